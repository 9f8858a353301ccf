/** By hand: a court's document has come, a case is open, land lies idle. The hold is a chain of its own. */
import { must, ok, refuse } from '@cuntu/base';
import { rolesOf } from '@cuntu/divisions';
import { handle } from '#platform/pipeline';
import { findParcelWhole } from '../../parcels/tables.ts';
import { holdParcel, parcelHeld } from '../contract.ts';
import { placeHold } from '../placing.ts';
import { decideHold, decideHolder } from '../rules.ts';
import { lockParcel } from '../tables.ts';

export const handleHoldParcel = handle(holdParcel, async (deed, input) => {
  const { id, parcelId, kind, basis, words } = input;
  const known = await lockParcel(deed.tx, parcelId);
  const parcel = known ? await findParcelWhole(deed.tx, parcelId) : undefined;
  if (!parcel) return refuse('hold.noParcel', { at: 'parcelId' });
  const allowed = deed.allow({ division: parcel.division });
  if (!allowed.ok) return allowed;
  const his = decideHolder(kind, rolesOf(deed.actor, deed.today));
  if (!his.ok) return his;
  const free = decideHold(parcel.holds, { kind, basis }, deed.today);
  if (!free.ok) return free;
  const { division } = parcel;
  deed.begin(id);
  const fields = { parcel: parcelId, kind, basis, words };
  const { n: factN } = deed.record(parcelHeld, { matterId: id, division, from: null, to: 'held', fields });
  must(await placeHold(deed.tx, { id, parcelId, kind, basis, words, matterId: id, factN, fromOn: deed.today }));
  return ok({ id, fromOn: deed.today });
});
