/** Where a track is silent for longer than it is joined over, and what was probably the matter. */
import { isCounted, type Judged } from './judging.ts';

export const gapCauses = ['noSignal', 'inaccurate', 'asleep'] as const;
export type GapCause = (typeof gapCauses)[number];

export interface Gap {
  fromMs: number;
  toMs: number;
  cause: GapCause;
}

const GAP_MS = 60_000;
/** Who comes back where he was did not walk: a phone that lies still goes to sleep. */
const STILL_M = 50;

/** A likely cause, shown as such; a gap counts against nobody. */
export function gapsOf(judged: Judged): Gap[] {
  const { fixes, eastingM, northingM } = judged;
  const gaps: Gap[] = [];
  let [last, between] = [-1, 0];
  for (let i = 0; i < fixes.count; i++) {
    if (!isCounted(judged, i)) {
      between += 1;
      continue;
    }
    if (last >= 0 && fixes.t[i]! - fixes.t[last]! > GAP_MS) {
      const apartM = Math.hypot(eastingM[i]! - eastingM[last]!, northingM[i]! - northingM[last]!);
      const cause = between > 0 ? 'inaccurate' : apartM < STILL_M ? 'asleep' : 'noSignal';
      gaps.push({ fromMs: fixes.t[last]!, toMs: fixes.t[i]!, cause });
    }
    [last, between] = [i, 0];
  }
  return gaps;
}
