/** How dates, times, areas, lengths and spans are said, in both languages (look: Words). */
import type { TFunction } from 'i18next';

export interface Formats {
  /** 11月24日 周二; the year only where it differs from `today`'s, which is never left out. Takes 'YYYY-MM-DD'. */
  day(dateOn: string, today: string): string;
  /** 2026年11月24日: what is printed names its year. */
  wholeDay(dateOn: string): string;
  /** 11月24日, without the weekday. */
  shortDay(dateOn: string, today: string): string;
  /** 2026年11月, of '2026-11'. */
  month(month: string): string;
  /** 09:12 in Asia/Shanghai, of an instant. */
  time(at: string): string;
  /** 11月20日 09:12 */
  moment(at: string, today: string): string;
  /** The end of what began then: 09:40, or 11月25日 09:40 where that is another day. */
  till(startedAt: string, endedAt: string, today: string): string;
  /** 日, 一, … for a cell of the ruler. */
  weekdayShort(dateOn: string): string;
  /** 1,540 */
  count(value: number): string;
  /** 2.31 亩 */
  areaMu(areaM2: number): string;
  /** 1,540 m² */
  areaM2(areaM2: number): string;
  /** 2.31 亩 1,540 m² */
  area(areaM2: number): string;
  /** 2.4 公里, 350 米 */
  length(lengthM: number): string;
  /** 1 小时 14 分, 2.1 天 */
  span(minutes: number): string;
  /** The same as figures and units apart, for a large number: [['1','小时'],['52','分']]. */
  spanParts(minutes: number): [figure: string, unit: string][];
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const inShanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The bureau's civil date and wall time of an instant. */
export function shanghai(at: string): { dateOn: string; time: string } {
  const part = Object.fromEntries(inShanghai.formatToParts(new Date(at)).map((p) => [p.type, p.value]));
  return { dateOn: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** 1,540.20: always so many digits. */
export const fixed = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** 1,540.2: as papers spell a number (platform/documents/paper.typ), two digits at most. */
export const onPaper = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** 1 亩 = 2000/3 m². */
export const muOf = (areaM2: number) => (areaM2 * 3) / 2000;

function dateWords(dateOn: string) {
  const [year = 0, month = 1, day = 1] = dateOn.split('-').map(Number);
  return {
    year,
    month,
    day,
    monthName: monthNames[month - 1],
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  };
}

export function spanFigures(minutes: number): [figure: string, unit: 'minute' | 'hour' | 'minuteAfterHour' | 'day'][] {
  const whole = Math.round(minutes);
  if (whole < 60) return [[String(whole), 'minute']];
  if (whole >= 1440) return [[fixed(minutes / 1440, 1).replace(/\.0$/, ''), 'day']];
  const hours: [string, 'hour'] = [String(Math.floor(whole / 60)), 'hour'];
  return whole % 60 === 0 ? [hours] : [hours, [String(whole % 60), 'minuteAfterHour']];
}

export function formats(t: TFunction): Formats {
  const weekdays = (key: string) => t(key, { returnObjects: true }) as string[];
  const dateAs = (key: string, dateOn: string) => {
    const { weekday, ...date } = dateWords(dateOn);
    return t(`date.${key}`, { ...date, weekday: weekdays('date.weekday')[weekday] });
  };
  const dateIn = (key: 'day' | 'short', dateOn: string, today: string) =>
    dateAs(today.slice(0, 4) === dateOn.slice(0, 4) ? key : `${key}WithYear`, dateOn);
  const mu = (areaM2: number) => fixed(muOf(areaM2), 2);
  const said: Formats = {
    day: (dateOn, today) => dateIn('day', dateOn, today),
    wholeDay: (dateOn) => dateAs('shortWithYear', dateOn),
    shortDay: (dateOn, today) => dateIn('short', dateOn, today),
    month: (month) => dateAs('month', `${month}-01`),
    time: (at) => shanghai(at).time,
    moment: (at, today) =>
      t('date.moment', { date: dateIn('short', shanghai(at).dateOn, today), time: shanghai(at).time }),
    till: (startedAt, endedAt, today) =>
      shanghai(startedAt).dateOn === shanghai(endedAt).dateOn ? said.time(endedAt) : said.moment(endedAt, today),
    weekdayShort: (dateOn) => weekdays('date.weekdayShort')[dateWords(dateOn).weekday]!,
    count: (value) => grouped.format(value),
    areaMu: (areaM2) => t('area.mu', { mu: mu(areaM2) }),
    areaM2: (areaM2) => t('area.m2', { m2: grouped.format(areaM2) }),
    area: (areaM2) => t('area.both', { mu: mu(areaM2), m2: grouped.format(areaM2) }),
    length: (lengthM) =>
      lengthM < 1000
        ? t('length.m', { m: grouped.format(lengthM) })
        : t('length.km', { km: fixed(lengthM / 1000, lengthM < 10_000 ? 1 : 0).replace(/\.0$/, '') }),
    span: (minutes) =>
      minutes < 0.5
        ? t('span.lessThanMinute')
        : ((figures) =>
            figures.length === 2
              ? t('span.hoursMinutes', { hours: figures[0]![0], minutes: figures[1]![0] })
              : t(`span.${figures[0]![1]}s`, { [`${figures[0]![1]}s`]: figures[0]![0] }))(spanFigures(minutes)),
    spanParts: (minutes) => spanFigures(minutes).map(([figure, unit]) => [figure, t(`span.unit.${unit}`)]),
  };
  return said;
}
