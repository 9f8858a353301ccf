/** What can be done about missed promises and asked of them. */
import { handleExplainDelay } from './actions/explain-delay.ts';
import { answerFindUnexplained } from './queries/find-unexplained.ts';
import { migrations } from './tables.ts';

export const delays = { migrations, handlers: [handleExplainDelay, answerFindUnexplained] };
