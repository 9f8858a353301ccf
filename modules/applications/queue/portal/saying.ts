/** How days and half hours are said on the portal: 11月24日 周二, 09:30 to 10:00. */
import type { OutputOf } from '@cuntu/base';
import type { Wording } from '#modules/papers';
import type { findSlots } from '../contract/bookings.ts';
import type { findWindows } from '../contract/hours.ts';
import { endOf } from '../rules.ts';

export type Slots = OutputOf<typeof findSlots>;
export type DayOfSlots = Slots['days'][number];
export type Windows = OutputOf<typeof findWindows>['windows'];

const formats = {
  zh: {
    day: new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
  },
  en: {
    day: new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
  },
};

export function dayWords({ lang }: Wording, day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const { day: date, weekday } = formats[lang];
  return lang === 'zh' ? `${date.format(at)} ${weekday.format(at)}` : `${weekday.format(at)} ${date.format(at)}`;
}

export const spansWords = (spans: readonly (readonly string[])[]): string =>
  spans.map((span) => span.join('–')).join(', ');

/** Whether a window is open today; one without hours takes nothing in yet. */
export function openWords({ say }: Wording, { today, hours }: Pick<Windows[number], 'today' | 'hours'>): string {
  if (!hours) return say('appointment.windowClosed');
  if (today.open) return say('appointment.openToday', { spans: spansWords(today.spans) });
  return say(`window.today.${today.why}`, { notice: today.notice ?? '' });
}

export const slotWords = ({ say }: Wording, halfHour: string, key = 'appointment.slot'): string =>
  say(key, { from: halfHour, to: endOf(halfHour) });

/** A refusal as a sentence, with its day in words. */
export function refusalWords(
  wording: Wording,
  { code, params = {} }: { code: string; params?: Record<string, string | number> },
): string {
  const { day } = params;
  return wording.say(`refusal.${code}`, typeof day === 'string' ? { ...params, day: dayWords(wording, day) } : params);
}
