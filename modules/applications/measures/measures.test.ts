/** Measures through the pipeline: who records and withdraws, and an effect that comes from the records alone. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { keepOutcome } from '../promises/tables.ts';
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

test('the effect is the median of working days in the months before and since, as promises are counted', async () => {
  const gu = house.as('gu');
  const parcel = await parcelIn(house);
  const done = async () => mortgageIn(house, 'delivered', parcel);
  const kept = { item: 'mortgageSet', promised: 3, statutory: 30, kept: true };
  const took = async (finishedOn: string, days: number) =>
    keepOutcome(house.db, { ...kept, matterId: await done(), finishedOn, days });
  await took('2026-10-13', 5);
  await took('2026-11-25', 1);
  const key = 'compression.7';
  const today = { ...compression, key, number: 7, inForceFrom: '2026-11-24' };
  must(await gu.run(recordMeasure, { ...today, id: house.id() }));
  expect((await one(key)).effect).toEqual({
    is: 'measured',
    before: { median: 5, count: 1, from: '2026-05-01', to: '2026-11-01' },
    since: { median: 1, count: 1, from: '2026-11-01', to: '2026-11-24' },
  });
  expect((await one('compression.1')).effect).toMatchObject({ is: 'oneSided', before: null, since: { count: 2 } });
});
