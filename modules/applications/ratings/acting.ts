/** What the deeds on a rating that is called back share: taken up, decided, kept. */
import { ok, type Result, refuse } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import type { applicantCalled, raterAnswered, raterCalled, ratingReviewed } from './contract.ts';
import { isVoid } from './tables/disownings.ts';
import { insertAct } from './tables.ts';

interface Act {
  matterId: string;
  version?: number;
  outcome: string;
  words: string;
}

export async function act(
  deed: Deed,
  step: 'callRater' | 'callApplicant' | 'reviewRating' | 'answerRater',
  fact: typeof raterCalled | typeof applicantCalled | typeof ratingReviewed | typeof raterAnswered,
  { matterId, version, outcome, words }: Act,
): Promise<Result<{ matterId: string; state: string }, 'rating.byOther'>> {
  const taken = await takeUp(deed, matterId, 'callBack', version);
  if (!taken.ok) return taken;
  // Found not to be the applicant's: the house ends this one in a moment.
  if (await isVoid(deed.tx, matterId)) return refuse('rating.byOther');
  // No words on the timeline: they are the rater's and the answer to him, and stand in their own rows.
  const moved = await moveOn(deed, taken.value, { step, outcome, fact, fields: { outcome, words }, said: {} });
  if (!moved.ok) return moved;
  const { personId, at } = deed;
  insertAct(deed.tx, { matterId, factN: moved.value.n, act: step, outcome, words, personId, at });
  return ok({ matterId, state: moved.value.to });
}
