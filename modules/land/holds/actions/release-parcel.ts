/** What was held by hand is let go by hand, on a document of its own; what a matter holds goes with that matter. */
import { must, ok, refuse } from '@cuntu/base';
import { rolesOf } from '@cuntu/divisions';
import { handle } from '#platform/pipeline';
import { type HoldKind, parcelReleased, releaseParcel } from '../contract.ts';
import { liftHold } from '../placing.ts';
import { decideHolder } from '../rules.ts';
import { findHold, insertRelease } from '../tables.ts';

export const handleReleaseParcel = handle(releaseParcel, async (deed, { holdId, basis }) => {
  await deed.lock(holdId);
  const hold = await findHold(deed.tx, holdId);
  if (!hold) return refuse('thing.notFound', { at: 'holdId' });
  const allowed = deed.allow({ division: hold.division });
  if (!allowed.ok) return allowed;
  if (hold.matterId !== hold.id) return refuse('hold.ofMatter', { at: 'holdId' });
  const his = decideHolder(hold.kind as HoldKind, rolesOf(deed.actor, deed.today));
  if (!his.ok) return his;
  if (hold.toOn !== null) return refuse('hold.notStanding', { at: 'holdId', params: { until: hold.toOn } });
  const { division } = hold;
  const fields = { hold: holdId, basis };
  const { n: factN } = deed.record(parcelReleased, {
    matterId: holdId,
    division,
    from: 'held',
    to: 'released',
    fields,
  });
  must(await liftHold(deed.tx, { id: holdId, on: deed.today, basis }));
  await insertRelease(deed.tx, { matterId: holdId, factN, basis, on: deed.today });
  return ok({ holdId, toOn: deed.today });
});
