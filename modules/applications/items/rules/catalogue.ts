/** The service items of this bureau in all their versions, as the seed has them. */
import { z } from 'zod';
import { type ItemKey, type ServiceItem, serviceItem } from '../contract.ts';
import seed from '../seed/items.json' with { type: 'json' };

export const catalogue: readonly ServiceItem[] = z.array(serviceItem).parse(seed);

export const itemsOn = (on: string, all: readonly ServiceItem[] = catalogue): readonly ServiceItem[] =>
  [...new Set(all.map(({ key }) => key))].flatMap((key) => itemOn(key, on, all) ?? []);

/** The version that came into force last before the day or on it. */
export const itemOn = (key: ItemKey, on: string, all: readonly ServiceItem[] = catalogue): ServiceItem | undefined =>
  all
    .filter((one) => one.key === key && one.inForceFrom <= on)
    .toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom))
    .at(-1);
