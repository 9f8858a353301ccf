/** Why a promise was missed, as it was said in public: `matters` keeps it. The one place where its words come in. */
import type { Db } from '#platform/database';

export interface Explanation {
  clock: string;
  words: string;
  newExpectedOn: string | null;
  explainedOn: string;
}

/** Nothing is kept so far; `explanationsOf` of `matters` takes this place. */
export const explanationsOf = async (_db: Db, _matterId: string): Promise<readonly Explanation[]> => [];
