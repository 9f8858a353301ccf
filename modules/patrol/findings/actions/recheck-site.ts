/** Somebody went back and looked: the work stands still, or it goes on against the order. */
import { ok, together } from '@cuntu/base';
import { attach, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { recheckSite, siteRechecked } from '../contract.ts';
import { decideNotAhead, decideNotBefore, decideShown } from '../rules.ts';
import { insertRecheck } from '../tables/acts.ts';
import { findDetail } from '../tables/detail.ts';

export const handleRecheckSite = handle(recheckSite, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const { orderedAt } = (await findDetail(deed.tx, input.matterId))!;
  const sound = together(
    decideNotAhead(input.seenAt, deed.at, 'seenAt'),
    decideNotBefore(input.seenAt, orderedAt ?? input.seenAt, 'seenAt', 'finding.beforeServed'),
    input.outcome === 'stopped' ? decideShown(input.photos) : ok(true),
  );
  if (!sound.ok) return sound;
  const { outcome, words, seenAt, photos } = input;
  const moved = await moveOn(deed, taken.value, {
    step: 'recheckSite',
    outcome,
    fact: siteRechecked,
    fields: { outcome, words, photos },
    said: { words, photos: photos.length },
    happenedAt: seenAt,
  });
  if (!moved.ok) return moved;
  await insertRecheck(deed.tx, { matterId: input.matterId, factN: moved.value.n, outcome, words, seenAt });
  const hung = await attach(deed, input.matterId, moved.value.n, 'photos', photos);
  return hung.ok ? ok({ matterId: input.matterId, state: moved.value.to }) : hung;
});
