/** Why a day counts or not, in words. */
import type { TFunction } from 'i18next';

export const holidayName = (t: TFunction, why: string): string => t(`holiday.${why.slice(why.indexOf(':') + 1)}`);

/** Codes of @cuntu/calendar: `workingDay`, `holiday:newYear`, `endsOn:weekend`, … */
export function countedWhy(t: TFunction, why: string): string {
  const [head, ...rest] = why.split(':');
  const tail = rest.join(':');
  if (head === 'holiday') return t('counted.holiday', { holiday: holidayName(t, why) });
  if (head === 'endsOn') return t('counted.endsOn', { why: countedWhy(t, tail) });
  return t(`counted.${head}`);
}
