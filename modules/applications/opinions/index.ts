/** What opinions bring to the door of applications. */
import { handleAskOpinion } from './actions/ask-opinion.ts';
import { handleCancelOpinion } from './actions/cancel-opinion.ts';
import { handleGiveOpinion } from './actions/give-opinion.ts';
import { endWithParent } from './hears/end-with-parent.ts';
import { answerFindOpinions, answerFindUnitsToAsk, answerGetOpinion } from './queries/find-opinions.ts';
import { migrations } from './tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export const opinions = {
  migrations,
  handlers: [
    handleAskOpinion,
    handleGiveOpinion,
    handleCancelOpinion,
    answerFindOpinions,
    answerGetOpinion,
    answerFindUnitsToAsk,
  ],
  hears: [endWithParent],
  words: { zh, en },
};
