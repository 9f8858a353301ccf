/** Who was called has been served, or did not come; how long he waited and was served follows from the records. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { endService, serviceEnded } from '../contract.ts';
import { decideAtCounter, minutesBetween } from '../rules.ts';
import { isApplication, keepEnd } from '../tables.ts';
import { takeTicket } from '../taking.ts';

export const handleEndService = handle(endService, async (deed, { ticketId, outcome, matterId = null }) => {
  const taken = await takeTicket(deed, ticketId);
  if (!taken.ok) return taken;
  const { division, takenAt } = taken.value;
  const called = decideAtCounter(taken.value);
  if (!called.ok) return called;
  if (matterId && outcome === 'absent') return refuse('queue.absentHasNone', { at: 'matterId' });
  if (matterId && !(await isApplication(deed.tx, matterId))) return refuse('queue.noApplication', { at: 'matterId' });
  const waitedMinutes = minutesBetween(takenAt, called.value);
  const servedMinutes = minutesBetween(called.value, deed.at);
  const fields = { outcome, application: matterId, waitedMinutes, servedMinutes };
  const { n } = deed.record(serviceEnded, { matterId: ticketId, division, from: 'called', to: outcome, fields });
  const minutes = { waitedMinutes, servedMinutes };
  await keepEnd(deed.tx, { ticketId, factN: n, outcome, applicationId: matterId, ...minutes, at: deed.at });
  deed.announce({ topic: 'queue', division });
  return ok({ ticketId, ...minutes });
});
