/** Who is an applicant, and what is told to the rater alone. */
import { codeFrom, codeOf } from '#modules/papers';
import { findParties } from '#modules/parties';
import type { Db, Tx } from '#platform/database';
import type { Ports } from '#platform/pipeline';
import { isApplicant, lacksNumbers, type Numbers } from './rules.ts';
import { wordsRenewed } from './tables/words.ts';

type Seal = Ports['seal'];

const read = (seal: Seal, sealed: Uint8Array | null, about: string) =>
  sealed && new TextDecoder().decode(seal.open(sealed, about));

async function numbersIn(tx: Db | Tx, seal: Seal, applicationId: string): Promise<Numbers[]> {
  return (await findParties(tx, applicationId)).map(({ id, identitySealed, phoneSealed }) => ({
    identity: read(seal, identitySealed, `party.identity:${id}`),
    phone: read(seal, phoneSealed, `party.phone:${id}`),
  }));
}

/** Whether these are an applicant's own words: a number of his, or where nobody gave one the word that was told at the window. */
export async function isApplicantOf(tx: Tx, seal: Seal, applicationId: string, said: string): Promise<boolean> {
  const numbers = await numbersIn(tx, seal, applicationId);
  if (!lacksNumbers(numbers)) return isApplicant(said, numbers);
  return codeFrom(said) === wordOf(seal, applicationId, await wordsRenewed(tx, applicationId));
}

/** Nobody gave a number: the word from the window is all that an applicant can prove himself with. */
export const isByWord = async (db: Db | Tx, seal: Seal, applicationId: string): Promise<boolean> =>
  lacksNumbers(await numbersIn(db, seal, applicationId));

/** Whom to call where it is in doubt who rated, as the file has them. */
export const phonesIn = async (db: Db, seal: Seal, applicationId: string) =>
  (await findParties(db, applicationId)).map(({ id, name, phoneSealed }) => ({
    id,
    name,
    phone: read(seal, phoneSealed, `party.phone:${id}`),
  }));

/** Follows from the house's key: no row holds it, and no screen of the office. */
export const secretOf = (seal: Seal, id: string): string => codeOf(seal.mark(id, 'rating.secret').slice(0, 10));

/**
 * In place of the numbers that an application has none of: it stands on no paper and no row, so that no reader of the file has it.
 * `renewed`: how often a new one was given; only the last is right.
 */
export const wordOf = (seal: Seal, applicationId: string, renewed: number): string =>
  codeOf(seal.mark(applicationId, renewed === 0 ? 'rating.word' : `rating.word:${renewed}`).slice(0, 10));

/** Under which the telephone is sealed that somebody left to be called back: with a rating, or against one. */
export const phoneOf = (id: string): string => `rating.phone:${id}`;
