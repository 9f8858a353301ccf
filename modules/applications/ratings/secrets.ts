/** Who is an applicant, and what is told to the rater alone. */
import { codeOf } from '#modules/papers';
import { findParties } from '#modules/parties';
import type { Db, Tx } from '#platform/database';
import type { Ports } from '#platform/pipeline';
import type { Numbers } from './rules.ts';

type Seal = Ports['seal'];

const read = (seal: Seal, sealed: Uint8Array | null, about: string) =>
  sealed && new TextDecoder().decode(seal.open(sealed, about));

export async function numbersIn(tx: Tx, seal: Seal, applicationId: string): Promise<Numbers[]> {
  return (await findParties(tx, applicationId)).map(({ id, identitySealed, phoneSealed }) => ({
    identity: read(seal, identitySealed, `party.identity:${id}`),
    phone: read(seal, phoneSealed, `party.phone:${id}`),
  }));
}

/** Whom to call where it is in doubt who rated, as the file has them. */
export const phonesIn = async (db: Db, seal: Seal, applicationId: string) =>
  (await findParties(db, applicationId)).map(({ id, name, phoneSealed }) => ({
    id,
    name,
    phone: read(seal, phoneSealed, `party.phone:${id}`),
  }));

/** Follows from the house's key: no row holds it, and no screen of the office. */
export const secretOf = (seal: Seal, id: string): string => codeOf(seal.mark(id, 'rating.secret').slice(0, 10));

/** Under which the telephone is sealed that somebody left to be called back: with a rating, or against one. */
export const phoneOf = (id: string): string => `rating.phone:${id}`;
