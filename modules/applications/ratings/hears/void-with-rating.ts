/** A rating was found to be another's: nobody need call back any more for its bad grade. */
import { must } from '@cuntu/base';
import { causedId } from '#platform/clock';
import type { FactHearer } from '#platform/pipeline';
import { voidCallBack } from '../contract.ts';
import { openBesideDisowning } from '../tables/disownings.ts';

/** Somebody ended it meanwhile. */
const ended = ['step.notNow', 'step.past'];

export const voidWithRating: FactHearer = {
  name: 'applications.voidCallBackWithRating',
  facts: ['applications.ratingReviewed'],
  async hear({ db, perform }, { matterId }, deliveryId) {
    const open = matterId ? await openBesideDisowning(db, matterId) : undefined;
    if (!open) return;
    const done = await perform(voidCallBack.name, { matterId: open, outcome: 'byOther' }, causedId(deliveryId));
    if (!done.ok && !ended.includes(done.refusal.code)) must(done);
  },
};
