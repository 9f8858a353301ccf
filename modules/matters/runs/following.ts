/** Work follows the posts: somebody leaves, is covered or comes, a post is closed, and what waited goes to who answers now. */
import { must } from '@cuntu/base';
import { lapsedDuties } from '#modules/bureau';
import { newId } from '#platform/clock';
import type { House } from '#platform/pipeline';
import { passOnWork } from './contract.ts';
import { heirOf } from './handing.ts';
import { dutiesOwed, mattersOwed } from './tables/work.ts';

/** Of one person in one round; the next takes others. */
const BATCH = 200;

/** By day and not by what is heard: an appointment that was dated ahead begins, and ends, without a deed. */
export async function followPosts({ db, clock, perform }: House): Promise<void> {
  const today = clock.today();
  for (const duty of await lapsedDuties(db, await dutiesOwed(db), today))
    for (const matter of await mattersOwed(db, duty, BATCH))
      if (await heirOf(db, matter, today)) must(await perform(passOnWork.name, { matterId: matter.id }, newId(clock)));
}
