/** Words of papers, for whoever shows them; papers have no page of their own yet. */
import { officeSlice } from '#ui/pages';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import './papers.css';

export { PaperRow } from './paper-row.tsx';

export default officeSlice({ words: { zh, en }, pages: [] });
