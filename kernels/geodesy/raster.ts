/** A polygon as cells of the grid, by the rule of the cell's centre: neighbours share no cell and leave none out. */
import { Blocks, CELL_M } from './blocks.ts';
import { Plane } from './plane.ts';
import type { MultiPolygonShape, PolygonShape, Ring } from './shapes.ts';

/** By row, the eastings in metres at which an edge crosses the line through the row's centres. */
type Crossings = Map<number, number[]>;

/** Half-open both ways: of two polygons that share an edge, exactly one has the centre that lies on it. */
function addRing(crossings: Crossings, plane: Plane, ring: Ring): void {
  let [fromE, fromN] = [Number.NaN, Number.NaN];
  for (const [lon, lat] of ring) {
    plane.put(lon, lat);
    const [toE, toN] = [plane.eastingM, plane.northingM];
    // Always from the lower end, so that two neighbours round the same edge alike.
    const [lowE, lowN, highE, highN] = fromN < toN ? [fromE, fromN, toE, toN] : [toE, toN, fromE, fromN];
    const last = Math.ceil(highN / CELL_M - 0.5) - 1;
    for (let y = Math.ceil(lowN / CELL_M - 0.5); y <= last; y++) {
      const at = lowE + (((y + 0.5) * CELL_M - lowN) / (highN - lowN)) * (highE - lowE);
      const row = crossings.get(y);
      if (row) row.push(at);
      else crossings.set(y, [at]);
    }
    [fromE, fromN] = [toE, toN];
  }
}

/** Holes are left out; parts of a multipolygon are joined. Edges are straight in the plane of the zone. */
export function cellsOf(epsg: number, shape: PolygonShape | MultiPolygonShape): Blocks {
  const plane = new Plane(epsg);
  const blocks = new Blocks();
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  for (const rings of polygons) {
    const crossings: Crossings = new Map();
    for (const ring of rings) addRing(crossings, plane, ring);
    for (const [y, at] of crossings) {
      at.sort((a, b) => a - b);
      for (let i = 1; i < at.length; i += 2)
        blocks.markRow(y, Math.ceil(at[i - 1]! / CELL_M - 0.5), Math.ceil(at[i]! / CELL_M - 0.5) - 1);
    }
  }
  return blocks;
}
