/** Measures through the pipeline: who records and withdraws, and an effect that comes from the records alone. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { firstMeasures } from './catalogue.ts';
import { findMeasures, recordMeasure, withdrawMeasure } from './contract.ts';

let house: TestHouse;
const refusal = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code);
const found = async (on?: string) => must(await house.as('nobody').find(findMeasures, { on })).measures;
const one = async (key: string) => (await found()).find((measure) => measure.key === key)!;
const compression = firstMeasures.find(({ key }) => key === 'compression.1')!;

beforeAll(async () => {
  house = await openTestHouse();
});

test('anybody reads all of them; what has no records is said to be unknown', async () => {
  const all = await found();
  expect(all).toHaveLength(31);
  expect(all.filter(({ effect }) => effect.is !== 'unknown')).toEqual([]);
  expect((await one('compression.4')).effect).toEqual({ is: 'unknown', why: 'notKept' });
  expect((await one('preference.1')).effect).toEqual({ is: 'unknown', why: 'notKept' });
  expect((await one('compression.1')).effect).toEqual({ is: 'unknown', why: 'noRecords' });
});

test('only the administrator records and withdraws, each from a day on', async () => {
  const next = { ...compression, id: house.id(), inForceFrom: '2026-12-01' };
  for (const who of ['wu', 'chen', 'tang', 'nobody'] as const)
    expect(['may.denied', 'who.unknown']).toContain(refusal(await house.as(who).run(recordMeasure, next)));
  const gu = house.as('gu');
  must(await gu.run(recordMeasure, next));
  expect(refusal(await gu.run(recordMeasure, { ...next, id: house.id() }))).toBe('measure.sameDay');
  const strange = { changes: 'limit', limit: 'no.such', from: null, to: { count: 1, unit: 'days' } } as const;
  expect(refusal(await gu.run(recordMeasure, { ...next, id: house.id(), pointer: strange }))).toBe(
    'measure.unknownLimit',
  );
  expect(await one('compression.1')).toMatchObject({ inForceFrom: '2024-05-01', state: 'inForce' });
  const withdrawal = { key: 'opinion.19', from: '2026-12-01', reason: '并入第十五条' };
  must(await gu.run(withdrawMeasure, { id: house.id(), ...withdrawal }));
  expect(refusal(await gu.run(withdrawMeasure, { id: house.id(), ...withdrawal }))).toBe('measure.withdrawn');
  expect(await one('opinion.19')).toMatchObject({ withdrawnFrom: '2026-12-01' });
  expect((await found('2026-12-01')).map(({ key }) => key)).not.toContain('opinion.19');
});

test('two who record the same day at once: one is told', async () => {
  const next = { ...compression, key: 'compression.2', number: 2, inForceFrom: '2027-01-01' };
  const both = await Promise.all([
    house.as('gu').run(recordMeasure, { ...next, id: house.id() }),
    house.as('gu').run(recordMeasure, { ...next, id: house.id() }),
  ]);
  expect(both.map(refusal).sort()).toEqual(['measure.sameDay', 'ok']);
});

test('the effect is the median of working days before and since, of what was decided', async () => {
  const gu = house.as('gu');
  const parcel = await parcelIn(house);
  const done = async () => mortgageIn(house, 'delivered', parcel);
  const [before, since, taken] = [await done(), await done(), await done()];
  const span = (matterId: string, from: string, to: string) =>
    sql`update application set accepted_at = ${from}, ended_at = ${to} where matter_id = ${matterId}`.execute(house.db);
  // Friday to Friday; the make-up day and the weekend between do their part.
  await span(before, '2026-11-06T23:59:00+08:00', '2026-11-13T09:00:00+08:00');
  await span(since, '2026-11-24T00:00:00+08:00', '2026-11-25T09:00:00+08:00');
  await span(taken, '2026-11-24T09:00:00+08:00', '2026-11-24T10:00:00+08:00');
  await sql`insert into application_end (matter_id, fact_n, ground, words) values (${taken}, 99, 'asked', '')`.execute(
    house.db,
  );
  const key = 'compression.7';
  const today = { ...compression, key, number: 7, inForceFrom: '2026-11-24' };
  must(await gu.run(recordMeasure, { ...today, id: house.id() }));
  expect((await one(key)).effect).toEqual({
    is: 'measured',
    before: { median: 5, count: 1, from: '2026-05-24', to: '2026-11-24' },
    since: { median: 1, count: 1, from: '2026-11-24', to: '2026-11-24' },
  });
  expect((await one('compression.1')).effect).toMatchObject({ is: 'oneSided', before: null, since: { count: 2 } });
});
