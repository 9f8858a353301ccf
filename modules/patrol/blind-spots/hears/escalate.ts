/** A blind spot whose clock has turned goes up. */
import { must } from '@cuntu/base';
import { findMatter } from '#modules/matters';
import type { FactHearer } from '#platform/pipeline';
import { escalateBlindSpot } from '../contract.ts';

export const escalateOnTurn: FactHearer = {
  name: 'patrol.escalateOnTurn',
  facts: ['matters.clockTurned'],
  async hear(house, { matterId }, deliveryId) {
    const matter = matterId ? await findMatter(house.db, matterId) : undefined;
    if (matter?.kind !== 'blindSpot' || matter.closedAt) return;
    must(await house.perform(escalateBlindSpot.name, { matterId: matter.id }, deliveryId));
  },
};
