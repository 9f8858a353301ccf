/** A notice comes while matters run: what would move is told, moves in both directions, once, and what is closed stays. */
import { createHash } from 'node:crypto';
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { findApplications, getApplication } from '#modules/applications/contract';
import { getMatter } from '#modules/matters/contract';
import { loadHolidayNotice } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { findingIn } from '../../../tests/harness/finding.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { previewHolidayNotice } from './contract.ts';

let house: TestHouse;
let [running, closed] = ['', ''];
beforeAll(async () => {
  house = await openTestHouse();
  closed = await findingIn(house, 'closed');
  running = await findingIn(house, 'reported');
  // The notices of the founding have been heard long before one comes.
  await house.settle();
});

/** A day given, or taken, for one occasion. */
const change = (number: string, o: { off?: string; work?: string }) => ({
  year: 2026,
  number,
  issuedOn: '2026-11-24',
  scope: 'change' as const,
  off: o.off ? [{ holiday: 'special' as const, from: o.off, to: o.off }] : [],
  work: o.work ? [o.work] : [],
  source: 'a test',
  confidence: 'V' as const,
});
type Notice = ReturnType<typeof change>;

const dueOn = async (id: string) => must(await house.as('song').find(getMatter, { id })).clocks.at(-1)?.dueOn;
const preview = async (notice: Notice) => must(await house.as('gu').find(previewHolidayNotice, { notice }));
const load = async (notice: Notice) => {
  const { id } = must(await house.as('gu').run(loadHolidayNotice, { id: house.id(), notice }));
  await house.settle();
  return id;
};
const applied = async (notice: string) => {
  const { rows } = await sql<{ moved: number; late: number; digest: string }>`
    select moved, late, digest from holiday_notice_applied where notice_id = ${notice}`.execute(house.db);
  return rows[0];
};

test('a day off between moves what runs to a later day; the list was told before, and its digest is kept', async () => {
  const before = await dueOn(closed);
  expect(await dueOn(running)).toBe('2026-11-27');
  const notice = change('test off', { off: '2026-11-26' });
  const told = await preview(notice);
  expect(told).toMatchObject({ moved: 1, later: 1, becomeLate: 0, more: false });
  expect(told.moves).toMatchObject([
    { matterId: running, fromOn: '2026-11-27', toOn: '2026-11-30', becomesLate: false },
  ]);
  expect(await dueOn(running)).toBe('2026-11-27');

  const id = await load(notice);
  const view = must(await house.as('song').find(getMatter, { id: running }));
  expect(view.clocks.at(-1)).toMatchObject({ dueOn: '2026-11-30', state: 'running' });
  expect(view.timeline.at(-1)).toMatchObject({
    step: 'moveClocks',
    role: 'system',
    said: { fromOn: '2026-11-27', toOn: '2026-11-30' },
  });
  expect(view.road).toHaveLength(must(await house.as('song').find(getMatter, { id: closed })).road.length);
  expect(await dueOn(closed)).toBe(before);
  const line = `${running} ${told.moves[0]!.clock} 2026-11-27 2026-11-30`;
  const digest = createHash('sha256').update(line).digest('hex');
  expect(await applied(id)).toEqual({ moved: 1, late: 0, digest });
  expect(await preview(change('test off again', { off: '2026-11-26' }))).toMatchObject({ moved: 0 });
});

test('a Saturday that is worked brings the day forward; what was in time and is not any more is counted', async () => {
  house.clock.set('2026-11-30T09:00:00+08:00');
  const notice = change('test work', { work: '2026-11-28' });
  const told = await preview(notice);
  expect(told).toMatchObject({ moved: 1, later: 0, becomeLate: 1 });
  expect(told.moves[0]).toMatchObject({ toOn: '2026-11-28', becomesLate: true });
  expect(await applied(await load(notice))).toMatchObject({ moved: 1, late: 1 });
  await house.turnClocks();
  expect(must(await house.as('song').find(getMatter, { id: running })).clocks.at(-1)).toMatchObject({ light: 'red' });
});

test('of a matter both clocks move together: one fact, one entry that tells the day it shows', async () => {
  house.clock.set('2026-12-07T09:00:00+08:00');
  const application = await mortgageIn(house, 'admitted', await parcelIn(house));
  const id = await load(change('test off both', { off: '2026-12-08' }));
  const { rows } = await sql<{ said: { clocks: string[]; fromOn: string[]; toOn: string[] } }>`
    select said from opening o join fact f on f.id = o.fact_id
    where f.matter_id = ${application} and f.name = 'matters.clocksMoved'`.execute(house.db);
  const view = must(await house.as('chen').find(getMatter, { id: application }));
  expect(rows).toHaveLength(1);
  const { clocks, fromOn, toOn } = rows[0]!.said;
  expect(clocks).toEqual(['promise', 'statutory']);
  expect(clocks.map((name) => view.clocks.find((clock) => clock.name === name)?.dueOn)).toEqual(toOn);
  expect(await applied(id)).toMatchObject({ moved: 2 });
  const [promisedOn, statutoryOn] = toOn;
  const asked = house.as('chen').find(getApplication, { matterId: application });
  expect(must(await asked)).toMatchObject({ promisedOn, statutoryOn });
  const { applications } = must(await house.as('chen').find(findApplications, {}));
  expect(applications).toMatchObject([{ id: application, promisedOn }]);
  const shown = clocks.indexOf('promise');
  expect(view.timeline.filter(({ step }) => step === 'moveClocks').map(({ said }) => said)).toEqual([
    { clock: 'promise', fromOn: fromOn[shown], toOn: toOn[shown] },
  ]);
});

test('what is past its day stays where it was', async () => {
  const notice = change('test off 3', { off: '2026-11-27' });
  expect(await preview(notice)).toMatchObject({ moved: 0 });
  expect(await applied(await load(notice))).toMatchObject({ moved: 0 });
});

test('heard twice, it is done once', async () => {
  const { rows } = await sql<{ id: string; matterId: string }>`
    select id, matter_id as "matterId" from fact where name = 'norms.holidayNoticeLoaded'`.execute(house.db);
  const counts = await house.rowCounts();
  for (const fact of rows) {
    const { applyNotice } = await import('./hears/apply-notice.ts');
    await applyNotice.hear(house.house, { ...fact, n: 1, name: 'norms.holidayNoticeLoaded' }, house.id());
  }
  const { command_log: _, ...after } = await house.rowCounts();
  const { command_log: __, ...before } = counts;
  expect(after).toEqual(before);
});

test('a notice that contradicts itself, or is known, is refused before anything is counted; nobody else asks', async () => {
  const bad = change('test bad', { off: '2026-12-05', work: '2026-12-05' });
  expect(await house.as('gu').find(previewHolidayNotice, { notice: bad })).toMatchObject({
    refusal: { code: 'notice.contradicts' },
  });
  const known = change('test off', { off: '2026-12-04' });
  expect(await house.as('gu').find(previewHolidayNotice, { notice: known })).toMatchObject({
    refusal: { code: 'notice.alreadyLoaded' },
  });
  expect(await house.as('song').find(previewHolidayNotice, { notice: known })).toMatchObject({
    refusal: { code: 'may.denied' },
  });
});
