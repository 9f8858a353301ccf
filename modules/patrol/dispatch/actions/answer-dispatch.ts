/** The crew says yes and is on its way, or no and why; then the station sends the next. */
import { ok, type Result } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { type Deed, handle } from '#platform/pipeline';
import { acceptDispatch, declineDispatch, dispatchAccepted, dispatchDeclined } from '../contract.ts';
import { findDispatch, insertAnswer } from '../tables.ts';

type Given = { dispatchId: string; words: string };

export const handleAcceptDispatch = handle(acceptDispatch, (deed, given) =>
  answer(deed, given, 'acceptDispatch', dispatchAccepted),
);
export const handleDeclineDispatch = handle(declineDispatch, (deed, given) =>
  answer(deed, given, 'declineDispatch', dispatchDeclined),
);

async function answer(
  deed: Deed,
  { dispatchId, words }: Given,
  step: 'acceptDispatch' | 'declineDispatch',
  fact: typeof dispatchAccepted | typeof dispatchDeclined,
): Promise<Result<{ dispatchId: string; state: string }, never>> {
  const taken = await takeUp(deed, dispatchId, 'dispatch');
  if (!taken.ok) return taken;
  const { patrolId } = (await findDispatch(deed.tx, dispatchId))!;
  const accepted = step === 'acceptDispatch';
  // Whoever has accepted is who arrives; after a no the station is asked again.
  const owedBy = accepted ? (taken.value.personId ?? undefined) : undefined;
  const moved = await moveOn(deed, taken.value, { step, fact, fields: { words }, said: { words }, owedBy });
  if (!moved.ok) return moved;
  const { n: factN, to: state } = moved.value;
  await insertAnswer(deed.tx, { matterId: dispatchId, factN, patrolId: patrolId!, accepted, words, at: deed.at });
  return ok({ dispatchId, state });
}
