/** Laws and internal rules by article and the day they came into force; whoever cites one, cites it from here. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';

export const article = z.object({
  key: z.string().regex(/^[a-z][A-Za-z]*\.[0-9A-Za-z]+$/),
  law: z.string().min(2).max(100),
  article: z.string().min(2).max(40),
  text: z.string().min(1).max(8000),
  inForceFrom: day,
  inForceTo: day.nullable(),
  confidence: z.enum(['V', 'P', 'M', 'M?']),
});
export type Article = z.output<typeof article>;

const entered = article.refine(({ inForceFrom, inForceTo }) => inForceTo === null || inForceTo >= inForceFrom, {
  path: ['inForceTo'],
  message: 'endsBeforeItBegins',
});

export const articlesEntered = fact({
  name: 'norms.articlesEntered',
  sealed: { articles: { schema: z.array(z.string()), keptIn: 'article_entry.articles' } },
});

export const enterArticles = command({
  name: 'norms.enterArticles',
  input: z.object({ id: uuid, articles: z.array(entered).min(1).max(500) }).strict(),
  output: z.object({ entered: z.number() }),
  may: [
    { role: 'administrator', scope: 'city' },
    { role: 'system', scope: 'city' },
  ],
  refusals: ['article.alreadyEntered'],
  facts: [articlesEntered],
});

export const findArticles = query({
  name: 'norms.findArticles',
  input: z.object({ on: day.optional() }),
  output: z.object({ articles: z.array(article) }),
  may: 'anyone',
  refusals: [],
});
