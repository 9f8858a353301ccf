/** What ratings bring to the office: their pages and words, to be spread into the module's own slice. */
import './ratings.css';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

/** Those to whom `findRatings` opens them. */
const readers = ['supervisor', 'leader'];

export const ratingWords = { zh, en };

export const ratingPages = [
  {
    path: '/ratings',
    title: 'page.ratings',
    roles: readers,
    load: () => import('./ratings-page.tsx'),
    entry: { icon: 'people', duty: 'self', order: 20 },
  },
  { path: '/callbacks/$callBackId', title: 'page.callBack', roles: readers, load: () => import('./call-back.tsx') },
] as const;
