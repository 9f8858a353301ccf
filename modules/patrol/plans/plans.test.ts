/** Plans from the interval of the class, adjusted with a reason; done is counted from the ground, and a due zone is its holder's. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn } from '../../../tests/harness/finding.ts';
import { idOf, openTestHouse, type TestHouse, TOWNSHIP, VILLAGE } from '../../../tests/harness/house.ts';
import { zoneOver } from '../../../tests/harness/zones.ts';
import { keepFormerCoverage } from '../coverage/former.ts';
import { assignZone } from '../zones/contract.ts';
import { adjustPlan, findDueZones, getPlan, makePlan } from './contract.ts';

let house: TestHouse;
let zoneId: string;
const november = { division: TOWNSHIP, year: 2026, month: 11 } as const;
const codeOf = (answer: unknown) => (answer as { refusal?: { code: string } }).refusal?.code;

beforeAll(async () => {
  house = await openTestHouse();
  zoneId = (await zoneOver(house, VILLAGE)).id;
  const given = { zoneId, charge: 'patrol', personId: idOf('bai'), from: '2026-11-24' } as const;
  must(await house.as('gu').run(assignZone, given));
});

/** The whole of the zone seen on a day. */
async function seen(day: string): Promise<void> {
  const [lon, lat] = await pointIn(house, VILLAGE);
  const points = Array.from({ length: 41 }, (_, i): [number, number] => [lon - 0.03, lat + (i - 20) * 0.0015]).flatMap(
    ([x, y]): [number, number][] => [
      [x, y],
      [x + 0.06, y],
    ],
  );
  await house.database.transaction((tx) => keepFormerCoverage(tx, '4213', day, [{ points, reachM: 200 }]));
}

test('a plan is made once for a place and a month, by who answers for it', async () => {
  expect(must(await house.as('song').find(getPlan, november))).toMatchObject({ plan: null, mayPlan: true });
  expect(codeOf(await house.as('yao').run(makePlan, { id: house.id(), ...november }))).toBe('may.denied');
  expect(codeOf(await house.as('yao').find(getPlan, november))).toBe('thing.notFound');
  const both = await Promise.all([1, 2].map(() => house.as('song').run(makePlan, { id: house.id(), ...november })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.map(codeOf)).toContain('plan.made');
  const empty = { ...november, division: '421381' };
  expect(codeOf(await house.as('gu').run(makePlan, { id: house.id(), ...empty }))).toBe('plan.noZones');
  const { plan, zones } = must(await house.as('song').find(getPlan, november));
  expect(plan).toMatchObject({ version: 1 });
  // Class 1 every seven days: five stretches of November, three of them over on the 24th.
  expect(zones).toMatchObject([{ zoneId, planned: 5, done: 0, due: 3, intervalDays: 7 }]);
});

test('done counts the stretches in which enough of the ground was seen', async () => {
  for (const day of ['2026-11-02', '2026-11-03', '2026-11-20', '2026-10-31']) await seen(day);
  const { zones } = must(await house.as('song').find(getPlan, november));
  expect(zones[0]).toMatchObject({ done: 2, due: 3 });
});

test('an adjustment names its reason, and an old form is told so; the former version stays', async () => {
  const { plan } = must(await house.as('song').find(getPlan, november));
  const change = { planId: plan!.id, version: 1, changes: [{ zoneId, times: 8 }] };
  expect(codeOf(await house.as('song').run(adjustPlan, { ...change, words: '' }))).toBe('input.invalid');
  const strange = { ...change, changes: [{ zoneId: house.id(), times: 1 }], words: 'x' };
  expect(codeOf(await house.as('song').run(adjustPlan, strange))).toBe('plan.zoneUnknown');
  must(await house.as('song').run(adjustPlan, { ...change, words: '汛期多去' }));
  expect(codeOf(await house.as('song').run(adjustPlan, { ...change, words: '再来' }))).toBe('form.stale');
  expect(must(await house.as('song').find(getPlan, november))).toMatchObject({
    plan: { version: 2, words: '汛期多去' },
    zones: [{ planned: 8 }],
  });
  const { rows } = await sql`select 1 from plan_version where matter_id = ${plan!.id}`.execute(house.db);
  expect(rows).toHaveLength(2);
});

test('a zone that was seen four days ago asks for nothing; two days on it does, and then it is late', async () => {
  const due = async () => must(await house.as('bai').find(findDueZones, {})).zones;
  expect(await due()).toEqual([]);
  house.clock.set('2026-11-26T09:00:00+08:00');
  expect(await due()).toMatchObject([{ id: zoneId, late: false }]);
  house.clock.set('2026-11-27T09:00:00+08:00');
  expect(await due()).toMatchObject([{ id: zoneId, late: true, percent: 0 }]);
  expect(must(await house.as('song').find(findDueZones, {})).zones).toEqual([]);
});
