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

/** All that runs is looked through for each page of so many; a move reads its own again. */
const LOOKED_FOR = 20_000;
const AT_ONCE = 2;
const FIRST = '00000000-0000-0000-0000-000000000000';

async function applyTo(house: House, notice: string, cause: string): Promise<void> {
  const dated = await datedBy(house.db, await almanacNow(house.db));
  const settled = dated.filter(settles);
  if (settled.length > 0) await settleDays(house.db, settled, house.clock.today());
  const moved = dated.filter(moves);
  for (let after = moved.length > 0 ? FIRST : undefined; after !== undefined; ) {
    const found = await mattersToMove(house.db, moved, after, LOOKED_FOR);
    const batches = Array.from({ length: Math.ceil(found.length / MOVED_TOGETHER) }, (_, nth) =>
      found.slice(nth * MOVED_TOGETHER, (nth + 1) * MOVED_TOGETHER),
    ).values();
    // One is reckoned while the database keeps the other; an iterator gives each batch to one of the two.
    await Promise.all(Array.from({ length: AT_ONCE }, () => moveAll(house, notice, batches, cause)));
    after = found.length < LOOKED_FOR ? undefined : found.at(-1);
  }
  must(await house.perform(concludeMoving.name, { notice }, causedId(`${cause} concluded`)));
}

async function moveAll(house: House, notice: string, batches: Iterable<string[]>, cause: string): Promise<void> {
  for (const matterIds of batches)
    must(await house.perform(moveClocks.name, { notice, matterIds }, causedId(`${cause} ${matterIds.join(' ')}`)));
}
