/** The patrol is over; what a device went on recording after it is thrown away, with its coverage. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { trimPatrol } from '../../tracks/trimming.ts';
import { endPatrol, patrolEnded } from '../contract.ts';
import { decideEnd } from '../rules.ts';
import { insertPatrolEnd, patrolsById } from '../tables.ts';

export const handleEndPatrol = handle(endPatrol, async (deed, { patrolId, endedAt: said, words }) => {
  const [patrol] = (await deed.lock(patrolId)) ? await patrolsById(deed.tx, [patrolId]) : [];
  if (!patrol) return refuse('thing.notFound', { at: 'patrolId' });
  const { division, unitId, personId, mode } = patrol;
  const allowed = deed.allow({ division, unitId, reportedBy: personId });
  if (!allowed.ok) return allowed;
  const end = decideEnd(patrol, said, deed.at);
  if (!end.ok) return end;
  const endedAt = end.value;
  const { n } = deed.record(patrolEnded, {
    matterId: patrolId,
    division,
    from: 'underWay',
    to: 'ended',
    happenedAt: endedAt,
    happenedSource: 'claim',
    fields: { endedAt, words },
  });
  const thrownAway = await trimPatrol(deed, { id: patrolId, mode }, endedAt);
  await insertPatrolEnd(deed.tx, { patrolId, factN: n, endedAt, words });
  deed.announce({ topic: 'patrols', division });
  return ok({ patrolId, endedAt, thrownAway });
});
