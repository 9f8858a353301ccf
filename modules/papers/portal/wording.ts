/** What every part of a page is given: the reader's language, and how to say things in it. */
import type { Lang } from '#platform/words';

export interface Wording {
  lang: Lang;
  say(key: string, params?: Record<string, string | number>): string;
}

const months: Record<Lang, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A date without an hour is the same day everywhere; UTC keeps it so. */
export const dateWords = (lang: Lang, date: string): string => months[lang].format(new Date(`${date}T00:00:00Z`));
