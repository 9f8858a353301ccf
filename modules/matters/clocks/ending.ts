/** About once a minute: no clock stands longer than its applicant was told. */
import { must } from '@cuntu/base';
import { newId } from '#platform/clock';
import type { House } from '#platform/pipeline';
import { endPause } from './contract.ts';
import { pausesPast } from './tables.ts';

const BATCH = 200;

export async function endPauses({ db, clock, perform }: House): Promise<void> {
  for (const matterId of await pausesPast(db, clock.today(), BATCH))
    must(await perform(endPause.name, { matterId }, newId(clock)));
}
