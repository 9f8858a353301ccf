/** Somebody leaves a post; what came with it ends on the same day. */
import { ok, refuse } from '@cuntu/base';
import { endGrant } from '#platform/identity';
import { handle } from '#platform/pipeline';
import { appointmentEnded, endAppointment } from '../contract.ts';
import { decideEnd } from '../rules.ts';
import { findServing, insertEnd } from '../serving-tables.ts';

export const handleEndAppointment = handle(endAppointment, async (deed, { appointmentId, lastOn }) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const serving = await findServing(deed.tx, appointmentId);
  if (!serving) return refuse('thing.notFound', { at: 'appointmentId' });
  const decided = decideEnd(serving, lastOn);
  if (!decided.ok) return decided;
  await deed.lock(serving.matterId);
  const { n } = deed.record(appointmentEnded, {
    matterId: serving.matterId,
    division: deed.cityCode,
    from: 'appointed',
    to: 'ended',
    fields: { appointment: appointmentId, lastOn },
  });
  await insertEnd(deed.tx, serving.matterId, n, appointmentId, lastOn);
  await endGrant(deed.tx, { source: appointmentId }, lastOn);
  deed.announce({ topic: 'register', division: deed.cityCode });
  return ok({ lastOn });
});
