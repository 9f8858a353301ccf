/** The articles in force on a day. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findArticles } from '../contract.ts';
import { articlesOn } from '../tables.ts';

export const answerFindArticles = answer(findArticles, async (db, look, input) =>
  ok({ articles: await articlesOn(db, input.on ?? look.today) }),
);
