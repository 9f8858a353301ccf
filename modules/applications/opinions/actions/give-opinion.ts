/** The office that was asked says whether it agrees, and why. */
import { ok } from '@cuntu/base';
import { announceMatter, findMatter, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { giveOpinion, opinionGiven } from '../contract.ts';
import { insertAnswer } from '../tables.ts';

export const handleGiveOpinion = handle(giveOpinion, async (deed, { matterId, version, outcome, words }) => {
  const taken = await takeUp(deed, matterId, 'opinion', version);
  if (!taken.ok) return taken;
  const moved = await moveOn(deed, taken.value, {
    step: 'giveOpinion',
    outcome,
    fact: opinionGiven,
    fields: { outcome, words },
    said: { words },
  });
  if (!moved.ok) return moved;
  const { n: factN, to: state } = moved.value;
  await insertAnswer(deed.tx, { matterId, factN, outcome, words, givenBy: deed.personId, at: deed.at });
  // Whoever waits for it sees it at once.
  announceMatter(deed, (await findMatter(deed.tx, taken.value.parentId!))!);
  return ok({ matterId, state });
});
