/** The invented survey of the city: which village each cell of the mesh belongs to, and where every place lies. */
import { chanceFrom, noiseOf } from './chance.ts';
import { countiesOn, townshipsOn, villagesOn } from './divide.ts';
import { type Frame, type Mesh, meshOf } from './mesh.ts';
import { distance, type Point, type Ring, toPlane } from './plane.ts';
import type { Sketch } from './sketch-file.ts';

export interface Survey {
  mesh: Mesh;
  /** Cell → village code; undefined outside the city. */
  villageOf: readonly (string | undefined)[];
  /** Division code → its place, in km. */
  pointOf: ReadonlyMap<string, Point>;
}

interface Given {
  seed: number;
  outlines: ReadonlyMap<string, Ring>;
  streets: readonly { code: string }[];
  villages: readonly { code: string }[];
  sketch: Sketch;
}

/** Cells are finer where villages are small: in and around the towns of Suizhou and Guangshui. */
const FINEST_KM = 0.24;
const COARSEST_KM = 0.56;
const MARGIN_KM = 3;

function frameOf(outlines: ReadonlyMap<string, Ring>): Frame {
  const frame = { west: 0, south: 0, east: 0, north: 0 };
  for (const ring of outlines.values())
    for (const [x, y] of ring) {
      frame.west = Math.min(frame.west, x - MARGIN_KM);
      frame.east = Math.max(frame.east, x + MARGIN_KM);
      frame.south = Math.min(frame.south, y - MARGIN_KM);
      frame.north = Math.max(frame.north, y + MARGIN_KM);
    }
  return frame;
}

function gapOf(sketch: Sketch) {
  const dense = Object.values(sketch.towns)
    .filter(([, , weight]) => weight < 1)
    .map(([lon, lat]) => toPlane([lon, lat]));
  return (x: number, y: number) => {
    const far = Math.min(...dense.map((town) => distance(town, [x, y])));
    return Math.min(COARSEST_KM, Math.max(FINEST_KM, FINEST_KM + (far - 2.5) * 0.06));
  };
}

export function surveyOf({ seed, outlines, streets, villages, sketch }: Given): Survey {
  const gap = gapOf(sketch);
  const mesh = meshOf(frameOf(outlines), gap, FINEST_KM, chanceFrom(seed));
  const areaKm2 = mesh.sites.map(([x, y]) => gap(x, y) ** 2);
  const county = countiesOn(mesh, outlines);
  const villageOf: (string | undefined)[] = mesh.sites.map(() => undefined);
  const pointOf = new Map<string, Point>([['4213', toPlane(sketch.counties['421303']!)]]);
  for (const code of outlines.keys()) {
    pointOf.set(code, toPlane(sketch.counties[code]!));
    const towns = streets
      .filter((street) => street.code.startsWith(code))
      .map((street) => {
        const [lon, lat, weight] = sketch.towns[street.code]!;
        const own = villages.filter((village) => village.code.startsWith(street.code)).map((village) => village.code);
        return { code: street.code, at: toPlane([lon, lat]), villages: own, weight };
      });
    const cells = [...county.keys()].filter((cell) => county[cell] === code);
    const townships = townshipsOn(mesh, cells, towns, noiseOf(seed + 1, 5), areaKm2);
    for (const [i, town] of towns.entries()) {
      pointOf.set(town.code, mesh.sites[townships.seeds[i]!]!);
      const own = cells.filter((cell) => townships.taken.get(cell) === i);
      const { taken, seeds } = villagesOn(mesh, own, town.villages, noiseOf(seed + 2, 1.6));
      for (const [cell, village] of taken) villageOf[cell] = town.villages[village];
      for (const [k, cell] of seeds.entries()) pointOf.set(town.villages[k]!, mesh.sites[cell]!);
    }
  }
  return { mesh, villageOf, pointOf };
}
