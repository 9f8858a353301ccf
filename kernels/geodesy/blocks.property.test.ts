/** Cells against brute force: each centre measured by itself, for walks, polygons and the arithmetic of sets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK_CELLS, Blocks, bytesOf, CELL_M, cellsIn, wordsOf } from './blocks.ts';
import { Plane } from './plane.ts';
import { cellsOf, sharesOf } from './raster.ts';
import type { PolygonShape, Ring } from './shapes.ts';
import { project, unproject } from './systems.ts';

const seed = { seed: 20_261_122, numRuns: 200 };
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const EPSG = 4547;
/** Around a corner where four blocks meet. */
const [E0, N0] = [443_120 - (443_120 % 1280), 3_508_480 - (3_508_480 % 1280)];
const near = fc.tuple(real(-400, 400), real(-400, 400)).map(([x, y]) => [E0 + x, N0 + y] as const);

const listOf = (blocks: Blocks): string[] => {
  const found: string[] = [];
  for (const { bx, by } of blocks)
    for (let y = by * BLOCK_CELLS; y < (by + 1) * BLOCK_CELLS; y++)
      for (let x = bx * BLOCK_CELLS; x < (bx + 1) * BLOCK_CELLS; x++) if (blocks.has(x, y)) found.push(`${x} ${y}`);
  return found.sort();
};

/** How far the middle of each cell around lies from the segment, and whether it is therefore covered. */
function* centresAround(reach: number) {
  const around = Math.ceil((400 + reach) / CELL_M) + 2;
  for (let y = N0 / CELL_M - around; y <= N0 / CELL_M + around; y++)
    for (let x = E0 / CELL_M - around; x <= E0 / CELL_M + around; x++)
      yield { x, y, e: (x + 0.5) * CELL_M, n: (y + 0.5) * CELL_M };
}

function toSegment(e: number, n: number, a: readonly [number, number], b: readonly [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((e - a[0]) * dx + (n - a[1]) * dy) / length2));
  return Math.hypot(e - a[0] - along * dx, n - a[1] - along * dy);
}

test('a walk covers the cells whose centre is within its reach, and no other', () => {
  fc.assert(
    fc.property(near, near, real(1, 120), fc.constantFrom('free', 'east', 'north', 'still'), (a, b, reach, way) => {
      const to = { free: b, east: [b[0], a[1]], north: [a[0], b[1]], still: a }[way] as readonly [number, number];
      const blocks = new Blocks();
      blocks.markCapsule(a[0], a[1], to[0], to[1], reach);
      for (const { x, y, e, n } of centresAround(reach)) {
        const distance = toSegment(e, n, a, to);
        // A centre exactly on the rim may be rounded either way.
        if (Math.abs(distance - reach) > 1e-6) expect([x, y, blocks.has(x, y)]).toEqual([x, y, distance < reach]);
      }
      expect(blocks.cells).toBe(listOf(blocks).length);
    }),
    { ...seed, numRuns: 40 },
  );
});

test('who stands in the middle of a cell covers a disc, not a row', () => {
  const blocks = new Blocks();
  blocks.markDisc(10, 10, 30);
  expect(blocks.cells).toBe(9);
});

test('a walk and the same walk backwards cover the same', () => {
  fc.assert(
    fc.property(near, near, real(1, 120), (a, b, reach) => {
      const [there, back] = [new Blocks(), new Blocks()];
      there.markCapsule(a[0], a[1], b[0], b[1], reach);
      back.markCapsule(b[0], b[1], a[0], a[1], reach);
      expect(there.isWithin(back) && back.isWithin(there)).toBe(true);
    }),
    seed,
  );
});

const star = fc.array(real(60, 380), { minLength: 3, maxLength: 30 }).map((radii): [number, number][] => {
  const ring = radii.map((radius, i): [number, number] => {
    const angle = (i / radii.length) * 2 * Math.PI + 0.1;
    return [E0 + radius * Math.cos(angle), N0 + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
});

const isInside = (e: number, n: number, ring: readonly (readonly [number, number])[]): boolean => {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    if (y1 > n !== y2 > n && e < x1 + ((n - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
};

const toDegrees = (ring: readonly (readonly [number, number])[]): Ring =>
  ring.map(([eastingM, northingM]) => unproject(EPSG, { eastingM, northingM }));

test('a polygon with a hole covers the cells whose centre is inside it', () => {
  fc.assert(
    fc.property(star, real(0.1, 0.7), (ring, share) => {
      const hole = ring.map(([e, n]): [number, number] => [E0 + (e - E0) * share, N0 + (n - N0) * share]);
      const shape: PolygonShape = { type: 'Polygon', coordinates: [toDegrees(ring), toDegrees(hole)] };
      const blocks = cellsOf(EPSG, shape);
      let wrong = 0;
      for (const { x, y, e, n } of centresAround(0))
        if (blocks.has(x, y) !== (isInside(e, n, ring) && !isInside(e, n, hole))) wrong += 1;
      // The series and proj4 differ by less than a millimetre, which may move a centre over an edge.
      expect(wrong).toBeLessThanOrEqual(1);
    }),
    { ...seed, numRuns: 60 },
  );
});

test('two halves of a polygon share no cell and leave none out', () => {
  fc.assert(
    fc.property(star, (ring) => {
      const [first, across] = [0, Math.floor((ring.length - 1) / 2)];
      if (across - first < 2) return;
      const [a, b] = [
        [...ring.slice(first, across + 1), ring[first]!],
        [...ring.slice(across, -1), ring[first]!, ring[across]!],
      ].map((half) => cellsOf(EPSG, { type: 'Polygon', coordinates: [toDegrees(half)] }));
      const whole = cellsOf(EPSG, { type: 'Polygon', coordinates: [toDegrees(ring)] });
      const cut = cellsOf(EPSG, { type: 'MultiPolygon', coordinates: [[toDegrees(ring)]] });
      expect(cut.isWithin(whole) && whole.isWithin(cut)).toBe(true);
      // The cut may leave the star and come back: then the halves lie over each other, beside it.
      const inside = [a!.and(whole), b!.and(whole)];
      const both = new Blocks();
      for (const half of inside) both.or(half);
      expect(whole.isWithin(both)).toBe(true);
    }),
    seed,
  );
});

test('neighbouring squares of any size share no cell and leave none out', () => {
  fc.assert(
    fc.property(fc.array(real(5, 90), { minLength: 2, maxLength: 12 }), (widths) => {
      let at = E0 - 200;
      const all = new Blocks();
      let sum = 0;
      for (const width of widths) {
        const square = [
          [at, N0 - 150],
          [at + width, N0 - 150],
          [at + width, N0 + 150],
          [at, N0 + 150],
          [at, N0 - 150],
        ] as [number, number][];
        const cells = cellsOf(EPSG, { type: 'Polygon', coordinates: [toDegrees(square)] });
        sum += cells.cells;
        all.or(cells);
        at += width;
      }
      expect(all.cells).toBe(sum);
      const columns = Math.round((at - (E0 - 200)) / CELL_M);
      expect(Math.abs(sum - columns * 15)).toBeLessThanOrEqual(15);
    }),
    seed,
  );
});

test('shares of neighbours add up to whole cells, and to the area', () => {
  const quartersOf = (ring: readonly (readonly [number, number])[]) => {
    const shares = sharesOf(EPSG, { type: 'Polygon', coordinates: [toDegrees(ring)] });
    expect(
      shares.every(({ cells }, i) => shares.every((one, j) => i === j || one.quarters < 4 || !touch(one.cells, cells))),
    ).toBe(true);
    return shares.reduce((sum, { quarters, cells }) => sum + quarters * cells.cells, 0);
  };
  const touch = (a: Blocks, b: Blocks) => a.and(b).size > 0;
  fc.assert(
    fc.property(real(40, 160), real(-150, 150), real(0, Math.PI), (half, aside, turn) => {
      const corner = (x: number, y: number): [number, number] => [
        E0 + x * Math.cos(turn) - y * Math.sin(turn),
        N0 + x * Math.sin(turn) + y * Math.cos(turn),
      ];
      const [south, north] = [-half, half];
      const cut = (Math.max(-1, Math.min(1, aside / 160)) * half) / 2;
      const box = (west: number, east: number) => [
        corner(west, south),
        corner(east, south),
        corner(east, north),
        corner(west, north),
        corner(west, south),
      ];
      const whole = quartersOf(box(-half, half));
      expect(quartersOf(box(-half, cut)) + quartersOf(box(cut, half))).toBe(whole);
      // Each quarter that the edge passes through is wrong by half of itself at most.
      const area = (4 * half * half) / ((CELL_M * CELL_M) / 4);
      expect(Math.abs(whole - area)).toBeLessThan((8 * half) / (CELL_M / 2));
    }),
    seed,
  );
});

const spans = fc.array(fc.tuple(fc.integer({ min: -70, max: 70 }), fc.integer({ min: -70, max: 70 }), fc.nat(140)), {
  maxLength: 12,
});
const marked = (rows: readonly [number, number, number][]) => {
  const blocks = new Blocks();
  for (const [y, from, length] of rows) blocks.markRow(y, from, from + length - 1);
  return blocks;
};
const asSet = (rows: readonly [number, number, number][]) =>
  new Set(rows.flatMap(([y, from, length]) => Array.from({ length }, (_, i) => `${from + i} ${y}`)));

test('and, or, what the other lacks, and being within are those of sets', () => {
  fc.assert(
    fc.property(spans, spans, (one, other) => {
      const [a, b, setA, setB] = [marked(one), marked(other), asSet(one), asSet(other)];
      expect(listOf(a)).toEqual([...setA].sort());
      expect(listOf(a.and(b))).toEqual([...setA].filter((cell) => setB.has(cell)).sort());
      expect(listOf(a.andNot(b))).toEqual([...setA].filter((cell) => !setB.has(cell)).sort());
      expect(a.isWithin(b)).toBe([...setA].every((cell) => setB.has(cell)));
      a.or(b);
      expect(listOf(a)).toEqual([...new Set([...setA, ...setB])].sort());
    }),
    seed,
  );
});

test('a block goes to bytes and back, its first cell the first bit', () => {
  fc.assert(
    fc.property(spans, (rows) => {
      for (const { words } of marked(rows)) {
        const bytes = bytesOf(words);
        expect(wordsOf(bytes)).toEqual(words);
        const ones = [...bytes].reduce((n, byte) => n + byte.toString(2).replaceAll('0', '').length, 0);
        expect(cellsIn(words)).toBe(ones);
      }
    }),
    seed,
  );
  const corner = new Blocks();
  corner.markRow(0, 0, 0);
  expect(bytesOf(corner.get(0, 0)!)[0]).toBe(0x80);
  expect(() => wordsOf(new Uint8Array(511))).toThrow(RangeError);
});

test('the plane agrees with proj4 to a millimetre in its zone, to a centimetre at twice its width', () => {
  fc.assert(
    fc.property(real(-3, 3), real(18, 54), (beside, lat) => {
      const plane = new Plane(EPSG);
      plane.put(114 + beside, lat);
      const { eastingM, northingM } = project(EPSG, [114 + beside, lat]);
      const off = Math.hypot(plane.eastingM - eastingM, plane.northingM - northingM);
      expect(off).toBeLessThan(Math.abs(beside) <= 1.5 ? 0.001 : 0.01);
    }),
    { ...seed, numRuns: 2000 },
  );
  expect(() => new Plane(4526)).toThrow(RangeError);
});
