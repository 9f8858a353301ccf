/** Somebody stands at the desk of the hall, and gets the next number. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { takeNumber } from '../contract/calls.ts';
import { giveNumber, givesNumbers } from '../numbering.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const handleTakeNumber = handle(takeNumber, async (deed, { id, unitId, item = null }) => {
  const [window] = await findWindowUnits(deed.tx, unitId);
  if (!window) return refuse('window.unknown', { at: 'unitId' });
  const allowed = deed.allow({ division: window.division, unitId });
  if (!allowed.ok) return allowed;
  const gives = await givesNumbers(deed, unitId);
  if (!gives.ok) return gives;
  return ok(await giveNumber(deed, window, { id, item, appointment: null }));
});
