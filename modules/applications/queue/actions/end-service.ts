/** Who was called has been served, or did not come; how long he waited and was served follows from the records. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { endService, serviceEnded } from '../contract/calls.ts';
import { decideAtCounter, minutesBetween } from '../rules.ts';
import { isTied, keepEnd } from '../tables/calls.ts';
import { takeTicket } from '../taking.ts';

export const handleEndService = handle(endService, async (deed, { ticketId, outcome }) => {
  const taken = await takeTicket(deed, ticketId);
  if (!taken.ok) return taken;
  const { division, takenAt } = taken.value;
  const called = decideAtCounter(taken.value);
  if (!called.ok) return called;
  if (outcome === 'absent' && (await isTied(deed.tx, ticketId)))
    return refuse('queue.absentHasNone', { at: 'outcome' });
  const minutes = {
    waitedMinutes: minutesBetween(takenAt, called.value),
    servedMinutes: minutesBetween(called.value, deed.at),
  };
  const fields = { outcome, ...minutes };
  const { n } = deed.record(serviceEnded, { matterId: ticketId, division, from: 'called', to: outcome, fields });
  await keepEnd(deed.tx, { ticketId, factN: n, ...fields, at: deed.at });
  deed.announce({ topic: 'queue', division });
  return ok({ ticketId, ...minutes });
});
