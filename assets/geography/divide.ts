/** Counties, townships and villages laid over the mesh: each cell gets the code of its village. */
import { grow, piecesOf } from './growth.ts';
import type { Mesh } from './mesh.ts';
import { distance, isInside, type Point, type Ring } from './plane.ts';

export interface Town {
  code: string;
  at: Point;
  villages: readonly string[];
  /** Area a village takes here, against a village in the country. */
  weight: number;
}

type Noise = (x: number, y: number) => number;

/** Cell → county. Gaps between outlines go to the nearest county, exclaves and lone cells to whoever surrounds them. */
export function countiesOn(mesh: Mesh, outlines: ReadonlyMap<string, Ring>): (string | undefined)[] {
  const county = mesh.sites.map((site) => [...outlines].find(([, ring]) => isInside(site, ring))?.[0]);
  const cellsOf = (code: string | undefined) => [...county.keys()].filter((cell) => county[cell] === code);
  const unsettled = [undefined, ...outlines.keys()].flatMap((code) => piecesOf(mesh, cellsOf(code)).slice(1).flat());
  for (const cell of unsettled) county[cell] = '';
  for (let open = unsettled; open.length; open = open.filter((cell) => county[cell] === '')) {
    for (const cell of open) {
      const settled = mesh.neighbours[cell]!.find((next) => county[next] !== '');
      if (settled !== undefined) county[cell] = county[settled];
    }
  }
  return county;
}

const nearest = (mesh: Mesh, cells: readonly number[], at: Point, but: ReadonlySet<number> = new Set()) => {
  let best = -1;
  for (const cell of cells) {
    if (but.has(cell)) continue;
    if (best < 0 || distance(mesh.sites[cell]!, at) < distance(mesh.sites[best]!, at)) best = cell;
  }
  return best;
};

const ROUNDS = 24;

/** Head starts are tuned until each town has about the share of the county that its villages ask for. */
export function townshipsOn(
  mesh: Mesh,
  cells: readonly number[],
  towns: readonly Town[],
  noise: Noise,
  areaKm2: readonly number[],
) {
  const seeds: number[] = [];
  for (const town of towns) seeds.push(nearest(mesh, cells, town.at, new Set(seeds)));
  const asked = towns.map((town) => town.weight * town.villages.length ** 0.8);
  const whole = cells.reduce((sum, cell) => sum + areaKm2[cell]!, 0);
  const share = whole / asked.reduce((a, b) => a + b, 0);
  const leads = towns.map(() => 0);
  const effort = (cell: number) => 0.55 + 0.9 * noise(...mesh.sites[cell]!);
  for (let round = 0; ; round++) {
    const taken = grow(mesh, { within: cells, seeds, leads, effort });
    if (round === ROUNDS) return { taken, seeds };
    const got = towns.map(() => 0);
    for (const [cell, town] of taken) got[town]! += areaKm2[cell]!;
    for (const i of leads.keys()) leads[i]! += 0.3 * (Math.sqrt(asked[i]! * share) - Math.sqrt(got[i]!));
  }
}

/** Seeds spread evenly over the cells: the farthest point each time, then four rounds of centring. */
function spreadSeeds(mesh: Mesh, cells: readonly number[], count: number): number[] {
  const seeds = [nearest(mesh, cells, centreOf(mesh, cells))];
  const gap = new Map(cells.map((cell) => [cell, Number.POSITIVE_INFINITY]));
  while (seeds.length < count) {
    const last = mesh.sites[seeds.at(-1)!]!;
    let far = cells[0]!;
    for (const cell of cells) {
      gap.set(cell, Math.min(gap.get(cell)!, distance(mesh.sites[cell]!, last)));
      if (gap.get(cell)! > gap.get(far)!) far = cell;
    }
    seeds.push(far);
  }
  for (let round = 0; round < 4; round++) {
    const taken = grow(mesh, { within: cells, seeds, leads: seeds.map(() => 0), effort: () => 1 });
    const regions = seeds.map((): number[] => []);
    for (const [cell, region] of taken) regions[region]!.push(cell);
    for (const [i, own] of regions.entries()) seeds[i] = nearest(mesh, own, centreOf(mesh, own));
  }
  return seeds;
}

function centreOf(mesh: Mesh, cells: readonly number[]): Point {
  let [x, y] = [0, 0];
  for (const cell of cells) {
    x += mesh.sites[cell]![0] / cells.length;
    y += mesh.sites[cell]![1] / cells.length;
  }
  return [x, y];
}

/** Villages of one township; codes go from west to east and north to south, so neighbours have near numbers. */
export function villagesOn(mesh: Mesh, cells: readonly number[], villages: readonly string[], noise: Noise) {
  if (cells.length < villages.length) throw new RangeError(`${cells.length} cells for ${villages.length} villages`);
  const rank = (cell: number) => mesh.sites[cell]![0] - mesh.sites[cell]![1];
  const seeds = spreadSeeds(mesh, cells, villages.length).sort((a, b) => rank(a) - rank(b));
  const effort = (cell: number) => 0.6 + 0.8 * noise(...mesh.sites[cell]!);
  return { taken: grow(mesh, { within: cells, seeds, leads: seeds.map(() => 0), effort }), seeds };
}
