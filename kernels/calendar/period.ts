/** What is asked of a period and what is answered: units, suspensions, the due day, and the code of each counted day. */
import type { DayRefusal, DayWhy } from './almanac.ts';
import type { CivilDate } from './civil.ts';

export type PeriodUnit = 'workingDays' | 'days' | 'months' | 'years' | 'hours';

/** Not counted from `from` on; `until` is the first day that counts again, absent while the suspension lasts. */
export interface Suspension {
  from: CivilDate;
  until?: CivilDate;
}

export interface Period {
  /** A date, or an instant with offset whose day in China decides. Hours need an instant. */
  start: string;
  /** 0 is the same day. */
  count: number;
  unit: PeriodUnit;
  provisional?: boolean;
  /** 民法典 203: a last day that is a day off passes to the next working day. Default true; hours never roll. */
  rollOver?: boolean;
  /** For working days and days only. */
  suspended?: readonly Suspension[];
}

export type CountedWhy =
  | DayWhy
  | 'startExcluded'
  | 'calendarDay'
  | 'matchingDate'
  | 'monthEnd'
  | 'hour'
  | 'suspended'
  /** The last day of the period is a day off, of this kind. */
  | `endsOn:${DayWhy}`
  | 'rolledOver';

export interface Counted {
  date: CivilDate;
  counts: boolean;
  why: CountedWhy;
}

export interface Deadline {
  dueOn: CivilDate;
  /**
   * The first instant that is too late: 24:00 of `dueOn`, written as 00:00+08:00 of the day after (hours: their exact
   * end). In time is `instant < dueAt`; a screen prints `dueOn` with 24点.
   */
  dueAt: string;
  /** A notice that is not loaded can still move this day. */
  provisional: boolean;
  counted: Counted[];
}

export type DeadlineRefusal =
  | DayRefusal
  | 'calendar.badCount'
  | 'calendar.needsInstant'
  | 'calendar.badSpan'
  | 'calendar.cannotSuspend'
  | 'calendar.suspended';

/** No period in law comes near it; the bound keeps a slip of the keyboard from a walk through centuries. */
export const MAX_COUNT = 10_000;
