/** The second of two officers says that he was there, or that he was not: then it is as it was before the deed. */
import { ok } from '@cuntu/base';
import { possible } from '@cuntu/procedure';
import { moveOn, takeUp } from '#modules/matters';
import { issueDrawn, voidPapers } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { confirmPresence, presenceConfirmed, presenceSteps } from '../contract.ts';
import { findingProcedure } from '../procedure.ts';
import { decidePresence } from '../rules.ts';
import { forgetVerification, insertPresence } from '../tables/acts.ts';
import { findDetail } from '../tables/detail.ts';

type PresenceStep = (typeof presenceSteps)[number];

export const handleConfirmPresence = handle(confirmPresence, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const { agrees, words } = input;
  const said = decidePresence(agrees, words);
  if (!said.ok) return said;
  const step = stepIn(taken.value.state);
  // From now on it lies where two have walked round it, no longer where somebody pointed from the road.
  const measured = agrees && isOfVerification(step);
  const plot = measured ? (await findDetail(deed.tx, input.matterId))!.plot : null;
  const moved = await moveOn(deed, taken.value, {
    step,
    outcome: agrees ? 'agreed' : 'denied',
    fact: presenceConfirmed,
    fields: { step, agrees, words },
    said: { words },
    ...(plot ? { place: plot } : {}),
  });
  if (!moved.ok) return moved;
  const factN = moved.value.n;
  await insertPresence(deed.tx, { ...input, factN, step, personId: deed.personId!, answeredAt: deed.at });
  if (!agrees && isOfVerification(step)) await forgetVerification(deed.tx, input.matterId);
  if (step === 'confirmNotice') await (agrees ? issueDrawn : voidPapers)(deed, input.matterId, 'stopNotice');
  return ok({ matterId: input.matterId, state: moved.value.to });
});

/** One in each of the states that `may` lets in. */
const stepIn = (state: string): PresenceStep =>
  presenceSteps.find((name) => possible(findingProcedure, state as never).some((one) => one.name === name))!;

const isOfVerification = (step: PresenceStep): boolean => step === 'confirmVerification' || step === 'confirmDismissal';
