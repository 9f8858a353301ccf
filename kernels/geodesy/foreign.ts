/** Positions that come in another system than the bureau's own: read into degrees, never written. */
import proj4 from 'proj4';
import foreign from './foreign.json' with { type: 'json' };
import type { LonLat } from './shapes.ts';
import { definitionOf } from './systems.ts';

/** A pair as files have it, easting (or longitude) first, into CGCS2000 degrees. */
export type IntoDegrees = (x: number, y: number) => LonLat;

const known = new Map<number, IntoDegrees>();

/** By EPSG code; undefined: the system is not known here. GeoJSON and its crs put easting first in every system. */
export function degreesFrom(epsg: number): IntoDegrees | undefined {
  if (epsg === 4490 || epsg === 4326) return (lon, lat) => [lon, lat];
  const definition = definitionOf(epsg) ?? foreign.systems[String(epsg) as keyof typeof foreign.systems];
  if (definition === undefined) return undefined;
  const made = known.get(epsg) ?? converter(definition);
  known.set(epsg, made);
  return made;
}

function converter(definition: string): IntoDegrees {
  const way = proj4(definition, definitionOf(4490)!);
  return (x, y) => way.forward([x, y]) as [number, number];
}
