/** Articles are taken into the library, as published, with the day they came into force. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { articlesEntered, enterArticles } from '../contract.ts';
import { insertArticles } from '../tables.ts';

export const handleEnterArticles = handle(enterArticles, async (deed, { id, articles }) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  deed.begin(id);
  const recorded = deed.record(articlesEntered, {
    matterId: id,
    division: deed.cityCode,
    from: null,
    to: 'entered',
    fields: { articles: articles.map((one) => one.key) },
  });
  const entered = await insertArticles(deed.tx, articles, id, recorded.n);
  return entered === articles.length ? ok({ entered }) : refuse('article.alreadyEntered', { at: 'articles' });
});
