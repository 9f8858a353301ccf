/** Who is an applicant, and what is told to the rater alone. */
import { codeOf } from '#modules/papers';
import { findParties } from '#modules/parties';
import type { Tx } from '#platform/database';
import type { Ports } from '#platform/pipeline';
import type { Numbers } from './rules.ts';

type Seal = Ports['seal'];

export async function numbersIn(tx: Tx, seal: Seal, applicationId: string): Promise<Numbers[]> {
  const read = (sealed: Uint8Array | null, about: string) =>
    sealed && new TextDecoder().decode(seal.open(sealed, about));
  return (await findParties(tx, applicationId)).map(({ id, identitySealed, phoneSealed }) => ({
    identity: read(identitySealed, `party.identity:${id}`),
    phone: read(phoneSealed, `party.phone:${id}`),
  }));
}

/** Follows from the house's key: no row holds it, and no screen of the office. */
export const secretOf = (seal: Seal, ratingId: string): string =>
  codeOf(seal.mark(ratingId, 'rating.secret').slice(0, 10));
