/** A clock of intake has turned: what the law says of silence is done by the house itself. */
import { must } from '@cuntu/base';
import { findMatter } from '#modules/matters';
import { causedId } from '#platform/clock';
import type { FactHearer } from '#platform/pipeline';
import { applicationKinds, deemAccepted, deemWithdrawn } from '../contract.ts';

export const deemBySilence: FactHearer = {
  name: 'applications.deemBySilence',
  facts: ['matters.clockTurned'],
  async hear({ db, perform }, { matterId }, deliveryId) {
    const matter = matterId ? await findMatter(db, matterId) : undefined;
    if (!matter || !applicationKinds.some((kind) => kind === matter.kind)) return;
    if (matter.state === 'submitted')
      must(await perform(deemAccepted.name, { id: causedId(`${deliveryId} paper`), matterId }, causedId(deliveryId)));
    if (matter.state === 'incomplete') must(await perform(deemWithdrawn.name, { matterId }, causedId(deliveryId)));
  },
};
