/** What applications bring to the office: the window, the measures, and their words. */
import { officeSlice } from '#ui/pages';
import { measurePages } from '../measures/office/index.ts';
import measuresEn from '../measures/words.en.json' with { type: 'json' };
import measuresZh from '../measures/words.zh.json' with { type: 'json' };
import { queuePages } from '../queue/office/index.ts';
import queueEn from '../queue/words.en.json' with { type: 'json' };
import queueZh from '../queue/words.zh.json' with { type: 'json' };
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export default officeSlice({
  words: { zh: { ...zh, ...queueZh, ...measuresZh }, en: { ...en, ...queueEn, ...measuresEn } },
  pages: [...queuePages, ...measurePages],
});
