/** Coordinate systems: CGCS2000, its 3° Gauss-Krüger zones with and without zone prefix, and web Mercator. */
import proj4 from 'proj4';
import type { LonLat } from './shapes.ts';

/** Easting and northing by name: EPSG 4513–4554 put X = northing first, GIS files put easting first. */
export interface Projected {
  eastingM: number;
  northingM: number;
}

/** Zones 25–45 (75°E–135°E) cover China. */
export const FIRST_ZONE = 25;
export const LAST_ZONE = 45;

const PREFIXED = 4513;
const PLAIN = 4534;
const ZONES = LAST_ZONE - FIRST_ZONE + 1;
const ELLIPSOID = '+a=6378137 +rf=298.257222101';
const GEOGRAPHIC = `+proj=longlat ${ELLIPSOID} +no_defs`;
/** Spherical by definition (EPSG 3857): the ellipsoid's degrees are taken for the sphere's. */
const WEB_MERCATOR = '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs';

const gaussKruger = (zone: number, falseEasting: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${zone * 3} +k=1 +x_0=${falseEasting} +y_0=0 ${ELLIPSOID} +units=m +no_defs`;

/** The proj4 definition of an EPSG code, for other tools too; undefined: not one of ours. */
export function definitionOf(epsg: number): string | undefined {
  if (epsg === 4490 || epsg === 4326) return GEOGRAPHIC;
  if (epsg === 3857) return WEB_MERCATOR;
  const [prefixed, plain] = [epsg - PREFIXED, epsg - PLAIN];
  if (Number.isInteger(epsg) && prefixed >= 0 && prefixed < ZONES) {
    const zone = FIRST_ZONE + prefixed;
    return gaussKruger(zone, zone * 1_000_000 + 500_000);
  }
  return Number.isInteger(epsg) && plain >= 0 && plain < ZONES ? gaussKruger(FIRST_ZONE + plain, 500_000) : undefined;
}

/** The 3° zone of a longitude: 38 for 112.5 ≤ lon < 115.5. Outside China the nearest zone. */
export const zoneOf = (lon: number): number => Math.min(LAST_ZONE, Math.max(FIRST_ZONE, Math.floor((lon + 1.5) / 3)));

/** EPSG code of the zone with its number before the easting (4526 for 38), or without (4547). */
export const systemOfZone = (zone: number, spelling: 'prefixed' | 'plain' = 'prefixed'): number =>
  (spelling === 'prefixed' ? PREFIXED : PLAIN) + zone - FIRST_ZONE;

const converters = new Map<number, proj4.Converter>();

function converterOf(epsg: number): proj4.Converter {
  const known = converters.get(epsg);
  if (known) return known;
  const definition = definitionOf(epsg);
  if (!definition) throw new RangeError(`coordinate system not supported: EPSG ${epsg}`);
  const converter = proj4(GEOGRAPHIC, definition);
  converters.set(epsg, converter);
  return converter;
}

/** CGCS2000 degrees to metres. Throws for a code that is not ours: ask `definitionOf` first where a user chose it. */
export function project(epsg: number, [lon, lat]: LonLat): Projected {
  const [eastingM, northingM] = converterOf(epsg).forward([lon, lat]) as [number, number];
  return { eastingM, northingM };
}

export function unproject(epsg: number, { eastingM, northingM }: Projected): LonLat {
  const [lon, lat] = converterOf(epsg).inverse([eastingM, northingM]) as [number, number];
  return [lon, lat];
}
