/** What is late climbs its ladder: each rung once, to a person by name, until it is done. */
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  examineApplication,
  refuseApplication,
  resumeReview,
  suspendReview,
  withdrawApplication,
} from '#modules/applications/contract';
import { endAppointment } from '#modules/bureau/contract';
import { setLadder } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { photoIn } from '../../../tests/harness/finding.ts';
import { type CastName, idOf, MORNING, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { previewAdmitted } from '../../../tests/harness/supervision.ts';
import { findEscalations, getMatter, noteEscalation } from '../contract.ts';
import { escalate } from './escalating.ts';

let house: TestHouse;
let nth = 0;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.clock.set(MORNING));

const on = async (at: string) => {
  house.clock.set(`${at}+08:00`);
  await house.turnClocks();
  await escalate(house.house);
};
const told = async (who: CastName, matterId: string) =>
  must(await house.as(who).find(findEscalations, {})).escalations.filter((one) => one.matterId === matterId);
const raised = async (matterId: string, clock = 'promise') =>
  (
    await sql<{ rung: number; role: string; personId: string | null; raisedOn: string }>`
      select rung, role, person_id as "personId", raised_on as "raisedOn" from escalation
      where matter_id = ${matterId} and clock = ${clock} order by rung`.execute(house.db)
  ).rows;
const admitted = async () => mortgageIn(house, 'admitted', await parcelIn(house, ++nth));

describe('the ladder', () => {
  test('is climbed on the day it turns, after one working day and after three; never twice for one rung', async () => {
    const matterId = await admitted();
    await on('2026-11-27T23:59:00');
    expect(await raised(matterId)).toEqual([]);
    // Three working days from Tuesday end with Friday 27: it turns on Saturday.
    await on('2026-11-28T00:01:00');
    await escalate(house.house);
    const first = await raised(matterId);
    expect(first).toMatchObject([
      { rung: 1, role: 'examiner', personId: expect.any(String), raisedOn: '2026-11-28' },
      { rung: 2, role: 'leader', personId: idOf('wu') },
    ]);
    expect(await told('wu', matterId)).toMatchObject([
      {
        clock: 'promise',
        dueOn: '2026-11-27',
        raisedOn: '2026-11-28',
        late: 0,
        mine: false,
        person: expect.any(String),
      },
    ]);
    expect(await told('he', matterId)).toEqual([]);
    await on('2026-11-30T09:00:00');
    expect(await raised(matterId)).toHaveLength(3);
    await on('2026-12-02T09:00:00');
    await escalate(house.house);
    expect(await raised(matterId)).toHaveLength(5);
    expect(await told('he', matterId)).toMatchObject([{ raisedOn: '2026-12-02', late: 3 }]);
    const { timeline } = must(await house.as('wu').find(getMatter, { id: matterId }));
    expect(timeline.filter(({ step }) => step === 'escalateMatter').map(({ said }) => said.raisedTo)).toEqual([
      expect.any(String),
      '演示吴',
      '演示吴',
      '演示吴',
      '演示何',
    ]);
  });

  test('missed for days is climbed at once', async () => {
    const matterId = await admitted();
    await on('2026-12-09T09:00:00');
    expect((await raised(matterId)).map(({ rung }) => rung)).toEqual([1, 2, 3, 4, 5]);
  });

  test('is not climbed by what is internal, stands still, or was done', async () => {
    const paused = await previewAdmitted(house, 11);
    const halt = { ground: 'expertReview', words: '需组织专家评审', until: '2026-12-20' };
    must(await house.as('xu').run(suspendReview, { id: house.id(), matterId: paused, ...halt }));
    const withdrawn = await admitted();
    must(
      await house
        .as('chen')
        .run(withdrawApplication, { matterId: withdrawn, words: '另行协商', request: [await photoIn(house)] }),
    );
    const waiting = await mortgageIn(house, 'registered', await parcelIn(house, ++nth));
    await on('2026-12-16T09:00:00');
    for (const id of [paused, withdrawn, waiting]) expect(await raised(id)).toEqual([]);
    expect(await raised(waiting, 'delivery')).toEqual([]);
    must(await house.as('xu').run(resumeReview, { matterId: paused, words: '评审意见已收到' }));
    await escalate(house.house);
    expect(await raised(paused)).toEqual([]);
  });

  test('stops with the clock, and leaves the lists', async () => {
    const matterId = await admitted();
    await on('2026-11-30T09:00:00');
    expect(await told('wu', matterId)).toHaveLength(1);
    must(await house.as('xu').run(examineApplication, { matterId, outcome: 'unfit', words: '合同未签字' }));
    expect(await told('wu', matterId)).toHaveLength(1);
    must(await house.as('qin').run(refuseApplication, { id: house.id(), matterId, reasons: '抵押合同没有签字' }));
    expect(await told('wu', matterId)).toEqual([]);
    const before = await raised(matterId);
    await on('2026-12-09T09:00:00');
    expect(await raised(matterId)).toEqual(before);
    const { rows } = await sql`select 1 from escalation where open and matter_id = ${matterId}`.execute(house.db);
    expect(rows).toEqual([]);
  });

  test('is the one in force on the day of turning; a new one begins tomorrow', async () => {
    const ladder = { kind: 'promised', article: '本局督办规程', confidence: 'M?' } as const;
    const rung = { after: 0, unit: 'days', to: 'bureau', role: 'supervisor' } as const;
    const setAs = (who: CastName, inForceFrom: string) =>
      house.as(who).run(setLadder, { id: house.id(), ...ladder, rungs: [rung], inForceFrom });
    const set = (inForceFrom: string) => setAs('gu', inForceFrom);
    expect(await set('2026-11-24')).toMatchObject({ refusal: { code: 'ladder.fromTomorrow' } });
    expect(await setAs('wu', '2027-01-01')).toMatchObject({ refusal: { code: 'may.denied' } });
    const matterId = await admitted();
    must(await set('2026-11-28'));
    expect(await set('2026-11-28')).toMatchObject({ refusal: { code: 'ladder.sameDay' } });
    await on('2026-11-28T00:01:00');
    expect(await raised(matterId)).toMatchObject([{ rung: 1, role: 'supervisor', personId: idOf('he') }]);
  });
});

describe('whoever is told', () => {
  test('says once that he has seen it, and is told again of the next rung; others may not say so for him', async () => {
    house.clock.set('2026-11-20T09:00:00+08:00');
    const matterId = await admitted();
    await on('2026-11-26T00:01:00');
    const note = (who: CastName) => house.as(who).run(noteEscalation, { matterId, clock: 'promise' });
    expect(await note('he')).toMatchObject({ refusal: { code: 'escalation.none' } });
    expect(await note('gu')).toMatchObject({ refusal: { code: 'may.denied' } });
    const { version } = must(await house.as('wu').find(getMatter, { id: matterId }));
    must(await note('wu'));
    expect(await told('wu', matterId)).toEqual([]);
    expect(await note('wu')).toMatchObject({ refusal: { code: 'escalation.none' } });
    // Nobody's open form grows old by it.
    expect(must(await house.as('wu').find(getMatter, { id: matterId })).version).toBe(version);
    await on('2026-11-27T09:00:00');
    expect(await told('wu', matterId)).toHaveLength(1);
  });

  test('is nobody where the post is vacant, and it is told that it is', async () => {
    house.clock.set('2026-11-20T09:00:00+08:00');
    const matterId = await admitted();
    must(
      await house.as('jiang').run(endAppointment, { appointmentId: idOf('appointment of he'), lastOn: '2026-11-20' }),
    );
    await on('2026-12-01T09:00:00');
    expect((await raised(matterId)).at(-1)).toMatchObject({ rung: 5, role: 'supervisor', personId: null });
    const { timeline } = must(await house.as('wu').find(getMatter, { id: matterId }));
    expect(timeline.findLast(({ step }) => step === 'escalateMatter')?.said).toMatchObject({ raisedTo: '' });
    expect(house.faults).toEqual([]);
  });
});

test('what is to be raised is read from an index, not from all clocks', async () => {
  const plan = await house.database.transaction(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    return (
      await sql<{ 'QUERY PLAN': string }>`explain select matter_id, name from clock
        where state = 'running' and next_rung_on <= '2026-12-01' order by next_rung_on limit 200`.execute(tx)
    ).rows;
  });
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('clock_rung');
});
