/** A pointer near a corner lands on it exactly, near a side on the side, elsewhere where it is. */
import { expect, test } from 'vitest';
import { snapped } from './snapping.ts';
import type { Outline } from './subject.ts';

const outline: Outline = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};
/** A hundred pixels a degree, north above. */
const project = (lon: number, lat: number) => ({ x: lon * 100, y: -lat * 100 });
const at = (x: number, y: number) => snapped({ x, y: -y }, [outline], project);

test('a corner draws from further than a side, and gives its own numbers', () => {
  expect(at(95, 108)).toEqual([1, 1]);
  expect(at(50, 4)).toEqual([0.5, 0]);
  expect(at(50, 12)).toBeUndefined();
  expect(at(50, 50)).toBeUndefined();
});

test('the nearest of several is taken', () => {
  const right: Outline = { ...outline, coordinates: [outline.coordinates[0]!.map(([x, y]) => [x + 1.05, y] as const)] };
  expect(snapped({ x: 104, y: 0 }, [outline, right], project)).toEqual([1.05, 0]);
});
