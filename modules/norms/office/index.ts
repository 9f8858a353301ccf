/** What norms bring to the office: limits, holidays, articles, and the desk that counts a day. */
import { officeSlice } from '#ui/pages';
import './norms.css';
import laddersEn from '../ladders/words.en.json' with { type: 'json' };
import laddersZh from '../ladders/words.zh.json' with { type: 'json' };
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export { namesAnotherPeriod } from '../limits/office/article-words.ts';

export default officeSlice({
  words: { zh: { ...zh, ...laddersZh }, en: { ...en, ...laddersEn } },
  pages: [
    {
      path: '/norms',
      title: 'page.norms',
      load: () => import('./norms.tsx'),
      entry: { icon: 'rules', short: 'nav.norms', duty: 'self', order: 10 },
    },
  ],
});
