/** An application has ended: nobody need answer any more what was asked for it. */
import { must } from '@cuntu/base';
import { childrenOf } from '#modules/matters';
import { causedId } from '#platform/clock';
import type { FactHearer } from '#platform/pipeline';
import terms from '../../previews/papers/terms.json' with { type: 'json' };
import { cancelOpinion } from '../contract.ts';

/** Somebody answered or took it back meanwhile. */
const ended = ['step.notNow', 'step.past'];

export const endWithParent: FactHearer = {
  name: 'applications.endOpinionsWithParent',
  facts: ['applications.applicationWithdrawn', 'applications.applicationRefused', 'applications.applicationDeclined'],
  async hear({ db, perform }, { matterId }, deliveryId) {
    const children = matterId ? await childrenOf(db, matterId) : [];
    for (const child of children.filter(({ kind, ended: over }) => kind === 'opinion' && !over)) {
      const input = { matterId: child.id, words: terms.parentEnded };
      const done = await perform(cancelOpinion.name, input, causedId(`${deliveryId} ${child.id}`));
      if (!done.ok && !ended.includes(done.refusal.code)) must(done);
    }
  },
};
