/** What a careful eye compares before a mortgage is entered, changed or released; the same sentences for everybody. */
import type { ItemKey } from '../../items/contract.ts';

type Item = Exclude<ItemKey, 'landPreview'>;

export const pointsOf: Readonly<Record<Item, readonly string[]>> = {
  mortgageSet: ['holder', 'land', 'papers', 'amount', 'buildings'],
  mortgageChange: ['entry', 'parties', 'land', 'agreement', 'changed', 'later'],
  mortgageRelease: ['entry', 'mortgagee', 'land', 'ended', 'extent'],
};
