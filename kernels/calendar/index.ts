/** Working days, official holiday notices, and the legal counting of periods, each day explained. */
export {
  type Almanac,
  almanacOf,
  type DayKind,
  type DayOptions,
  type DayRefusal,
  type DayWhy,
  dayKind,
  isWorkingDay,
  nextWorkingDay,
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
export { deadline } from './deadline.ts';
export { type Confidence, type Holiday, type HolidayNotice, noticeFaults } from './notice.ts';
export {
  type Counted,
  type CountedWhy,
  type Deadline,
  type DeadlineRefusal,
  MAX_COUNT,
  type Period,
  type PeriodUnit,
  type Suspension,
} from './period.ts';
export { type CountingLaw, countingRules, unitFor } from './units.ts';
