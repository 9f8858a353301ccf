/** Product and peer under the same load by turns, so that what else the machine does falls on both. */
import { applyLoad, type Done, type Load } from './load.ts';
import { median } from './quantile.ts';

export interface Rounds {
  product: Done;
  peer: Done;
}

const medians = (rounds: Done[]): Done => ({
  perSecond: median(rounds.map((round) => round.perSecond)),
  medianMs: median(rounds.map((round) => round.medianMs)),
  p95Ms: median(rounds.map((round) => round.p95Ms)),
});

export async function takeTurns(product: Load, peer: Load, rounds: number): Promise<Rounds> {
  const of: { product: Done[]; peer: Done[] } = { product: [], peer: [] };
  for (let i = 0; i < rounds; i++) {
    of.product.push(await applyLoad(product));
    of.peer.push(await applyLoad(peer));
  }
  return { product: medians(of.product), peer: medians(of.peer) };
}
