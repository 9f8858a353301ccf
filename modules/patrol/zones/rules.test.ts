/** What outlines are refused, and who may take and hand over a charge. */
import { areaM2, type LonLat } from '@cuntu/geodesy';
import { describe, expect, test } from 'vitest';
import type { ZonePlace } from './contract.ts';
import {
  decideAssigning,
  decideHanding,
  decideInside,
  decideOutline,
  decideParts,
  holdsOn,
  outlineFaults,
  SLIVER_M2,
} from './rules.ts';

/** `eastM` by `northM` near the middle of the city. */
function box(eastM: number, northM: number, at: LonLat = [113.4, 31.7]): ZonePlace {
  const [dx, dy] = [eastM / 94_700, northM / 110_900];
  const [x, y] = at;
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + dx, y],
        [x + dx, y + dy],
        [x, y + dy],
        [x, y],
      ],
    ],
  };
}

const holed = (hole: ZonePlace): ZonePlace => ({
  type: 'Polygon',
  coordinates: [...box(1000, 1000).coordinates, hole.coordinates[0]!],
});
const codes = (place: ZonePlace) => outlineFaults(place).map((fault) => fault.code);

describe('an outline', () => {
  test('of a field of a square kilometre is good, and measured', () => {
    expect(codes(box(1000, 1000))).toEqual([]);
    const decided = decideOutline(box(1000, 1000), 'place');
    expect(decided.ok && Math.abs(decided.value - 1_000_000)).toBeLessThan(2_000);
  });

  test.each([
    ['less than one mu', box(20, 20), 'zone.tooSmall'],
    ['a strip between two outlines', box(5000, 1), 'zone.tooNarrow'],
    ['wider than any county', box(80_000, 80_000), 'polygon.tooLarge'],
    ['with a hole that drawing left', holed(box(5, 5, [113.403, 31.703])), 'zone.holeTooSmall'],
    ['in metres instead of degrees', box(1000, 1000, [38_443_000, 3_508_000]), 'point.outOfBounds'],
    ['with latitude first', box(1000, 1000, [31.7, 113.4]), 'point.swapped'],
  ])('%s is refused by name', (_, place, code) => {
    expect(codes(place)).toContain(code);
  });

  test('that crosses itself is refused with the place of the crossing', () => {
    const [a, b, c, d] = box(1000, 1000).coordinates[0]! as unknown as [LonLat, LonLat, LonLat, LonLat];
    const bowTie = { type: 'Polygon', coordinates: [[a, c, b, d, a]] } as unknown as ZonePlace;
    const [fault] = outlineFaults(bowTie);
    expect(fault?.code).toBe('ring.crosses');
    expect(fault?.at?.[0]).toBeCloseTo((a[0] + c[0]) / 2, 6);
  });

  test('of a million points is refused before anything is measured', () => {
    const many = Array.from({ length: 1_000_001 }, (_, i): [number, number] => {
      const turn = (i % 1_000_000) / 1_000_000;
      return [113.4 + Math.cos(turn * 2 * Math.PI) / 100, 31.7 + Math.sin(turn * 2 * Math.PI) / 100];
    });
    expect(codes({ type: 'Polygon', coordinates: [many] })).toEqual(['polygon.tooManyPoints']);
  });

  test('with a hole large enough for a zone is good', () => {
    expect(codes(holed(box(100, 100, [113.403, 31.703])))).toEqual([]);
  });
});

test('what lies outside by less than a sliver was drawn along the border', () => {
  expect(decideInside(undefined, 'place').ok).toBe(true);
  expect(decideInside({ areaM2: SLIVER_M2 - 1, at: [113, 31] }, 'place').ok).toBe(true);
  expect(decideInside({ areaM2: SLIVER_M2, at: [113, 31] }, 'place')).toMatchObject({
    refusal: { code: 'zone.outsideTerritory', params: { lon: 113, lat: 31 } },
  });
});

test('a cut makes two parts, the larger first', () => {
  const [small, large] = [box(300, 1000), box(700, 1000)];
  expect(decideParts([small])).toMatchObject({ refusal: { code: 'zone.notCut' } });
  expect(decideParts([small, large, small])).toMatchObject({
    refusal: { code: 'zone.cutInPieces', params: { pieces: 3 } },
  });
  const decided = decideParts([small, large]);
  expect(decided.ok && decided.value.map((part) => Math.round(areaM2(part) / 100_000))).toEqual([7, 3]);
});

describe('a charge', () => {
  const held = (personId: string, from: string, to: string | null) => ({ personId, from, to });

  test('holds on its days, and one taken back at once on none', () => {
    expect(holdsOn(held('a', '2026-11-01', null), '2026-11-24')).toBe(true);
    expect(holdsOn(held('a', '2026-11-24', '2026-11-24'), '2026-11-24')).toBe(true);
    expect(holdsOn(held('a', '2026-11-24', '2026-11-23'), '2026-11-24')).toBe(false);
    expect(holdsOn(held('a', '2026-11-25', null), '2026-11-24')).toBe(false);
  });

  test.each([
    ['while another holds it', [held('a', '2026-01-01', null)], '2026-11-24', null, 'zone.chargeTaken'],
    ['before one who will', [held('a', '2026-12-01', null)], '2026-11-24', null, 'zone.chargeTaken'],
    ['to an end before its beginning', [], '2026-11-24', '2026-11-23', 'zone.endsBeforeItBegins'],
  ])('is not given %s', (_, rows, from, to, code) => {
    expect(decideAssigning(rows, { from, to })).toMatchObject({ refusal: { code } });
  });

  test('is given after the last, before the next, and where one was taken back', () => {
    const after = [held('a', '2026-01-01', '2026-11-23')];
    expect(decideAssigning(after, { from: '2026-11-24', to: null }).ok).toBe(true);
    expect(decideAssigning([held('a', '2026-12-01', null)], { from: '2026-11-24', to: '2026-11-30' }).ok).toBe(true);
    const back = [held('a', '2026-11-24', '2026-11-23')];
    expect(decideAssigning(back, { from: '2026-11-24', to: null }).ok).toBe(true);
  });

  test.each([
    ['that nobody holds', [], 'b', '2026-11-24', 'zone.chargeVacant'],
    ['that ended before', [held('a', '2026-01-01', '2026-11-01')], 'b', '2026-11-24', 'zone.chargeVacant'],
    ['to whoever has it', [held('a', '2026-01-01', null)], 'a', '2026-11-24', 'zone.handToSelf'],
    ['before it was his', [held('a', '2026-11-20', null)], 'b', '2026-11-19', 'zone.handedTooEarly'],
    ['ahead of the day', [held('a', '2026-11-20', null)], 'b', '2026-11-25', 'zone.handedAhead'],
  ])('is not handed over %s', (_, rows, to, from, code) => {
    expect(decideHanding(rows, to, from, '2026-11-24')).toMatchObject({ refusal: { code } });
  });
});
