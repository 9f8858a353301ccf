/** What can be tried in a demo city. */
import { officeSlice } from '#ui/pages';
import './demo.css';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export default officeSlice({
  words: { zh, en },
  pages: [{ path: '/demo', title: 'demoGuide.page', load: () => import('./demo.tsx') }],
});
