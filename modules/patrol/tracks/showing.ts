/** A stored track as it is shown: places in degrees, the verdict on each, its gaps. */
import { DEGREE } from './rules/fixes.ts';
import { gapsOf } from './rules/gaps.ts';
import { judge, type Mode, verdicts } from './rules/judging.ts';
import type { Track } from './segments.ts';

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

const lies = (lon: number, lat: number, { west, south, east, north }: Bounds): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/** With bounds only what lies within them; it is judged as part of all that was read. */
export function shownTrack({ patrolId, deviceId, fixes }: Track, mode: Mode, epsg: number, within?: Bounds) {
  const judged = judge(fixes, mode, epsg);
  const chosen: number[] = [];
  for (let i = 0; i < fixes.count; i++)
    if (!within || lies(fixes.lon[i]! / DEGREE, fixes.lat[i]! / DEGREE, within)) chosen.push(i);
  return {
    patrolId,
    deviceId,
    mode,
    t: chosen.map((i) => fixes.t[i]!),
    lon: chosen.map((i) => fixes.lon[i]! / DEGREE),
    lat: chosen.map((i) => fixes.lat[i]! / DEGREE),
    accuracy: chosen.map((i) => (fixes.accuracy[i]! < 0 ? null : fixes.accuracy[i]!)),
    verdict: chosen.map((i) => verdicts[judged.verdict[i]!]!),
    gaps: within ? [] : gapsOf(judged),
  };
}
