/** Days of running matters by the calendar of today: each matter that moves is told by a fact of its own and in its timeline. */
import { must, ok } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { almanacNow, findVersions } from '#modules/norms';
import { type Deed, handle } from '#platform/pipeline';
import { announceMatter } from '../../runs/announcing.ts';
import { MOVING_STEP } from '../../runs/rules.ts';
import { stepRow } from '../../runs/step-row.ts';
import { clocksOfMany } from '../../runs/tables/clocks.ts';
import { findMatters, type MatterRow } from '../../runs/tables/run.ts';
import { clocksMoved, moveClocks } from '../contract.ts';
import { becomesLate, type Dated, movable, moves, redate } from '../rules.ts';
import { insertMoves, type Moving } from '../tables.ts';

export const handleMoveClocks = handle(moveClocks, async (deed, { notice, matterIds }) => {
  await deed.lock(...matterIds);
  const matters = new Map((await findMatters(deed.tx, matterIds)).map((matter) => [matter.id, matter]));
  const almanac = await almanacNow(deed.tx);
  const yellowAt = new Map((await findVersions(deed.tx)).map((limit) => [limit.id, limit.yellowAt]));
  const clocks = await clocksOfMany(deed.tx, matterIds);
  const rows: Moving[] = [];
  let moved = 0;
  for (const [matterId, its] of Map.groupBy(clocks, (clock) => clock.matterId)) {
    const dated = its.flatMap((clock) => redated(clock) ?? []);
    if (dated.length === 0) continue;
    rows.push(moving(deed, matters.get(matterId)!, dated, notice));
    moved += dated.length;
  }
  if (rows.length > 0) await insertMoves(deed.tx, notice, rows, deed.today);
  return ok({ moved });

  /** Read again under the lock: a deed may have stopped it meanwhile. */
  function redated(clock: Clock): Named | undefined {
    const { name, unit } = clock;
    if (clock.state !== 'running' || clock.turned || !movable(unit)) return undefined;
    const startedOn = must(chinaDateOf(clock.startedAt));
    const dated = redate(almanac, { ...clock, unit, startedOn, yellowAt: yellowAt.get(clock.limitId)! });
    return moves(dated) ? { clock: name, dated } : undefined;
  }
});

type Clock = Awaited<ReturnType<typeof clocksOfMany>>[number];
interface Named {
  clock: string;
  dated: Dated;
}

/** One fact and one entry of the timeline a matter; the entry tells the day that the matter shows. */
function moving(deed: Deed, matter: MatterRow, moved: readonly Named[], notice: string): Moving {
  const { id: matterId, division, state } = matter;
  const fields = {
    clocks: moved.map(({ clock }) => clock),
    fromOn: moved.map(({ dated }) => dated.dueOn),
    toOn: moved.map(({ dated }) => dated.toOn),
    notice,
  };
  const recorded = deed.record(clocksMoved, { matterId, division, from: state, to: state, fields });
  const shown = moved.find(({ clock }) => clock === matter.clock);
  const told = shown ?? moved[0]!;
  const said = { clock: told.clock, fromOn: told.dated.dueOn, toOn: told.dated.toOn };
  const step = stepRow(deed, recorded, MOVING_STEP, clocksMoved.name, undefined, state, state, deed.at, said);
  announceMatter(deed, matter);
  return {
    matterId,
    clocks: moved.map((one, nth) => ({ ...one, seq: nth + 1, late: becomesLate(one.dated, deed.today) })),
    shown: shown ? { dueOn: shown.dated.toOn, yellowOn: shown.dated.toYellowOn } : null,
    step,
  };
}
