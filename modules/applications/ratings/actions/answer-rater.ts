/** Mended or explained, in words that the rater reads under his own code. */
import { handle } from '#platform/pipeline';
import { act } from '../acting.ts';
import { answerRater, raterAnswered } from '../contract.ts';

export const handleAnswerRater = handle(answerRater, (deed, input) => act(deed, 'answerRater', raterAnswered, input));
