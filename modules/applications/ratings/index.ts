/** Ratings as the module brings them to the house: tables, deeds, the procedure of the call-back. */
import { runProcedure, takenBy } from '#modules/matters';
import { handleAnswerRater } from './actions/answer-rater.ts';
import { handleCallApplicant } from './actions/call-applicant.ts';
import { handleCallRater } from './actions/call-rater.ts';
import { handleDisownRating } from './actions/disown-rating.ts';
import { handleRateService } from './actions/rate-service.ts';
import { handleRenewRatingWord } from './actions/renew-rating-word.ts';
import { handleReviewRating } from './actions/review-rating.ts';
import { handleVoidCallBack } from './actions/void-call-back.ts';
import { answerRater, callApplicant, callRater, reviewRating, voidCallBack } from './contract.ts';
import { voidWithRating } from './hears/void-with-rating.ts';
import { callBackProcedure } from './procedure.ts';
import { answerFindRatingFigures } from './queries/find-rating-figures.ts';
import { answerFindRatings } from './queries/find-ratings.ts';
import { answerGetCallBack } from './queries/get-call-back.ts';
import { migrations } from './tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

runProcedure(callBackProcedure);
for (const command of [callRater, callApplicant, reviewRating, answerRater, voidCallBack]) takenBy('callBack', command);

export const ratings = {
  migrations,
  handlers: [
    handleRateService,
    handleDisownRating,
    handleCallRater,
    handleCallApplicant,
    handleReviewRating,
    handleAnswerRater,
    handleVoidCallBack,
    handleRenewRatingWord,
    answerFindRatings,
    answerGetCallBack,
    answerFindRatingFigures,
  ],
  hears: [voidWithRating],
  words: { zh, en },
};
