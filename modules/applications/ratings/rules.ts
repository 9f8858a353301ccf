/** When an application can be rated, which grades are bad, and who must not know: pure. */
import { ok, type Result, refuse } from '@cuntu/base';
import { barePhone } from '#modules/parties/contract';
import type { Grade } from './contract.ts';

export const isBad = (grade: Grade): boolean => grade === 'dissatisfied' || grade === 'veryDissatisfied';

interface Rated {
  closedAt: string | null;
  given: boolean;
  isApplicant: boolean;
}

/** One event, one rating, once it has ended in whatever way (国办发〔2019〕51号: 一事一评). */
export function decideRating(
  { closedAt, given, isApplicant }: Rated,
  signedIn: boolean,
): Result<true, 'rating.notByStaff' | 'rating.notYet' | 'rating.given' | 'rating.notTheApplicant'> {
  if (signedIn) return refuse('rating.notByStaff');
  if (closedAt === null) return refuse('rating.notYet');
  if (given) return refuse('rating.given');
  return isApplicant ? ok(true) : refuse('rating.notTheApplicant', { at: 'applicant' });
}

interface Disowned<R> {
  /** The rating that stands. */
  given: R | undefined;
  /** Said before of this one. */
  disowned: boolean;
  isApplicant: boolean;
}

/** Whoever has not shown that he is the applicant hears nothing of what an applicant said. */
export function decideDisowning<R>(
  { given, disowned, isApplicant }: Disowned<R>,
  signedIn: boolean,
): Result<R, 'rating.notByStaff' | 'rating.none' | 'rating.notTheApplicant' | 'rating.disowned'> {
  if (signedIn) return refuse('rating.notByStaff');
  if (given === undefined) return refuse('rating.none');
  if (!isApplicant) return refuse('rating.notTheApplicant', { at: 'applicant' });
  return disowned ? refuse('rating.disowned') : ok(given);
}

export interface Numbers {
  identity: string | null;
  phone: string | null;
}

/** A dash, or a word for *none*, is no telephone: nobody proves anything with it. */
const dialled = (phone: string | null): string | null => {
  const bare = phone === null ? '' : barePhone(phone);
  return /^\+?\d{5,}$/.test(bare) ? bare : null;
};

/** None of those who apply, or come for them, gave a number by which he could be known again. */
export const lacksNumbers = (known: readonly Numbers[]): boolean =>
  known.every(({ identity, phone }) => identity === null && dialled(phone) === null);

/** One of the numbers that stand in the application, whole: of an identity number its end is shown to staff. */
export function isApplicant(said: string, known: readonly Numbers[]): boolean {
  const [identity, phone] = [said.replace(/[\s-]/g, '').toUpperCase(), dialled(said)];
  return known.some(
    (one) => one.identity?.toUpperCase() === identity || (phone !== null && dialled(one.phone) === phone),
  );
}

/** Whoever did anything to the matter, or answered for it, has an interest in its rating: he keeps out of it and is shown nothing. */
export const interested = (
  doneBy: Readonly<Record<string, readonly string[]>>,
  contacts: readonly string[],
): readonly string[] => [...new Set([...Object.values(doneBy).flat(), ...contacts])];
