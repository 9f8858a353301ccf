/** Faults of a drawn outline. */
import { describe, expect, it } from 'vitest';
import { cornersOf, crossesItself, faultsOf, ringOf } from './outline.ts';
import type { Position } from './subject.ts';

const square: Position[] = [
  [113, 31],
  [113.1, 31],
  [113.1, 31.1],
  [113, 31.1],
];
const bow: Position[] = [square[0]!, square[2]!, square[1]!, square[3]!];

describe('an outline', () => {
  it('is whole when its corners follow the edge', () => expect(faultsOf(square, [112, 30, 114, 32])).toEqual([]));
  it('crosses itself when two corners change places', () => {
    expect(crossesItself(bow)).toBe(true);
    expect(faultsOf(bow)).toEqual([{ code: 'crossing' }]);
  });
  it('may be hollow without crossing', () => {
    expect(crossesItself([...square.slice(0, 3), [113.05, 31.02]])).toBe(false);
  });
  it('needs three corners', () => expect(faultsOf(square.slice(0, 2))).toEqual([{ code: 'tooFew' }]));
  it('names the corner that lies outside or is no number', () => {
    expect(faultsOf([...square.slice(0, 3), [120, 31]], [112, 30, 114, 32])[0]).toEqual({ code: 'outside', number: 4 });
    expect(faultsOf([[Number.NaN, 31], ...square.slice(1)])[0]).toEqual({ code: 'number', number: 1 });
  });
  it('closes its ring and opens it again', () => {
    expect(ringOf(square)).toHaveLength(5);
    expect(ringOf(square)[4]).toEqual(square[0]);
    expect(cornersOf(ringOf(square))).toEqual(square);
    expect(ringOf([])).toEqual([]);
  });
});
