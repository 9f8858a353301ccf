/** From the fixtures to the files of the demo city: divisions, their schematic outlines, the base map. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gcj02ToWgs84 } from '@cuntu/geodesy';
import { drawBaseMap } from './base-map.ts';
import { bordersOf, ringsOf } from './borders.ts';
import { fromPlane, type Point, type Ring, toPlane } from './plane.ts';
import type { Sketch } from './sketch-file.ts';
import { surveyOf } from './survey.ts';

const SEED = 4213;
/** Five decimals are about a metre; every corner is rounded once, so what was shared stays shared. */
const SCALE = 1e5;

interface Coded {
  code: string;
  name: string;
}
const byCode = (a: Coded, b: Coded) => (a.code < b.code ? -1 : 1);

interface Feature {
  id: string;
  properties: { name: string };
  geometry: { type: string; coordinates: Point[][] | Point[][][] };
}

/** The largest ring of each county: an exclave of three square kilometres is below the sketch's grain. */
function countyOutlines(features: readonly Feature[]): Map<string, Ring> {
  return new Map(
    features.map(({ id, geometry }) => {
      const rings = (
        geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((part) => part[0])
      ) as Point[][];
      const largest = rings.reduce((most, ring) => (ring.length > most.length ? ring : most));
      return [id, largest.map((point) => toPlane(gcj02ToWgs84([...point])))];
    }),
  );
}

const rounded = (point: Point): Point => {
  const [lon, lat] = fromPlane(point);
  return [Math.round(lon * SCALE), Math.round(lat * SCALE)];
};

/** Absolute first corner, then steps: half the bytes of plain coordinates. Corners that rounding joined are one. */
function steps(ring: Ring): number[] {
  const corners = ring.map(rounded).filter(([x, y], i, all) => {
    const [beforeX, beforeY] = all.at(i - 1)!;
    return x !== beforeX || y !== beforeY;
  });
  return corners.flatMap(([x, y], i) => (i === 0 ? [x, y] : [x - corners[i - 1]![0], y - corners[i - 1]![1]]));
}

const lines = (entries: readonly unknown[]) => entries.map((entry) => JSON.stringify(entry)).join(',\n');

/** Path in the project → text. A function of the fixtures alone. */
export function demoGeography(fixtures: string): Map<string, string> {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const fixture = (path: string) => read(join(fixtures, path));
  const sketch: Sketch = read(join(import.meta.dirname, 'sketch.json'));
  const counties: Feature[] = fixture('admin/suizhou_echarts-china-cities_MIT.geojson').features;
  const streets = (fixture('admin/421300_streets.json') as Coded[]).sort(byCode);
  const villages = (fixture('admin/421300_villages.json') as Coded[]).sort(byCode);
  const rivers = fixture('basemap/ne_10m_rivers_lake_centerlines_hubei.geojson').features;

  const survey = surveyOf({ seed: SEED, outlines: countyOutlines(counties), streets, villages, sketch });
  const { mesh, villageOf, pointOf } = survey;
  const borders = bordersOf(mesh, (cell) => villageOf[cell]);
  const outlines = [4, 6, 9, 12].flatMap((length) =>
    [...ringsOf(borders, (cell) => villageOf[cell]?.slice(0, length))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, rings]) => [code, rounded(pointOf.get(code)!), ...rings.map(steps)]),
  );
  const upper = [
    { code: '4213', name: sketch.city },
    ...counties.map(({ id, properties }) => ({ code: id, name: properties.name })),
  ];
  const divisions = [...upper.sort(byCode), ...streets, ...villages];
  const pairs = divisions.map(({ code, name }) => [code, name]);

  const layers = drawBaseMap({ seed: SEED, survey, sketch, borders, divisions, rivers });
  return new Map([
    [
      'modules/bureau/seed/divisions.json',
      `{"bureau":${JSON.stringify(sketch.bureau)},\n"divisions":[\n${lines(pairs)}\n]}\n`,
    ],
    [
      'modules/bureau/seed/outlines.json',
      `{"note":${JSON.stringify(sketch.note)},"scale":${SCALE},\n"outlines":[\n${lines(outlines)}\n]}\n`,
    ],
    ...Object.entries(layers).map(
      ([name, features]) =>
        [`ui/map/basemap/${name}.json`, `{"type":"FeatureCollection","features":[\n${lines(features)}\n]}\n`] as const,
    ),
  ]);
}
