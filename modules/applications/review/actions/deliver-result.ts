/** What was granted is handed over. */
import { handle } from '#platform/pipeline';
import { deliverResult, resultDelivered } from '../contract.ts';
import { deliver } from '../delivering.ts';

export const handleDeliverResult = handle(deliverResult, (deed, input) =>
  deliver(deed, input, { step: 'deliverResult', fact: resultDelivered }),
);
