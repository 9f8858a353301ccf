/** When what stands in a field of days is a day: half of one is never reported. */

interface Bounds {
  moment?: boolean;
  min?: string;
  max?: string;
}

/** No day of the bureau is older than the republic; 0002 is a year whose last digits are still to come. */
const FIRST_YEAR = 1949;

/** 'YYYY-MM-DD', or with `moment` 'YYYY-MM-DDTHH:MM', and in the calendar. */
export function isDay(text: string, moment = false): boolean {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):[0-5]\d)?$/.exec(text) ?? [];
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || (time !== undefined) !== moment) return false;
  return new Date(at).toISOString().startsWith(day) && Number(day.slice(0, 4)) >= FIRST_YEAR;
}

/** Of an address, which anybody may have typed: a day or nothing. */
export const dayIn = (text: string | undefined, moment = false): string | undefined =>
  text !== undefined && isDay(text, moment) ? text : undefined;

export const isReported = (typed: string, { moment, min, max }: Bounds): boolean =>
  isDay(typed, moment) && (!min || typed >= min) && (!max || typed <= max);

/** What to report when the field is left, if anything: an emptied field counts only now, a half-typed one never. */
export const leftWith = (typed: string, half: boolean, value: string): string | undefined =>
  typed === '' && !half && value !== '' ? '' : undefined;
