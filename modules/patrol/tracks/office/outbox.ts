/** Fixes of one patrol that wait to be sent: kept on the device with every one, let go only when the server has answered. */
import type { Fix } from '#platform/client';
import { readDraft, writeDraft } from '#platform/client';

export interface Columns {
  t: number[];
  lon: number[];
  lat: number[];
  accuracy: (number | null)[];
  speed: (number | null)[];
}

/** A phone gives one a second and more; the ground does not change so fast. */
export const EVERY_MS = 4_000;
/** As many as one request takes (contracts.md). */
export const AT_ONCE = 5_000;

const none = (): Columns => ({ t: [], lon: [], lat: [], accuracy: [], speed: [] });
const nameOf = (patrolId: string) => `track.${patrolId}`;

export const waitingOf = (patrolId: string): Columns => readDraft<Columns>(nameOf(patrolId), 1) ?? none();

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** False where the browser keeps nothing over a reload: the screen then says so. */
export function putFix(patrolId: string, fix: Fix): boolean {
  const waiting = waitingOf(patrolId);
  if (fix.t - (waiting.t.at(-1) ?? -Infinity) < EVERY_MS) return true;
  waiting.t.push(fix.t);
  waiting.lon.push(rounded(fix.lon, 7));
  waiting.lat.push(rounded(fix.lat, 7));
  waiting.accuracy.push(fix.accuracy === null ? null : rounded(fix.accuracy, 1));
  waiting.speed.push(fix.speed === null ? null : rounded(fix.speed, 1));
  return writeDraft(nameOf(patrolId), 1, waiting);
}

const from = ({ t, lon, lat, accuracy, speed }: Columns, start: number, end?: number): Columns => ({
  t: t.slice(start, end),
  lon: lon.slice(start, end),
  lat: lat.slice(start, end),
  accuracy: accuracy.slice(start, end),
  speed: speed.slice(start, end),
});

export const firstOf = (waiting: Columns): Columns => from(waiting, 0, AT_ONCE);

/** What came while the request was under way stays. */
export const letGo = (patrolId: string, count: number): boolean =>
  writeDraft(nameOf(patrolId), 1, from(waitingOf(patrolId), count));
