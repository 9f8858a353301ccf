/** What was read of a file: areas in degrees, each measured as it is kept, with what is said about it. */
import { areaM2, type LonLat, type MultiPolygonShape, type PolygonShape } from '@cuntu/geodesy';
import seeded from '../../../seed/columns.json' with { type: 'json' };
import type { Remark } from '../../contract.ts';

/** The names under which each column comes. */
export const columns = seeded;

export type Column = keyof typeof columns;

export type About = Partial<Record<Column, string>>;

export interface ReadArea {
  feature: number | null;
  line: number | null;
  /** GeoJSON text, degrees. */
  geometry: string;
  areaM2: number;
  points: number;
  holes: number;
  about: About;
}

export interface ReadFile {
  format: 'geojson' | 'boundaryText';
  epsg: number;
  areas: ReadArea[];
  /** Also those of areas that could not be taken. */
  features: number;
  points: number;
  faults: Remark[];
  warnings: Remark[];
}

/** The store takes 25 MB; a million corners of GeoJSON are as much. */
export const MOST_POINTS = 1_000_000;

export const MOST_FEATURES = 100_000;

/** Of one polygon: a province's forest has no more. */
export const MOST_POINTS_OF_POLYGON = 100_000;

/** A surveyed strip is not narrower; what is, was left over between two outlines. */
const SLIVER_M = 0.1;

const DEGREE_M = 111_320;

export type Place = Pick<ReadArea, 'feature' | 'line'>;

export function keep(
  file: ReadFile,
  place: Place,
  shape: PolygonShape | MultiPolygonShape,
  about: About,
  measuredM2?: number,
): void {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const rings = parts.flat();
  const squareM = measuredM2 ?? areaM2(shape);
  const widthM = (2 * squareM) / rings.reduce((sum, ring) => sum + perimeterM(ring), 0);
  if (widthM < SLIVER_M)
    file.warnings.push({
      ...place,
      code: 'area.sliver',
      params: { widthCm: Math.round(widthM * 1000) / 10, areaM2: cents(squareM) },
    });
  tellStated(file, place, about.areaM2, squareM);
  file.areas.push({
    ...place,
    geometry: JSON.stringify(shape),
    areaM2: cents(squareM),
    points: rings.reduce((sum, ring) => sum + ring.length, 0),
    holes: rings.length - parts.length,
    about,
  });
}

const cents = (squareM: number): number => Math.round(squareM * 100) / 100;

/** What a file states in m² may be hectares or 亩; the computed area holds, and both are named. */
function tellStated(file: ReadFile, place: Place, text: string | undefined, squareM: number): void {
  const stated = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isFinite(stated)) return;
  if (Math.abs(stated - squareM) <= Math.max(1, squareM / 1000)) return;
  file.warnings.push({ ...place, code: 'area.statedDiffers', params: { stated, areaM2: cents(squareM) } });
}

function perimeterM(ring: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    sum += Math.hypot((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1]);
  }
  return sum * DEGREE_M;
}
