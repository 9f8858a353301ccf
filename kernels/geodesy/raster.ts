/** A polygon as cells of the grid, by the rule of the cell's centre: neighbours share no cell and leave none out. */
import { BLOCK_CELLS, Blocks, CELL_M } from './blocks.ts';
import { Plane } from './plane.ts';
import type { MultiPolygonShape, PolygonShape, Ring } from './shapes.ts';

/** By row, the eastings in metres at which an edge crosses the line through the row's centres. */
type Crossings = Map<number, number[]>;

/** Half-open both ways: of two polygons that share an edge, exactly one has the centre that lies on it. */
function addRing(crossings: Crossings, plane: Plane, ring: Ring, sideM: number): void {
  let [fromE, fromN] = [Number.NaN, Number.NaN];
  for (const [lon, lat] of ring) {
    plane.put(lon, lat);
    const [toE, toN] = [plane.eastingM, plane.northingM];
    // Always from the lower end, so that two neighbours round the same edge alike.
    const [lowE, lowN, highE, highN] = fromN < toN ? [fromE, fromN, toE, toN] : [toE, toN, fromE, fromN];
    const last = Math.ceil(highN / sideM - 0.5) - 1;
    for (let y = Math.ceil(lowN / sideM - 0.5); y <= last; y++) {
      const at = lowE + (((y + 0.5) * sideM - lowN) / (highN - lowN)) * (highE - lowE);
      const row = crossings.get(y);
      if (row) row.push(at);
      else crossings.set(y, [at]);
    }
    [fromE, fromN] = [toE, toN];
  }
}

/** Holes are left out; parts of a multipolygon are joined. Edges are straight in the plane of the zone. */
export const cellsOf = (epsg: number, shape: PolygonShape | MultiPolygonShape): Blocks =>
  squaresOf(epsg, shape, CELL_M);

function squaresOf(epsg: number, shape: PolygonShape | MultiPolygonShape, sideM: number): Blocks {
  const plane = new Plane(epsg);
  const blocks = new Blocks();
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  for (const rings of polygons) {
    const crossings: Crossings = new Map();
    for (const ring of rings) addRing(crossings, plane, ring, sideM);
    for (const [y, at] of crossings) {
      at.sort((a, b) => a - b);
      for (let i = 1; i < at.length; i += 2)
        blocks.markRow(y, Math.ceil(at[i - 1]! / sideM - 0.5), Math.ceil(at[i]! / sideM - 0.5) - 1);
    }
  }
  return blocks;
}

export interface Share {
  quarters: 1 | 2 | 4;
  cells: Blocks;
}

/**
 * How much of each cell belongs to a polygon, by the centres of the cell's quarters: 4 the whole cell, 2 and 1 what of an
 * edge cell, three quarters of one standing in both. Of neighbours each quarter belongs to exactly one.
 */
export function sharesOf(epsg: number, shape: PolygonShape | MultiPolygonShape): Share[] {
  const shares = ([4, 2, 1] as const).map((quarters): Share => ({ quarters, cells: new Blocks() }));
  for (const { bx, by, words } of squaresOf(epsg, shape, CELL_M / 2))
    for (let row = 0; row < BLOCK_CELLS / 2; row++)
      for (const half of [0, 1]) {
        const [lower, upper] = [words[4 * row + half]!, words[4 * row + 2 + half]!];
        if ((lower | upper) !== 0)
          addShares(shares, ((2 * bx + half) * BLOCK_CELLS) / 4, (by * BLOCK_CELLS) / 2 + row, lower, upper);
      }
  return shares.filter(({ cells }) => cells.size > 0);
}

const CELLS_A_WORD = 16;
const ALL = 0xffffffff;

/** Two words of half-sided squares over one another, which are sixteen cells from (x, y) on. */
function addShares(shares: readonly Share[], x: number, y: number, lower: number, upper: number): void {
  if (lower === ALL && upper === ALL) {
    shares[0]!.cells.markRow(y, x, x + CELLS_A_WORD - 1);
    return;
  }
  for (let n = 0; n < CELLS_A_WORD; n++) {
    const [low, high] = [(lower >>> (30 - 2 * n)) & 3, (upper >>> (30 - 2 * n)) & 3];
    const within = (low & 1) + (low >> 1) + (high & 1) + (high >> 1);
    for (const { quarters, cells } of shares) if (within & quarters) cells.markRow(y, x + n, x + n);
  }
}
