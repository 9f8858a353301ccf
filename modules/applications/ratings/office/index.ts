/** What ratings and promises bring to the office: their pages and words, to be spread into the module's own slice. */
import './ratings.css';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

/** Those to whom contracts open them (`findRatings`, `findPromiseRecords`). */
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
  {
    path: '/promises',
    title: 'page.promises',
    roles: [...readers, 'reviewer'],
    load: () => import('../../promises/office/promises-page.tsx'),
    entry: { icon: 'check', duty: 'self', order: 21 },
  },
  { path: '/callbacks/$callBackId', title: 'page.callBack', roles: readers, load: () => import('./call-back.tsx') },
] as const;
