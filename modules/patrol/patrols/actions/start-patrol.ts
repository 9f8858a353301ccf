/** Somebody goes on patrol: from now on, and until the end, what his device sends is kept. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { patrolStarted, startPatrol } from '../contract.ts';
import { decideAlone, decideStart } from '../rules.ts';
import { insertPatrol, patrolsOf } from '../tables.ts';
import { placeOfDuty } from './place-of-duty.ts';

/** Two devices of one person at the same instant: the later one runs into the table's own rule. */
const overlaps = () => ({ code: 'patrol.overlapsNow', at: 'startedAt' }) as const;

export const handleStartPatrol = handle(
  startPatrol,
  async (deed, { id, mode, purpose, startedAt: said }) => {
    const { personId, division, unitId } = placeOfDuty(deed);
    const allowed = deed.allow({ division, unitId, reportedBy: personId });
    if (!allowed.ok) return allowed;
    const start = decideStart(said, deed.at);
    if (!start.ok) return start;
    const startedAt = start.value;
    const known = await patrolsOf(deed.tx, [personId], startedAt, 'infinity');
    const alone = decideAlone(known, { startedAt, endedAt: null }, 'startedAt');
    if (!alone.ok) return alone;
    deed.begin(id);
    const { n } = deed.record(patrolStarted, {
      matterId: id,
      division,
      from: null,
      to: 'underWay',
      happenedAt: startedAt,
      happenedSource: 'claim',
      fields: { mode, purpose, startedAt },
    });
    await insertPatrol(deed.tx, { id, factN: n, personId, mode, purpose, unitId, division, startedAt, endedAt: null });
    deed.announce({ topic: 'patrols', division });
    return ok({ id, startedAt });
  },
  { keys: { patrol_person_id_tstzrange_excl: overlaps } },
);
