/** The second half of the chain: which kept fixes count, and which follow one another closely enough to be joined. */
import { Plane } from '@cuntu/geodesy';
import { DEGREE, type Fixes } from './fixes.ts';

export const modes = ['foot', 'motorcycle', 'car', 'boat'] as const;
export type Mode = (typeof modes)[number];

/** What a device says of itself, less how far it may be off, must not be further than anybody gets. */
const FASTEST_M_S: Readonly<Record<Mode, number>> = { foot: 6, motorcycle: 30, car: 42, boat: 20 };
/** Between two fixes nobody knows the way: further apart, or longer, and nothing is drawn between them. */
const LEG_MS = 60_000;
const LEG_M: Readonly<Record<Mode, number>> = { foot: 200, motorcycle: 600, car: 800, boat: 400 };
export const LONGEST_LEG_M = Math.max(...Object.values(LEG_M));
/** What a device that does not say is taken for: a phone under an open sky is better. */
const ACCURACY_UNKNOWN_M = 20;
/** Up to here the reach is whole. */
const ACCURACY_GOOD_M = 10;
const ACCURACY_WORST_M = 50;
/** Fewer than this, cut off by a leap, are a reflection rather than a walk. */
const PIECE = 3;

export const verdicts = ['counted', 'inaccurate', 'leap'] as const;
const COUNTED = 0;
const INACCURATE = 1;
const LEAP = 2;

/** How far a fix may be off. */
const off = (accuracy: number): number => (accuracy < 0 ? ACCURACY_UNKNOWN_M : accuracy);

export const isAccurate = ({ accuracy }: Fixes, i: number): boolean => off(accuracy[i]!) <= ACCURACY_WORST_M;

/** So many accurate neighbours on either side decide what becomes of a fix. */
export const NEIGHBOURS = PIECE - 1;

export interface Judged {
  readonly fixes: Fixes;
  readonly mode: Mode;
  /** Index into `verdicts`. */
  readonly verdict: Uint8Array;
  /** The fix from which a leg leads to this one; -1: none. */
  readonly before: Int32Array;
  readonly eastingM: Float64Array;
  readonly northingM: Float64Array;
}

/**
 * A pure function of the fixes of one device on one day, sorted: a leap is a leg that nobody could have gone, and cuts
 * the track; a piece of fewer than three fixes that a leap cuts off does not count. How they arrived does not matter.
 */
export function judge(fixes: Fixes, mode: Mode, epsg: number): Judged {
  const { count } = fixes;
  const judged: Judged = {
    fixes,
    mode,
    verdict: new Uint8Array(count).fill(LEAP),
    before: new Int32Array(count).fill(-1),
    eastingM: new Float64Array(count),
    northingM: new Float64Array(count),
  };
  place(judged, epsg);
  // The piece under way: its members in `piece`, whether a leap led to it.
  const piece: number[] = [];
  let [leapt, last] = [false, -1];
  const end = (leaps: boolean) => {
    if (piece.length >= PIECE || !(leapt || leaps)) keep(judged, piece);
    piece.length = 0;
    leapt = leaps;
  };
  for (let i = 0; i < count; i++) {
    if (!isAccurate(fixes, i)) {
      judged.verdict[i] = INACCURATE;
      continue;
    }
    if (last >= 0 && isLeap(judged, last, i)) end(true);
    piece.push(i);
    last = i;
  }
  end(false);
  return judged;
}

function place({ fixes, eastingM, northingM }: Judged, epsg: number): void {
  const plane = new Plane(epsg);
  for (let i = 0; i < fixes.count; i++) {
    plane.put(fixes.lon[i]! / DEGREE, fixes.lat[i]! / DEGREE);
    eastingM[i] = plane.eastingM;
    northingM[i] = plane.northingM;
  }
}

const apartM = ({ eastingM, northingM }: Judged, i: number, j: number): number =>
  Math.hypot(eastingM[j]! - eastingM[i]!, northingM[j]! - northingM[i]!);

function isLeap(judged: Judged, i: number, j: number): boolean {
  const { t, accuracy } = judged.fixes;
  const goneM = apartM(judged, i, j) - off(accuracy[i]!) - off(accuracy[j]!);
  return goneM * 1000 > FASTEST_M_S[judged.mode] * (t[j]! - t[i]!);
}

function keep(judged: Judged, piece: readonly number[]): void {
  const { t } = judged.fixes;
  for (let k = 0; k < piece.length; k++) {
    const i = piece[k]!;
    judged.verdict[i] = COUNTED;
    if (k === 0) continue;
    const p = piece[k - 1]!;
    if (t[i]! - t[p]! <= LEG_MS && apartM(judged, p, i) <= LEG_M[judged.mode]) judged.before[i] = p;
  }
}

export const isCounted = ({ verdict }: Judged, i: number): boolean => verdict[i] === COUNTED;

/** How far around itself a fix is looked at: the bureau's reach for the mode, less by what the fix may be off. */
export const reachM = (accuracy: number, reachOfModeM: number): number =>
  Math.max(0, reachOfModeM - Math.max(0, off(accuracy) - ACCURACY_GOOD_M));
