/** Parts that overlap, lie in each other or share a border are told; parts that keep apart, or meet in corners, are none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partFaults } from './parts.ts';
import type { LonLat } from './shapes.ts';

const box = (west: number, south: number, east: number, north: number): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const told = (...parts: LonLat[][][]) => partFaults(parts).map(({ code, part, other }) => `${code} ${part} ${other}`);

describe('parts', () => {
  const a = [box(0, 0, 4, 4)];
  test.each<[string, LonLat[][]]>([
    ['apart', [box(5, 0, 6, 1)]],
    ['that meet in a corner', [box(4, 4, 6, 6)]],
  ])('%s are sound', (_, b) => {
    expect(told(a, b)).toEqual([]);
    expect(told(b, a)).toEqual([]);
  });

  test('in a hole are sound, its border left free', () => {
    const holed = [box(0, 0, 9, 9), box(2, 2, 7, 7)];
    expect(told(holed, [box(3, 3, 6, 6)])).toEqual([]);
    expect(told([box(3, 3, 6, 6)], holed)).toEqual([]);
    expect(told(holed, [box(2, 2, 7, 7)])).toEqual(['parts.share 0 1']);
  });

  test.each<[string, LonLat[][], string]>([
    ['that cross', [box(2, 2, 6, 6)], 'overlap'],
    ['within each other', [box(1, 1, 2, 2)], 'overlap'],
    ['given twice', a, 'share'],
    ['with a side in common', [box(4, 0, 6, 4)], 'share'],
    [
      'with a corner on a side',
      [
        [
          [4, 2],
          [6, 1],
          [6, 3],
          [4, 2],
        ],
      ],
      'share',
    ],
    [
      'that cross in corners alone',
      [
        [
          [0, 0],
          [4, 4],
          [-2, 6],
          [0, 0],
        ],
      ],
      'overlap',
    ],
  ])('%s are told', (_, b, code) => {
    expect(told(a, b)).toEqual([`parts.${code} 0 1`]);
    expect(told(b, a)).toEqual([`parts.${code} 0 1`]);
  });

  test('are told pair by pair', () => {
    expect(told(a, [box(9, 9, 10, 10)], [box(3, 3, 5, 5)], [box(1, 1, 2, 2)])).toEqual([
      'parts.overlap 0 2',
      'parts.overlap 0 3',
    ]);
  });
});

test('boxes are told exactly where they have ground or a piece of border in common', () => {
  const span = fc
    .tuple(fc.nat(8), fc.integer({ min: 1, max: 4 }))
    .map(([from, length]) => [from, from + length] as const);
  const boxes = fc.array(fc.tuple(span, span), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(boxes, (given) => {
      const common = (a: readonly [number, number], b: readonly [number, number]) =>
        Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
      const expected = given.flatMap(([x, y], i) =>
        given.flatMap(([u, v], j) => {
          const [wide, high] = [common(x, u), common(y, v)];
          return i < j && wide >= 0 && high >= 0 && wide + high > 0 ? [`${i} ${j}`] : [];
        }),
      );
      const parts = given.map(([[west, east], [south, north]]) => [box(west, south, east, north)]);
      expect(partFaults(parts).map(({ part, other }) => `${part} ${other}`)).toEqual(expected);
    }),
    { seed: 20_261_129, numRuns: 300 },
  );
});
