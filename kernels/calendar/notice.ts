/** A holiday notice as the State Council issues it, and what can be wrong with one that somebody typed in. */
import { type CivilDate, civilOf, dateOf, dayNumber, weekdayOf } from './civil.ts';

export type Holiday =
  | 'newYear'
  | 'springFestival'
  | 'qingming'
  | 'labourDay'
  | 'dragonBoat'
  | 'midAutumn'
  | 'nationalDay'
  /** One holiday in the notices of 2020, 2023 and 2025. */
  | 'nationalDayMidAutumn'
  /** Given once by government (mourning, a parade, a flood, a province's own day). */
  | 'special';

/** V read in the primary text · P in a secondary one · M from memory. */
export type Confidence = 'V' | 'P' | 'M';

export interface HolidayNotice {
  year: number;
  /** 文号 */
  number: string;
  issuedOn: CivilDate;
  /** `year` arranges a whole year; `change` overrides single days of a year already arranged. */
  scope: 'year' | 'change';
  title?: string;
  /** Both ends off. Days of the December before belong here too when the notice names them. */
  off: readonly { holiday: Holiday; from: CivilDate; to: CivilDate }[];
  /** 调休: Saturdays and Sundays that are worked. */
  work: readonly CivilDate[];
  /** Days that a change gives back to the ordinary week. */
  ordinary?: readonly CivilDate[];
  source: string;
  confidence: Confidence;
}

type Fault = { at: string; code: string; params?: Record<string, string | number> };

const MAX_RUN = 30;

/** What is wrong with a notice before it is stored: every fault with the path of its field; none: it may be loaded. */
export function noticeFaults(notice: HolidayNotice): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<number>();
  const claim = (day: number, at: string): void => {
    const year = civilOf(day).year;
    if (year !== notice.year && !(year === notice.year - 1 && civilOf(day).month === 12)) {
      faults.push({ at, code: 'notice.otherYear', params: { date: dateOf(day) } });
    }
    if (seen.has(day)) faults.push({ at, code: 'notice.dayTwice', params: { date: dateOf(day) } });
    seen.add(day);
  };
  const read = (date: CivilDate, at: string): number | undefined => {
    const day = dayNumber(date, at);
    if (day.ok) return day.value;
    faults.push({ at, code: day.refusal.code, params: day.refusal.params });
    return undefined;
  };
  read(notice.issuedOn, 'issuedOn');
  notice.off.forEach(({ from, to }, i) => {
    const [first, last] = [read(from, `off.${i}.from`), read(to, `off.${i}.to`)];
    if (first === undefined || last === undefined) return;
    if (last < first || last - first >= MAX_RUN) faults.push({ at: `off.${i}.to`, code: 'notice.badRun' });
    else for (let day = first; day <= last; day++) claim(day, `off.${i}`);
  });
  notice.work.forEach((date, i) => {
    const day = read(date, `work.${i}`);
    if (day === undefined) return;
    claim(day, `work.${i}`);
    if (weekdayOf(day) < 5) faults.push({ at: `work.${i}`, code: 'notice.notWeekend', params: { date } });
  });
  (notice.ordinary ?? []).forEach((date, i) => {
    const day = read(date, `ordinary.${i}`);
    if (day !== undefined) claim(day, `ordinary.${i}`);
  });
  return faults;
}
