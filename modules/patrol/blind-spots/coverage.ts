/** Who has been where: asked of whoever counts ground, and said plainly while nobody does. */
import type { Db, Tx } from '#platform/database';

export interface Seen {
  zoneIds: readonly string[];
  /** Days in Shanghai, both included. */
  from: string;
  to: string;
}

/** Share of each zone, 0 to 1, that somebody saw in the days. */
export type CoverageOf = (db: Db | Tx, seen: Seen) => Promise<Map<string, number>>;

let counted: CoverageOf | undefined;

/** Told once, at start, by the slice that counts covered ground. */
export function countCoverageBy(coverageOf: CoverageOf): void {
  counted = coverageOf;
}

/** Undefined: nothing is known, so nothing can be called unvisited. */
export const coverageOf = (): CoverageOf | undefined => counted;
