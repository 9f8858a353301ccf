/** The window gives an applicant without numbers a new word, and says how it knows that it is he. */
import { ok, refuse } from '@cuntu/base';
import { stay, takeUp } from '#modules/matters';
import { handle, type Ports } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { ratingWordRenewed, renewRatingWord } from '../contract.ts';
import { isByWord, wordOf } from '../secrets.ts';
import { insertWord, wordsRenewed } from '../tables/words.ts';

export const handleRenewRatingWord = handle(
  renewRatingWord,
  async (deed, { matterId, version, words }, seal: Ports['seal']) => {
    const taken = await takeUp(deed, matterId, applicationKinds, version);
    if (!taken.ok) return taken;
    if (!(await isByWord(deed.tx, seal, matterId))) return refuse('rating.numbersGiven');
    const nth = (await wordsRenewed(deed.tx, matterId)) + 1;
    const { division, state } = taken.value;
    const recorded = deed.record(ratingWordRenewed, { matterId, division, from: state, to: state, fields: { words } });
    const step = 'renewRatingWord';
    await stay(deed, taken.value, recorded, { step, fact: ratingWordRenewed.name, said: { words } });
    insertWord(deed.tx, { matterId, factN: recorded.n, nth, words });
    return ok({ matterId, word: wordOf(seal, matterId, nth) });
  },
  { prepare: async ({ seal }: Ports) => ok(seal) },
);
