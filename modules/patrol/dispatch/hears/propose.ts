/** A report came in: whoever is on patrol near it is proposed. It was verified or joined: nobody need go any more. */
import { must } from '@cuntu/base';
import { findMatter } from '#modules/matters';
import type { FactHearer } from '#platform/pipeline';
import { callOffDispatch, proposeCrews } from '../contract.ts';
import { openDispatchOf } from '../tables.ts';

/** Nobody near, or somebody was faster: nothing to propose, and no fault. */
const nothingToDo = ['dispatch.nobodyNear', 'dispatch.findingTaken', 'dispatch.underWay'];

export const proposeNearest: FactHearer = {
  name: 'patrol.proposeNearest',
  facts: ['patrol.findingReported'],
  async hear(house, { matterId }, deliveryId) {
    const finding = matterId ? await findMatter(house.db, matterId) : undefined;
    if (finding?.state !== 'reported') return;
    const done = await house.perform(proposeCrews.name, { id: deliveryId, findingId: finding.id }, deliveryId);
    if (!done.ok && !nothingToDo.includes(done.refusal.code)) must(done);
  },
};

export const callOffAnswered: FactHearer = {
  name: 'patrol.callOffAnswered',
  facts: ['patrol.findingVerified', 'patrol.findingJoined'],
  async hear(house, { matterId }, deliveryId) {
    const open = matterId ? await openDispatchOf(house.db, matterId) : undefined;
    if (!open) return;
    const done = await house.perform(callOffDispatch.name, { dispatchId: open.id }, deliveryId);
    if (!done.ok && !['step.notNow', 'step.past'].includes(done.refusal.code)) must(done);
  },
};
