/** GeoJSON as areas in degrees; what is wrong is told by feature, all at once. */
import { ok, type Result, refuse } from '@cuntu/base';
import {
  CHINA,
  degreesFrom,
  type IntoDegrees,
  type LonLat,
  type MultiPolygonShape,
  type PolygonShape,
  polygonFaults,
} from '@cuntu/geodesy';
import type { Remark, Unreadable } from '../../contract.ts';
import {
  type About,
  columns,
  keep,
  MOST_FEATURES,
  MOST_POINTS,
  MOST_POINTS_OF_POLYGON,
  type ReadFile,
} from './file.ts';

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

export function readGeoJson(value: unknown): Result<ReadFile, Unreadable> {
  const features = featuresOf(value);
  if (!features) return refuse('landFile.notFeatures', { at: 'file' });
  if (features.length === 0) return refuse('landFile.empty', { at: 'file' });
  const epsg = systemOf((value as Row).crs);
  const into = epsg === undefined ? undefined : degreesFrom(epsg);
  if (epsg === undefined || !into)
    return refuse('landFile.system', { at: 'file', params: { system: nameOf((value as Row).crs) } });
  const file: ReadFile = {
    format: 'geojson',
    epsg,
    areas: [],
    features: features.length,
    points: 0,
    faults: [],
    warnings: [],
  };
  file.points = features.reduce<number>((sum, one) => sum + pointsOf(isRow(one) ? one.geometry : undefined), 0);
  if (tellSize(file)) return ok(file);
  for (const [i, feature] of features.entries()) readFeature(file, feature, i + 1, into);
  return ok(file);
}

function tellSize(file: ReadFile): boolean {
  const before = file.faults.length;
  const tell = (code: string, count: number, most: number) =>
    count > most && file.faults.push({ feature: null, line: null, code, params: { count, most } });
  tell('file.tooManyPoints', file.points, MOST_POINTS);
  tell('file.tooManyFeatures', file.features, MOST_FEATURES);
  return file.faults.length > before;
}

function featuresOf(value: unknown): unknown[] | undefined {
  if (!isRow(value)) return undefined;
  if (value.type === 'Feature') return [value];
  return value.type === 'FeatureCollection' && Array.isArray(value.features) ? value.features : undefined;
}

const nameOf = (crs: unknown): string => {
  const properties = isRow(crs) && isRow(crs.properties) ? crs.properties : {};
  return typeof properties.name === 'string' ? properties.name.slice(0, 80) : '';
};

/** `urn:ogc:def:crs:EPSG::4547`, `EPSG:4547`, `urn:ogc:def:crs:OGC:1.3:CRS84`; without any it is WGS 84 (RFC 7946). */
function systemOf(crs: unknown): number | undefined {
  if (crs === undefined || crs === null) return 4490;
  const name = nameOf(crs);
  if (/CRS84$/i.test(name)) return 4490;
  const code = /EPSG:(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? undefined : Number(code);
}

function pointsOf(geometry: unknown): number {
  const count = (list: unknown, depth: number): number =>
    !Array.isArray(list)
      ? 0
      : depth === 0
        ? list.length
        : list.reduce<number>((sum, one) => sum + count(one, depth - 1), 0);
  if (!isRow(geometry)) return 0;
  return count(geometry.coordinates, geometry.type === 'MultiPolygon' ? 2 : 1);
}

function readFeature(file: ReadFile, feature: unknown, number: number, into: IntoDegrees): void {
  const tell = (list: Remark[], code: string, params?: Remark['params']) =>
    void list.push({ feature: number, line: null, code, ...(params && { params }) });
  const geometry = isRow(feature) ? feature.geometry : undefined;
  const type = isRow(geometry) ? String(geometry.type) : '-';
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    tell(file.faults, 'feature.notAnArea', { type });
    return;
  }
  const listed = (geometry as Row).coordinates;
  const parts = (type === 'Polygon' ? [listed] : listed) as unknown;
  if (!Array.isArray(parts) || parts.length === 0) {
    tell(file.faults, 'polygon.empty');
    return;
  }
  let dropped = 0;
  const polygons = parts.map((part) =>
    (Array.isArray(part) ? part : []).map((ring) => {
      const points = ringOf(ring, into);
      const kept = withoutRepeats(points);
      dropped += points.length - kept.length;
      return kept;
    }),
  );
  if (dropped > 0) tell(file.warnings, 'point.repeatsDropped', { count: dropped });
  const faults = polygons.flatMap((rings, part) =>
    tellFaults(rings, part, polygons.length, into, parts as number[][][][], (code, params) =>
      tell(file.faults, code, params),
    ),
  );
  if (faults.length > 0) return;
  const shape = shapeOf(polygons);
  keep(file, { feature: number, line: null }, shape, aboutOf((feature as Row).properties));
}

const ringOf = (ring: unknown, into: IntoDegrees): LonLat[] =>
  (Array.isArray(ring) ? ring : []).map((point): LonLat => {
    const [x, y] = Array.isArray(point) ? point : [];
    return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
      ? rounded(into(x, y))
      : [Number.NaN, Number.NaN];
  });

/** A thousandth of a millimetre: coarser, and a side of 100 m would show in the second decimal of an area. */
const rounded = ([lon, lat]: LonLat): LonLat => [Math.round(lon * 1e11) / 1e11, Math.round(lat * 1e11) / 1e11];

/** The same corner twice in a row says nothing; it is dropped, and told. */
const withoutRepeats = (points: readonly LonLat[]): LonLat[] =>
  points.filter((point, i) => i === 0 || point[0] !== points[i - 1]![0] || point[1] !== points[i - 1]![1]);

type TellFault = (code: string, params: Remark['params']) => void;

/** Parts and rings and points are counted from 1, as people count. */
function tellFaults(
  rings: readonly (readonly LonLat[])[],
  part: number,
  parts: number,
  into: IntoDegrees,
  raw: number[][][][],
  tell: TellFault,
) {
  const faults = polygonFaults(
    { type: 'Polygon', coordinates: rings },
    { bounds: CHINA, maxPoints: MOST_POINTS_OF_POLYGON },
  );
  for (const { code, ring, point, at, other, most } of faults) {
    const [x, y] = raw[part]?.[ring]?.[point] ?? [];
    tell(code === 'point.outOfBounds' && isSwapped(into, x, y) ? 'point.swapped' : code, {
      part: parts > 1 ? part + 1 : 1,
      ring: ring + 1,
      point: point + 1,
      ...(at && { lon: at[0], lat: at[1] }),
      ...(x !== undefined && y !== undefined && { x, y }),
      ...(other && { otherRing: other.ring + 1, otherPoint: other.point + 1 }),
      ...(most && { most }),
    });
  }
  return faults;
}

/** In metres, too, northing and easting are exchanged by whoever follows the order of the standard. */
function isSwapped(into: IntoDegrees, x: number | undefined, y: number | undefined): boolean {
  if (typeof x !== 'number' || typeof y !== 'number') return false;
  const [lon, lat] = into(y, x);
  return lon >= CHINA[0] && lon <= CHINA[2] && lat >= CHINA[1] && lat <= CHINA[3];
}

const shapeOf = (polygons: LonLat[][][]): PolygonShape | MultiPolygonShape =>
  polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };

function aboutOf(properties: unknown): About {
  if (!isRow(properties)) return {};
  const found = Object.entries(columns).flatMap(([column, names]) => {
    const name = names.find((one) => properties[one] !== undefined && properties[one] !== null);
    const value = name === undefined ? undefined : properties[name];
    return typeof value === 'string' || typeof value === 'number' ? [[column, String(value).trim()]] : [];
  });
  return Object.fromEntries(found);
}
