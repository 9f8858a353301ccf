/** What the owner of a patrol adds to its log; of a vehicle's patrol whoever serves in its unit. */
import { ok, refuse } from '@cuntu/base';
import { condition } from '@cuntu/divisions';
import { personNames } from '#modules/bureau';
import { matterWhere } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { getFinding } from '../../findings/contract.ts';
import { patrolsById } from '../../patrols/tables.ts';
import { logWritten, writeLog } from '../contract.ts';
import { insertLog, sitesOf } from '../tables.ts';

export const handleWriteLog = handle(writeLog, async (deed, { patrolId, ...said }) => {
  const known = await deed.lock(patrolId);
  const [patrol] = await patrolsById(deed.tx, [patrolId]);
  if (!patrol) return refuse('thing.notFound', { at: 'patrolId' });
  const { division, personId, endedAt } = patrol;
  // A person's own log is nobody else's, not even in his unit.
  const allowed = deed.allow({ division, unitId: personId ? null : patrol.unitId, reportedBy: personId });
  if (!allowed.ok) return allowed;
  const names = await personNames(deed.tx, said.companions);
  const stranger = said.companions.findIndex((id) => !names.has(id));
  if (stranger >= 0) return refuse('log.companionUnknown', { at: `companions.${stranger}` });
  const people = [...(personId ? [personId] : []), ...said.companions];
  const seen = matterWhere(condition(getFinding.may, deed.actor, deed.today));
  const sites = await sitesOf(deed.tx, seen, { people, from: patrol.startedAt, to: endedAt ?? deed.at });
  const elsewhere = said.sites.findIndex(({ findingId }) => !sites.some((one) => one.findingId === findingId));
  if (elsewhere >= 0) return refuse('log.siteElsewhere', { at: `sites.${elsewhere}` });
  // A vehicle's patrol follows from the register and has had no fact so far.
  if (!known) deed.begin(patrolId);
  const state = endedAt && endedAt <= deed.at ? 'ended' : 'underWay';
  const { n } = deed.record(logWritten, { matterId: patrolId, division, from: state, to: state, fields: said });
  await insertLog(deed.tx, patrolId, { ...said, n, writtenBy: deed.personId, writtenAt: deed.at });
  deed.announce({ topic: 'patrols', division });
  return ok({ patrolId, n });
});
