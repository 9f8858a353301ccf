/** The units in force with their posts, vacancies and people, and the posts of one. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findPosts, findUnits } from '../contract.ts';
import { countUnits, findHeldPosts } from '../tree-tables.ts';

export const answerFindUnits = answer(findUnits, async (db, look) => ok({ units: await countUnits(db, look.today) }));

export const answerFindPosts = answer(findPosts, async (db, look, { unitId }) =>
  ok({ posts: await findHeldPosts(db, unitId, look.today) }),
);
