/** A notice is loaded: what runs is counted anew, in batches, and the last word is the digest of all that moved. */
import { must } from '@cuntu/base';
import { almanacNow } from '#modules/norms';
import { causedId } from '#platform/clock';
import type { FactHearer, House } from '#platform/pipeline';
import { concludeMoving, MOVED_TOGETHER, moveClocks } from '../contract.ts';
import { datedBy } from '../dating.ts';
import { moves, settles } from '../rules.ts';
import { mattersToMove, settleDays } from '../tables.ts';

export const applyNotice: FactHearer = {
  name: 'matters.applyNotice',
  facts: ['norms.holidayNoticeLoaded'],
  async hear(house, { matterId: notice }, deliveryId) {
    if (notice) await applyTo(house, notice, deliveryId);
  },
};

const FIRST = '00000000-0000-0000-0000-000000000000';

async function applyTo(house: House, notice: string, cause: string): Promise<void> {
  const dated = await datedBy(house.db, await almanacNow(house.db));
  const settled = dated.filter(settles);
  if (settled.length > 0) await settleDays(house.db, settled);
  const moved = dated.filter(moves);
  for (let after = moved.length > 0 ? FIRST : undefined; after !== undefined; ) {
    const matterIds = await mattersToMove(house.db, moved, after, MOVED_TOGETHER);
    if (matterIds.length > 0)
      must(await house.perform(moveClocks.name, { notice, matterIds }, causedId(`${cause} ${matterIds.join(' ')}`)));
    after = matterIds.length < MOVED_TOGETHER ? undefined : matterIds.at(-1);
  }
  must(await house.perform(concludeMoving.name, { notice }, causedId(`${cause} concluded`)));
}
