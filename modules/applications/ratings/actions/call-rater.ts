/** The supervisor has called back, and says what came of it. */
import { handle } from '#platform/pipeline';
import { act } from '../acting.ts';
import { callRater, raterCalled } from '../contract.ts';

export const handleCallRater = handle(callRater, (deed, input) => act(deed, 'callRater', raterCalled, input));
