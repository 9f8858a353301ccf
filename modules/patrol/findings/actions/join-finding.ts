/** Two reports of one thing: the later one is joined to the earlier, and says to which. */
import { ok, refuse } from '@cuntu/base';
import { decideMay } from '@cuntu/divisions';
import { findMatter, moveOn, subjectOf, takeUp } from '#modules/matters';
import { maySeeOf } from '#modules/matters/contract';
import { handle } from '#platform/pipeline';
import { findingJoined, joinFinding } from '../contract.ts';
import { insertJoining } from '../tables/acts.ts';
import { findNear } from '../tables/lists.ts';

/** Farther apart than this they are not one thing. */
const JOIN_RADIUS_M = 500;

export const handleJoinFinding = handle(joinFinding, async (deed, input) => {
  // Both, in one order: two joined into each other at once would leave neither.
  for (const id of [input.matterId, input.into].sort()) await deed.lock(id);
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  if (input.into === input.matterId) return refuse('finding.joinItself', { at: 'into' });
  const other = await findMatter(deed.tx, input.into);
  // Its number will stand in this one's timeline: of what he may not see, nothing is told.
  const seen = other?.kind === 'finding' && decideMay(maySeeOf('finding'), deed.actor, subjectOf(other), deed.today).ok;
  if (!seen) return refuse('thing.notFound', { at: 'into' });
  if (other.state === 'joined') return refuse('finding.joinJoined', { at: 'into' });
  const near = await findNear(deed.tx, taken.value.place, JOIN_RADIUS_M, { only: input.into });
  if (near.length === 0) return refuse('finding.joinFar', { at: 'into', params: { metres: JOIN_RADIUS_M } });
  const moved = await moveOn(deed, taken.value, {
    step: 'joinFinding',
    fact: findingJoined,
    fields: { into: input.into, words: input.words },
    said: { into: other.number, words: input.words },
  });
  if (!moved.ok) return moved;
  await insertJoining(deed.tx, input.matterId, moved.value.n, input.into, input.words);
  return ok({ matterId: input.matterId, state: moved.value.to });
});
