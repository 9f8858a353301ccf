/** One's own account: the password, and where one is signed in. */
import { officeSlice } from '#ui/pages';
import './me.css';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export default officeSlice({
  words: { zh, en },
  pages: [{ path: '/me', title: 'me.page', load: () => import('./me.tsx') }],
});
