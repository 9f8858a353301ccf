/** Days and weekdays in China of instants in milliseconds, for millions of them: no daylight saving since 1991. */

const DAY_MS = 86_400_000;
const AHEAD_MS = 8 * 3_600_000;

export const dayNumberOf = (t: number): number => Math.floor((t + AHEAD_MS) / DAY_MS);
/** 'YYYY-MM-DD' */
export const dateOfNumber = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const dayOf = (t: number): string => dateOfNumber(dayNumberOf(t));
export const addedDays = (day: string, days: number): string => dateOfNumber(Date.parse(day) / DAY_MS + days);
/** Midnight in China at which the day begins. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
/** 0 = Monday. */
export const weekdayOf = (day: string): number => (Math.floor(Date.parse(day) / DAY_MS) + 3) % 7;
