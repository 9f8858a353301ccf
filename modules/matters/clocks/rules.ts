/** When a clock is due that stood still or was given more time, and which clocks a ground stops: pure. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type Almanac, type Deadline, deadline, type PeriodUnit } from '@cuntu/calendar';
import { type Procedure, type Run, suspend } from '@cuntu/procedure';

/** Not counted from `from` on; `until` is the first day that counts again, null while it lasts. */
export interface Pause {
  from: string;
  until: string | null;
}

export interface Counting {
  startedAt: string;
  count: number;
  unit: string;
  pauses: readonly Pause[];
}

/** By the newest calendar; a year without its notice gives a provisional day. Not for a clock that stands still. */
export function dueOf(almanac: Almanac, { startedAt, count, unit, pauses }: Counting): Deadline {
  const suspended = pauses.map(({ from, until }) => ({ from, ...(until === null ? {} : { until }) }));
  const due = deadline(almanac, { start: startedAt, count, unit: unit as PeriodUnit, provisional: true, suspended });
  if (!due.ok) throw new Error(`${count} ${unit} from ${startedAt}: ${due.refusal.code}`);
  return due.value;
}

/**
 * The clocks of the run that the ground stops, each with its article. A ground that the procedure does not name for any of them
 * stops none: 行政许可法 45 lists what does, and a look at the site, a consultation, a publication are not on it.
 */
export function decideSuspension(
  procedure: Procedure,
  run: Run,
  ground: string,
): Result<{ clocks: string[]; basis: string }, 'clock.notRunning' | 'clock.noSuchSuspension'> {
  const asked = Object.keys(procedure.clocks).map((clock) => suspend(procedure, run, clock, ground));
  const stopped = asked.flatMap((one) => (one.ok ? [one.value] : []));
  if (stopped.length > 0) return ok({ clocks: stopped.map(({ clock }) => clock), basis: stopped[0]!.basis });
  const named = asked.some((one) => !one.ok && one.refusal.code === 'clock.notRunning');
  const known = Object.values(procedure.clocks).some(({ suspensions }) =>
    suspensions?.some(({ kind }) => kind === ground),
  );
  if (named && known) return refuse('clock.notRunning', { at: 'ground' });
  return refuse('clock.noSuchSuspension', { at: 'ground' });
}

/**
 * The day on which it stops does not count, the day on which it goes on does: nothing is won by stopping for an hour, nor by
 * letting it go on after the day until which it was said to stand.
 */
export const resumed = (pauses: readonly Pause[], today: string, standsUntil: string | null = null): Pause[] => {
  const goesOn = standsUntil !== null && standsUntil < today ? standsUntil : today;
  return pauses.map((pause) => (pause.until === null ? { ...pause, until: goesOn } : pause));
};
