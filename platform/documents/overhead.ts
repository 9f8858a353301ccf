/** What the press costs beyond Typst's own time, for the bench (budget: 20 ms after the first paper). */
import type { Press, PrintOrder } from './press.ts';

export interface Overhead {
  /** Medians over all papers but the first. */
  typstMs: number;
  beyondTypstMs: number;
}

/** `orderOf` gives a different record each time, so that no cache of the typesetter flatters the figure. */
export async function measureOverhead(
  press: Press,
  orderOf: (n: number) => PrintOrder,
  count: number,
): Promise<Overhead> {
  const typst: number[] = [];
  const beyond: number[] = [];
  for (let n = 0; n <= count; n++) {
    const started = performance.now();
    const printed = await press.print(orderOf(n));
    const tookMs = performance.now() - started;
    if (!printed.ok) throw new Error(`paper ${n} was refused: ${printed.refusal.code}`);
    if (n === 0) continue;
    typst.push(printed.value.typstMs);
    beyond.push(tookMs - printed.value.typstMs);
  }
  return { typstMs: median(typst), beyondTypstMs: median(beyond) };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
