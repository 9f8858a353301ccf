/** Days as a page for anyone says them: month, day and weekday, the year only where it is another. */
import type { Lang } from '#platform/words';

const options = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
const year = { ...options, year: 'numeric' } as const;
const dates: Record<Lang, [Intl.DateTimeFormat, Intl.DateTimeFormat]> = {
  zh: [new Intl.DateTimeFormat('zh-CN', options), new Intl.DateTimeFormat('zh-CN', year)],
  en: [new Intl.DateTimeFormat('en-GB', options), new Intl.DateTimeFormat('en-GB', year)],
};
const weekdays: Record<Lang, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
};
const months: Record<Lang, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
};

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const weekdayWords = (lang: Lang, day: string): string => weekdays[lang].format(at(day));

export function dayWords(lang: Lang, day: string, today: string): string {
  const [near, far] = dates[lang];
  const said = (day.slice(0, 4) === today.slice(0, 4) ? near : far).format(at(day));
  const weekday = weekdayWords(lang, day);
  return lang === 'zh' ? `${said} ${weekday}` : `${weekday} ${said}`;
}

/** '2026-11' */
export const monthWords = (lang: Lang, month: string): string => months[lang].format(at(`${month}-01`));

const china = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day in China of an instant. */
export const dayIn = (instant: string): string => china.format(new Date(instant));
