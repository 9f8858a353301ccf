/** The demo's own base map, layer by layer, as GeoJSON: a sketch, without any national or provincial border. */
import { type Border, bordersOf, ringsOf, thinned } from './borders.ts';
import { noiseOf } from './chance.ts';
import { piecesOf } from './growth.ts';
import { distance, fromPlane, type Point, type Ring, toPlane } from './plane.ts';
import { coverOn, neighbourPairs, pondAt, treePairs, wander } from './sketch.ts';
import type { Sketch } from './sketch-file.ts';
import type { Survey } from './survey.ts';

interface Feature {
  type: 'Feature';
  properties: Record<string, string | number>;
  geometry: { type: string; coordinates: unknown };
}

interface Given {
  seed: number;
  survey: Survey;
  sketch: Sketch;
  borders: readonly Border[];
  divisions: readonly { code: string; name: string }[];
  /** Natural Earth 1:10m river centre lines. */
  rivers: readonly {
    geometry: { type: string; coordinates: Point[] | Point[][] } | null;
  }[];
}

/** Four decimals, about ten metres: finer than the sketch is true. */
const near = (point: Point): Point => {
  const [lon, lat] = fromPlane(point);
  return [Number(lon.toFixed(4)), Number(lat.toFixed(4))];
};
const lineOf = (points: Ring) => points.map(near);
const closed = (ring: Ring) => lineOf([...ring, ring[0]!]);
const feature = (type: string, coordinates: unknown, properties: Feature['properties']): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

function borderLines({ survey: { villageOf }, borders }: Given): Feature[] {
  const levels = [
    ['city', 4],
    ['county', 6],
    ['township', 9],
  ] as const;
  return levels.map(([level, length], i) => {
    const parts = (n: number, border: Border) =>
      villageOf[border.left]?.slice(0, n) !== villageOf[border.right]?.slice(0, n);
    const own = borders.filter((border) => parts(length, border) && !(i > 0 && parts(levels[i - 1]![1], border)));
    return feature(
      'MultiLineString',
      own.map(({ points }) => lineOf(points)),
      { level },
    );
  });
}

/** Around the city: what Natural Earth knows beyond the sketched reach is cut off at this frame. */
const AROUND = { west: 112.3, south: 31.0, east: 114.6, north: 32.75 };

function knownRivers({ rivers }: Given): Feature[] {
  const isNear = ([lon, lat]: Point) =>
    lon > AROUND.west && lon < AROUND.east && lat > AROUND.south && lat < AROUND.north;
  return rivers.flatMap(({ geometry }) => {
    if (!geometry) return [];
    const parts = (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) as Point[][];
    const kept = parts.flatMap((part) => runsOf(part, isNear)).map((run) => lineOf(run.map(toPlane)));
    return kept.length ? [feature('MultiLineString', kept, { kind: 'river', rank: 2, source: 'Natural Earth' })] : [];
  });
}

function runsOf(line: readonly Point[], keep: (point: Point) => boolean): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of line) keep(point) ? runs.at(-1)!.push(point) : runs.push([]);
  return runs.filter((run) => run.length > 1);
}

/** Knots of a river that ends in one already drawn: within 3 km of its bed it flows into it. */
function joining(knots: readonly Point[], beds: readonly Point[]): Point[] {
  const mouth = knots.at(-1)!;
  const bed = beds.reduce(
    (best, point) => (distance(point, mouth) < distance(best, mouth) ? point : best),
    beds[0] ?? mouth,
  );
  return [...knots.slice(0, -1), distance(bed, mouth) < 3 ? bed : mouth];
}

function water(given: Given): Feature[] {
  const sway = noiseOf(given.seed + 10, 3);
  const shore = noiseOf(given.seed + 11, 1.4);
  const drawn: Feature[] = [];
  const beds: Point[] = [];
  for (const { name, rank, line } of given.sketch.rivers) {
    const course = wander(joining(line.map(toPlane), beds), 0.7, 1.1, sway);
    beds.push(...course);
    drawn.push(feature('LineString', lineOf(course), { kind: 'river', name, rank }));
  }
  const ponds = given.sketch.reservoirs.map(([name, lon, lat, radiusKm]) =>
    feature('Polygon', [closed(pondAt(toPlane([lon, lat]), radiusKm, shore))], { kind: 'reservoir', name }),
  );
  return [...knownRivers(given), ...drawn, ...ponds];
}

function roads({ seed, survey: { pointOf }, sketch, divisions }: Given): Feature[] {
  const bend = noiseOf(seed + 20, 2.5);
  const joined = (codes: readonly string[], pairs: readonly [number, number][]) =>
    pairs.map(([i, j]) => ({
      codes: `${codes[i]}-${codes[j]}`,
      ends: [pointOf.get(codes[i]!)!, pointOf.get(codes[j]!)!] as const,
    }));
  const towns = divisions.filter(({ code }) => code.length === 9).map(({ code }) => code);
  const main = joined(towns, neighbourPairs(towns.map((code) => pointOf.get(code)!))).map(({ codes, ends }) =>
    feature('LineString', lineOf(wander(ends, 0.9, 1.2, bend)), {
      kind: 'road',
      ...(sketch.namedRoads[codes] && { name: sketch.namedRoads[codes] }),
    }),
  );
  const lanes = towns.map((town) => {
    const own = [
      town,
      ...divisions.filter(({ code }) => code.length === 12 && code.startsWith(town)).map(({ code }) => code),
    ];
    const pairs = joined(own, treePairs(own.map((code) => pointOf.get(code)!)));
    return feature(
      'MultiLineString',
      pairs.map(({ ends }) => lineOf(wander(ends, 1.1, 0.7, bend))),
      { kind: 'lane', town },
    );
  });
  const highways = sketch.highways.map((line) =>
    feature('LineString', lineOf(wander(line.map(toPlane), 1.5, 0.8, bend)), { kind: 'highway' }),
  );
  return [...lanes, ...main, ...highways];
}

function cover({ seed, survey: { mesh, villageOf, pointOf }, sketch, borders }: Given): Feature[] {
  const inside = [...villageOf.keys()].filter((cell) => villageOf[cell] !== undefined);
  const placed = (list: readonly [number, number, number][]) =>
    list.map(([lon, lat, radiusKm]) => ({ at: toPlane([lon, lat]), radiusKm }));
  const settlements = Object.keys(sketch.towns).map((code) => ({
    at: pointOf.get(code)!,
    radiusKm: sketch.cities[code] ?? 2,
  }));
  const noises = [noiseOf(seed + 30, 6), noiseOf(seed + 31, 4.5), noiseOf(seed + 32, 2)];
  const classes = coverOn(
    mesh,
    inside,
    { hills: placed(sketch.hills), plains: placed(sketch.plains), settlements },
    noises,
  );
  const pieceOf = new Map<number, string>();
  for (const kind of ['basic', 'forest', 'built'] as const) {
    const cells = inside.filter((cell) => classes.get(cell) === kind);
    for (const [i, piece] of piecesOf(mesh, cells).entries())
      if (piece.length > 3) for (const cell of piece) pieceOf.set(cell, `${kind} ${i}`);
  }
  const regionOf = (cell: number) => pieceOf.get(cell);
  // Along the edge of the city patches keep the corners of the villages, so that they end on the drawn border.
  const isEdge = (cell: number) => mesh.neighbours[cell]!.some((next) => villageOf[next] === undefined);
  const cornered = (cell: number) => `${regionOf(cell)} ${isEdge(cell) ? villageOf[cell] : ''}`;
  const isInner = ({ left, right }: Border) => villageOf[left] !== undefined && villageOf[right] !== undefined;
  const lines = bordersOf(mesh, cornered).map((line) =>
    isInner(line) ? { ...line, points: thinned(line.points, 0.09) } : line,
  );
  const rings = [...ringsOf(lines, regionOf)];
  const patches = (['basic', 'forest', 'built'] as const).map((kind) => {
    const polygons = rings.filter(([piece]) => piece.startsWith(kind)).map(([, own]) => own.map(closed));
    return feature('MultiPolygon', polygons, { kind });
  });
  const city = ringsOf(borders, (cell) => villageOf[cell]?.slice(0, 4));
  return [feature('Polygon', city.get('4213')!.map(closed), { kind: 'farm' }), ...patches];
}

/** Rank 1 counties, 2 townships, 3 villages, 0 the neighbours beyond the border. */
function places({ survey: { pointOf }, sketch, divisions }: Given): Feature[] {
  const rankOf: Record<number, number> = { 6: 1, 9: 2, 12: 3 };
  const plain = (name: string) => {
    const suffix = sketch.villageSuffixes.find((end) => name.endsWith(end) && name.length > end.length + 1);
    return suffix ? name.slice(0, -suffix.length) : name;
  };
  const inside = divisions.flatMap(({ code, name }) => {
    const rank = rankOf[code.length];
    const label = sketch.labels[code] ?? (rank === 3 ? plain(name) : name);
    return rank ? [feature('Point', near(pointOf.get(code)!), { rank, code, name: label })] : [];
  });
  const beyond = sketch.beyond.map(([name, lon, lat]) => feature('Point', [lon, lat], { rank: 0, name }));
  return [...inside, ...beyond];
}

export function drawBaseMap(given: Given): Record<string, Feature[]> {
  return {
    borders: borderLines(given),
    water: water(given),
    roads: roads(given),
    cover: cover(given),
    places: places(given),
  };
}
