/** About once a minute: rungs reached are raised, and what is done meanwhile leaves the lists. */
import { must } from '@cuntu/base';
import { newId } from '#platform/clock';
import type { House } from '#platform/pipeline';
import { escalateMatter } from './contract.ts';
import { closeSettled, rungsReached } from './tables.ts';

/** The next round takes others: each that was raised waits for its next day. */
const BATCH = 200;

export async function escalate({ db, clock, perform }: House): Promise<void> {
  await closeSettled(db);
  for (const reached of await rungsReached(db, clock.today(), BATCH))
    must(await perform(escalateMatter.name, reached, newId(clock)));
}
