/** The first half of the chain of filters: what is not even kept, in the order in which it is asked. */
import { DEGREE, emptyFixes, type Fixes, firstFixes, sortedFixes } from './fixes.ts';

/** As a device sends them. */
export interface Columns {
  /** Milliseconds since 1970. */
  t: readonly number[];
  lon: readonly number[];
  lat: readonly number[];
  /** Metres. */
  accuracy?: readonly (number | null)[];
  /** Metres a second. */
  speed?: readonly (number | null)[];
}

/** `repeated` is told by the writer, who knows what is stored. */
export const dropReasons = ['invalid', 'elsewhere', 'clock', 'outside', 'repeated'] as const;
export type DropReason = (typeof dropReasons)[number];
export type Dropped = Partial<Record<DropReason, number>>;

/** Within which a fix is kept: a patrol from its start until its end, or until now while it lasts. */
export interface Window {
  fromMs: number;
  toMs: number;
}

export interface Place {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface Sieve {
  windows: readonly Window[];
  /** Where the grid of the city measures rightly. */
  place: Place;
  nowMs: number;
  /** Older ones would be thrown away the next night. */
  oldestMs: number;
}

/** A patrol that nobody ended is over after so long: its device goes home with its owner. */
export const LONGEST_PATROL_MS = 24 * 3_600_000;

/** A device's clock may run ahead of the server's; what is further ahead is a wrong clock. */
export const AHEAD_MS = 2 * 60_000;
/** A tenth of a metre a second more than this is no vehicle's, and would not be worth its bytes. */
const SPEED_MAX = 200;

/** Fixes of each window in the order of time; one lies in at most one window, since patrols do not overlap. */
export function sift(raw: Columns, sieve: Sieve): { kept: Fixes[]; dropped: Dropped } {
  const dropped: Dropped = {};
  const kept = sieve.windows.map(() => ({ fixes: emptyFixes(raw.t.length), count: 0 }));
  for (let i = 0; i < raw.t.length; i++) {
    const nth = windowOf(raw, i, sieve);
    if (typeof nth === 'number') put(raw, i, kept[nth]!.fixes, kept[nth]!.count++);
    else dropped[nth] = (dropped[nth] ?? 0) + 1;
  }
  const sorted = kept.map(({ fixes, count }) => sortedFixes(firstFixes(fixes, count)));
  const repeated = kept.reduce((sum, { count }, nth) => sum + count - sorted[nth]!.count, 0);
  if (repeated > 0) dropped.repeated = repeated;
  return { kept: sorted, dropped };
}

function windowOf(raw: Columns, i: number, { windows, place, nowMs, oldestMs }: Sieve): number | DropReason {
  const [t, lon, lat] = [raw.t[i]!, raw.lon[i]!, raw.lat[i]!];
  if (!isPlace(lon, lat) || !Number.isFinite(t)) return 'invalid';
  if (lon < place.west || lon > place.east || lat < place.south || lat > place.north) return 'elsewhere';
  if (t > nowMs + AHEAD_MS || t < oldestMs) return 'clock';
  const nth = windows.findIndex(({ fromMs, toMs }) => t >= fromMs && t < toMs);
  return nth < 0 ? 'outside' : nth;
}

/** A receiver without a fix says 0, 0. */
const isPlace = (lon: number, lat: number): boolean =>
  Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && !(lon === 0 && lat === 0);

function put(raw: Columns, i: number, to: Fixes, at: number): void {
  to.t[at] = Math.round(raw.t[i]!);
  to.lon[at] = Math.round(raw.lon[i]! * DEGREE);
  to.lat[at] = Math.round(raw.lat[i]! * DEGREE);
  to.accuracy[at] = known(raw.accuracy?.[i], (metres) => Math.ceil(Math.min(metres, 100_000)));
  to.speed[at] = known(raw.speed?.[i], (speed) => Math.round(Math.min(speed, SPEED_MAX) * 10));
}

/** A negative accuracy or speed is how phones say that they do not know. */
const known = (value: number | null | undefined, as: (value: number) => number): number =>
  value === null || value === undefined || !(value >= 0) ? -1 : as(value);
