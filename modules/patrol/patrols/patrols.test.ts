/** Patrols that two devices begin at once, and those that nobody ends. */
import { must } from '@cuntu/base';
import { beforeEach, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { addedDays } from '../tracks/rules/days.ts';
import { createDay } from '../tracks/tables.ts';
import { endPatrol, findMyPatrols, startPatrol } from './contract.ts';
import { endForgotten } from './forgotten.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});

const begin = (startedAt: string) => house.as('bai').run(startPatrol, { id: house.id(), mode: 'foot', startedAt });

test('of two begun at the same instant one is refused with a sentence, and nothing is a fault', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => begin(house.clock.now())));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers)
    if (!answer.ok) expect(['patrol.overlaps', 'patrol.overlapsNow']).toContain(answer.refusal.code);
  expect(must(await house.as('bai').find(findMyPatrols, {})).patrols).toHaveLength(1);
});

test('a patrol that nobody ends is ended by the house a day after it began, once, as its own fact', async () => {
  const { id } = must(await begin(house.clock.now()));
  house.clock.set('2026-11-25T08:59:00+08:00');
  await endForgotten(house.house);
  expect(must(await house.as('bai').find(findMyPatrols, {})).patrols[0]!.endedAt).toBeNull();
  house.clock.set('2026-11-25T09:30:00+08:00');
  await endForgotten(house.house);
  await endForgotten(house.house);
  const [patrol] = must(await house.as('bai').find(findMyPatrols, {})).patrols;
  expect(patrol).toMatchObject({ id, endedAt: '2026-11-25T01:00:00.000Z' });
  const { rows } = await sql`select 1 from fact where matter_id = ${id} and name = 'patrol.patrolEnded'`.execute(
    house.db,
  );
  expect(rows).toHaveLength(1);
  const late = await house.as('bai').run(endPatrol, { patrolId: id, endedAt: house.clock.now() });
  expect(late).toMatchObject({ refusal: { code: 'patrol.ended' } });
});

test('an old patrol ends though a whole season of others’ days came after it', async () => {
  const { id } = must(await begin(house.clock.now()));
  house.clock.set('2026-11-24T10:00:00+08:00');
  for (let day = 0; day < 60; day++)
    await house.database.transaction((tx) => createDay(tx, addedDays('2026-11-24', day)));
  expect(must(await house.as('bai').run(endPatrol, { patrolId: id, endedAt: house.clock.now() }))).toBeTruthy();
});
