/** A service item in words: its periods, its fees, its law. */
import type { OutputOf } from '@cuntu/base';
import type { Words } from '#ui/words';
import { fixed } from '#ui/words';
import type { findItems } from '../contract.ts';

export type ItemShown = OutputOf<typeof findItems>['items'][number];

const limitOf = ({ limits }: ItemShown, key: string) => limits.find((one) => one.key === key);

/** '答应 3 个工作日' by one of the item's two keys of limits. */
export function periodSaid({ t }: Words, item: ItemShown, key: string): string {
  const limit = limitOf(item, key);
  if (!limit) return t('item.noLimit');
  return t(key === item.promise ? 'item.promised' : 'item.byLaw', {
    period: t(`norms.period.${limit.unit}`, { count: limit.count }),
  });
}

export const sourceOf = (item: ItemShown, key: string) => limitOf(item, key);

export const feeSaid = ({ t }: Words, { key, yuan }: ItemShown['fees'][number]): string =>
  yuan === 0
    ? t('item.free', { what: t(`item.fee.${key}`) })
    : t('item.feeYuan', { what: t(`item.fee.${key}`), yuan: fixed(yuan, 0) });
