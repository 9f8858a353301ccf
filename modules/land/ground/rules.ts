/** What a layer's history says of a day: the change that it stands under, and how many features held. */
import type { LayerHistory } from './contract.ts';

const upTo = ({ changes }: LayerHistory, asOf: string) => changes.filter(({ on }) => on <= asOf);

export const heldOn = (history: LayerHistory, asOf: string): number =>
  upTo(history, asOf).reduce((sum, { features }) => sum + features, 0);

/** Of the tiles' address. Days between two changes are asked for by the earlier: they have the same tiles. */
export const tilesOn = (history: LayerHistory, asOf: string): string =>
  `asOf=${upTo(history, asOf).at(-1)?.on ?? asOf}&edition=${history.edition}`;

/** How many held from each change on. */
export function countsOf({ changes }: LayerHistory): { day: string; count: number }[] {
  let count = 0;
  return changes.map(({ on, features }) => {
    count += features;
    return { day: on, count };
  });
}
