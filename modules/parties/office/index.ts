/** Words of parties, for the forms that ask for one; parties have no page of their own yet. */
import { officeSlice } from '#ui/pages';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export default officeSlice({ words: { zh, en }, pages: [] });
