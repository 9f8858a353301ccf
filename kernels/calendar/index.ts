/** Working days, official holiday notices, and the legal counting of periods, each day explained. */
export {
  type Almanac,
  almanacOf,
  type Confidence,
  type DayKind,
  type DayOptions,
  type DayRefusal,
  type DayWhy,
  dayKind,
  type Holiday,
  type HolidayNotice,
  isWorkingDay,
  nextWorkingDay,
  noticeFaults,
  previousWorkingDay,
  workingDaysBetween,
} from './almanac.ts';
export {
  addDays,
  type CivilDate,
  chinaDateOf,
  daysBetween,
  FIRST_YEAR,
  isCivilDate,
  LAST_YEAR,
} from './civil.ts';
export {
  type Counted,
  type CountedWhy,
  type Deadline,
  type DeadlineRefusal,
  deadline,
  MAX_COUNT,
  type Period,
  type PeriodUnit,
  type Suspension,
} from './deadline.ts';
export { type CountingLaw, countingRules, unitFor } from './units.ts';
