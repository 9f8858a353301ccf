/** The decision of refusal is handed over: from then on it can be fought. */
import { handle } from '#platform/pipeline';
import { deliverRefusal, refusalDelivered } from '../contract.ts';
import { deliver } from '../delivering.ts';

export const handleDeliverRefusal = handle(deliverRefusal, (deed, input) =>
  deliver(deed, input, { step: 'deliverRefusal', fact: refusalDelivered }),
);
