/** Days of running matters by the calendar of today: each that moves is a fact of its own and told in its timeline. */
import { ok } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { almanacNow, findVersions } from '#modules/norms';
import { type Deed, handle } from '#platform/pipeline';
import { announceMatter } from '../../runs/announcing.ts';
import { MOVING_STEP } from '../../runs/rules.ts';
import { stepRow } from '../../runs/step-row.ts';
import { clocksOfMany } from '../../runs/tables/clocks.ts';
import { findMatters, type MatterRow } from '../../runs/tables/run.ts';
import { clockMoved, moveClocks } from '../contract.ts';
import { becomesLate, type Dated, movable, moves, redate } from '../rules.ts';
import { insertMoves, type Moving } from '../tables.ts';

export const handleMoveClocks = handle(moveClocks, async (deed, { notice, matterIds }) => {
  await deed.lock(...matterIds);
  const matters = new Map((await findMatters(deed.tx, matterIds)).map((matter) => [matter.id, matter]));
  const almanac = await almanacNow(deed.tx);
  const yellowAt = new Map((await findVersions(deed.tx)).map((limit) => [limit.id, limit.yellowAt]));
  const rows: Moving[] = [];
  for (const clock of await clocksOfMany(deed.tx, matterIds)) {
    const { unit } = clock;
    // Read again under the lock: a deed may have stopped it meanwhile.
    if (clock.state !== 'running' || clock.turned || !movable(unit)) continue;
    const startedOn = chinaDateOf(clock.startedAt);
    if (!startedOn.ok) throw new Error(`${clock.name} of ${clock.matterId} began ${clock.startedAt}`);
    const group = { ...clock, unit, startedOn: startedOn.value, yellowAt: yellowAt.get(clock.limitId)! };
    const dated = redate(almanac, group);
    if (moves(dated)) rows.push(moving(deed, matters.get(clock.matterId)!, clock.name, dated, notice));
  }
  if (rows.length > 0) await insertMoves(deed.tx, notice, rows, deed.today);
  return ok({ moved: rows.length });
});

function moving(deed: Deed, matter: MatterRow, clock: string, dated: Dated, notice: string): Moving {
  const { dueOn: fromOn, toOn, toAt, toYellowOn, toProvisional } = dated;
  const { id: matterId, division, state } = matter;
  const fields = { clock, fromOn, toOn, notice };
  const recorded = deed.record(clockMoved, { matterId, division, from: state, to: state, fields });
  const said = { clock, fromOn, toOn };
  const step = stepRow(deed, recorded, MOVING_STEP, clockMoved.name, undefined, state, state, deed.at, said);
  announceMatter(deed, matter);
  return { matterId, clock, fromOn, toOn, toAt, toYellowOn, toProvisional, late: becomesLate(dated, deed.today), step };
}
