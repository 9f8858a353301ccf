/** The first page after signing in: what needs me, in order of time left, beside the map of where it is. */
import { officeSlice } from '#ui/pages';
import './today.css';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };
import { useWaiting } from './work.ts';

export default officeSlice({
  words: { zh, en },
  pages: [
    {
      path: '/',
      title: 'today.page',
      load: () => import('./today.tsx'),
      entry: { icon: 'today', order: 1, useCount: useWaiting },
    },
  ],
});
