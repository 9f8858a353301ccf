/** What a fix adds to the ground looked at: itself and the leg to it; and what changes when fixes come between. */
import type { Blocks } from '@cuntu/geodesy';
import type { Fixes } from './fixes.ts';
import { isCounted, type Judged, reachM } from './judging.ts';

/** One stroke a counted fix: the disc around it, and the leg from the one before where they are joined. */
export function markStroke(blocks: Blocks, judged: Judged, i: number, reachOfModeM: number): void {
  const { fixes, before, eastingM, northingM } = judged;
  const reach = reachM(fixes.accuracy[i]!, reachOfModeM);
  const p = before[i]!;
  const leg = p < 0 ? -1 : Math.min(reach, reachM(fixes.accuracy[p]!, reachOfModeM));
  if (p >= 0) blocks.markCapsule(eastingM[p]!, northingM[p]!, eastingM[i]!, northingM[i]!, leg);
  if (reach > leg) blocks.markDisc(eastingM[i]!, northingM[i]!, reach);
}

export function markAll(blocks: Blocks, judged: Judged, reachOfModeM: number): void {
  for (let i = 0; i < judged.fixes.count; i++) if (isCounted(judged, i)) markStroke(blocks, judged, i, reachOfModeM);
}

const sameFix = (a: Fixes, i: number, b: Fixes, j: number): boolean =>
  a.t[i] === b.t[j] && a.lon[i] === b.lon[j] && a.lat[i] === b.lat[j] && a.accuracy[i] === b.accuracy[j];

function sameStroke(a: Judged, i: number, b: Judged, j: number): boolean {
  if (!sameFix(a.fixes, i, b.fixes, j)) return false;
  const [p, q] = [a.before[i]!, b.before[j]!];
  return p < 0 || q < 0 ? p === q : sameFix(a.fixes, p, b.fixes, q);
}

/** Strokes that only the one or only the other has, by index. */
export function strokesApart(old: Judged, now: Judged): { gone: number[]; come: number[] } {
  const [gone, come]: [number[], number[]] = [[], []];
  let [i, j] = [0, 0];
  for (;;) {
    while (i < old.fixes.count && !isCounted(old, i)) i += 1;
    while (j < now.fixes.count && !isCounted(now, j)) j += 1;
    const [more, moreNow] = [i < old.fixes.count, j < now.fixes.count];
    if (!more && !moreNow) return { gone, come };
    const order = !more ? 1 : !moreNow ? -1 : old.fixes.t[i]! - now.fixes.t[j]!;
    if (order === 0 && sameStroke(old, i, now, j)) {
      i += 1;
      j += 1;
      continue;
    }
    if (order <= 0) gone.push(i++);
    if (order >= 0) come.push(j++);
  }
}
