/** Why a day counts or not, in words. */
import type { TFunction } from 'i18next';

/** Codes of @cuntu/calendar: `workingDay`, `holiday:newYear`, `endsOn:weekend`, … */
export function whyWords(t: TFunction, why: string): string {
  const [head, ...rest] = why.split(':');
  const tail = rest.join(':');
  if (head === 'holiday') return t('counted.holiday', { holiday: t(`holiday.${tail}`) });
  if (head === 'endsOn') return t('counted.endsOn', { why: whyWords(t, tail) });
  return t(`counted.${head}`);
}
