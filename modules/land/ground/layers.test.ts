/** The history of a layer: kept with each import, and the same as what its features say. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { findLayers } from '../contract.ts';
import { box, bringLayer, bringParcels, type Frame, frameAt, polygon, unitNumber } from '../testing/ground.ts';
import { heldOn, tilesOn } from './rules.ts';

let house: TestHouse;
let frame: Frame;
const square = (n: number) => polygon(frame(box(n * 100, 0, n * 100 + 90, 90)));
const coded = (n: number, code: string) => ({ geometry: square(n), properties: { code } });
const numbered = (n: number) => ({ geometry: square(n), properties: { unitNumber: unitNumber(n) } });

const historyOf = async (layer: string) => {
  const { layers } = must(await house.as('song').find(findLayers, {}));
  return layers.find((one) => one.layer === layer);
};

beforeAll(async () => {
  house = await openTestHouse();
  frame = await frameAt(house);
});

describe('a layer', () => {
  test('of which nothing was brought in is not named', async () => {
    expect(await historyOf('plan')).toBeUndefined();
  });

  test('tells the days on which something came or went, whatever brought it about', async () => {
    must(await bringLayer(house, 'landClass', [coded(0, '0101'), coded(1, '0301')]));
    must(
      await bringLayer(house, 'landClass', [coded(0, '0101'), coded(1, '0101'), coded(2, '1104')], {
        from: '2026-07-01',
        replaces: true,
      }),
    );
    must(await bringLayer(house, 'approval', [coded(3, '4')], { from: '2026-03-01', to: '2026-08-31' }));
    must(await bringLayer(house, 'approval', [coded(4, '1'), coded(5, '1')], { from: '2026-03-01' }));
    must(await bringParcels(house, [numbered(0), numbered(1)]));
    must(await bringParcels(house, [numbered(1), numbered(2)], '2026-09-01'));
    const changes = async (layer: string) => (await historyOf(layer))?.changes;
    expect(await changes('landClass')).toEqual([
      { on: '2026-01-01', features: 2 },
      { on: '2026-07-01', features: 1 },
    ]);
    expect(await changes('approval')).toEqual([
      { on: '2026-03-01', features: 3 },
      { on: '2026-09-01', features: -1 },
    ]);
    expect(await changes('parcel')).toEqual([
      { on: '2026-01-01', features: 2 },
      { on: '2026-09-01', features: 1 },
    ]);
  });

  test('holds on every day as many features as stand in its table', async () => {
    for (const layer of ['landClass', 'approval', 'parcel'])
      for (const day of ['2025-12-31', '2026-02-28', '2026-03-01', '2026-06-30', '2026-08-31', '2026-09-01']) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
            select 'parcel' as layer, valid_from, valid_to from parcel
            union all select layer, valid_from, valid_to from layer_feature) as held
          where layer = ${layer} and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)`.execute(
          house.db,
        );
        expect([layer, day, heldOn((await historyOf(layer))!, day)]).toEqual([layer, day, rows[0]!.n]);
      }
  });

  test('asks for the same tiles from one change to the next', async () => {
    const history = (await historyOf('approval'))!;
    expect(tilesOn(history, '2026-08-31')).toBe(tilesOn(history, '2026-03-01'));
    expect(tilesOn(history, '2026-09-01')).not.toBe(tilesOn(history, '2026-08-31'));
    expect(tilesOn(history, '2026-02-28')).not.toBe(tilesOn(history, '2026-03-01'));
  });
});
