/** Whoever speaks of an ended matter from outside: by its code, and whether he has shown that he is an applicant. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type MatterRow, takeUp } from '#modules/matters';
import type { Deed, Ports } from '#platform/pipeline';
import { applicationKinds } from '../intake/contract.ts';
import { matterByCode } from '../intake/tables.ts';
import { isApplicantOf } from './secrets.ts';
import { type GivenRating, ratingOf } from './tables.ts';
import { mayTry, noteWrong } from './tries.ts';

export interface Rater {
  matter: MatterRow;
  /** The rating that stands. */
  given: GivenRating | undefined;
  isApplicant: boolean;
}

export async function raterBy(
  deed: Deed,
  seal: Ports['seal'],
  { code, applicant }: { code: string; applicant: string },
): Promise<Result<Rater, 'rating.tooManyTries'>> {
  const id = await matterByCode(deed.tx, code);
  const taken = id ? await takeUp(deed, id, applicationKinds) : undefined;
  if (!id || !taken) return refuse('thing.notFound', { at: 'code' });
  if (!taken.ok) return taken;
  if (!mayTry(id, deed.today)) return refuse('rating.tooManyTries', { at: 'applicant' });
  const isApplicant = await isApplicantOf(deed.tx, seal, id, applicant);
  if (!isApplicant) noteWrong(id, deed.today);
  return ok({ matter: taken.value, given: await ratingOf(deed.tx, id), isApplicant });
}
