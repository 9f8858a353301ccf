/** Which rungs of a ladder are due for a clock that turned, and which ladder may be set: pure. */
import { must, ok, type Result, refuse } from '@cuntu/base';
import { type Almanac, deadline } from '@cuntu/calendar';
import type { LadderVersion, Rung } from './contract.ts';

/** A rung is reached on this day. On the day of turning itself whatever day that is; later ones by days that count. */
export function reachedOn(almanac: Almanac, { after, unit }: Rung, turnedOn: string): string {
  if (after === 0) return turnedOn;
  return must(deadline(almanac, { start: turnedOn, count: after, unit, provisional: true, rollOver: false })).dueOn;
}

export interface RungsDue {
  /** Places of the rungs, from 1. */
  due: number[];
  /** The day of the next one; null: none is left. */
  nextOn: string | null;
}

/** Of a clock that turned on `turnedOn`, as of `today`. */
export function rungsDue(almanac: Almanac, rungs: readonly Rung[], turnedOn: string, today: string): RungsDue {
  const days = rungs.map((rung) => reachedOn(almanac, rung, turnedOn));
  const ahead = days.filter((day) => day > today).sort();
  return { due: days.flatMap((day, i) => (day <= today ? [i + 1] : [])), nextOn: ahead[0] ?? null };
}

/** What turned on a day climbs the ladder of that day: `versions` of one kind, sorted by day. */
export const ladderOn = (versions: readonly LadderVersion[], kind: string, on: string): LadderVersion | undefined =>
  versions.filter((version) => version.kind === kind).findLast(({ inForceFrom }) => inForceFrom <= on);

export function laddersInForce(versions: readonly LadderVersion[], on: string) {
  return [...new Set(versions.map(({ kind }) => kind))].flatMap((kind) => {
    const series = versions.filter((version) => version.kind === kind);
    const next = series.find(({ inForceFrom }) => inForceFrom > on) ?? null;
    const current = ladderOn(series, kind, on);
    return current ? [{ ...current, next }] : next ? [{ ...next, next: null }] : [];
  });
}

/** Roughly, to see that later rungs do not come before earlier ones: five working days are a week. */
const lengthOf = ({ after, unit }: Rung): number => (unit === 'days' ? after : (after * 7) / 5);

export function decideLadder(
  next: LadderVersion,
  latestInForceFrom: string | undefined,
  today: string,
): Result<LadderVersion, 'ladder.fromTomorrow' | 'ladder.sameDay' | 'ladder.notRising' | 'ladder.rungTwice'> {
  const { rungs, inForceFrom } = next;
  const falls = rungs.findIndex((rung, i) => i > 0 && lengthOf(rung) < lengthOf(rungs[i - 1]!));
  if (falls !== -1) return refuse('ladder.notRising', { at: `rungs.${falls}.after`, params: { nth: falls + 1 } });
  const spelt = rungs.map(({ after, unit, to, role }) => `${after} ${unit} ${to} ${role}`);
  const twice = spelt.findIndex((one, i) => spelt.indexOf(one) < i);
  if (twice !== -1) return refuse('ladder.rungTwice', { at: `rungs.${twice}.to`, params: { nth: twice + 1 } });
  if (latestInForceFrom === undefined) return ok(next);
  // What turned today has been raised since midnight by the ladder of today.
  if (inForceFrom <= today) return refuse('ladder.fromTomorrow', { at: 'inForceFrom' });
  if (inForceFrom <= latestInForceFrom)
    return refuse('ladder.sameDay', { at: 'inForceFrom', params: { day: latestInForceFrom } });
  return ok(next);
}
