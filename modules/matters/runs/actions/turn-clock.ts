/** A clock has turned: a fact of its own, for whoever must hear of it; the state moves only by a deed. */
import { ok } from '@cuntu/base';
import { ladderKinds } from '#modules/norms/contract';
import { handle } from '#platform/pipeline';
import { announceMatter } from '../announcing.ts';
import { clockTurned, turnClock } from '../contract.ts';
import { procedureOf } from '../registry.ts';
import { clocksOf, insertTurn } from '../tables/clocks.ts';
import { findMatter } from '../tables/run.ts';

export const handleTurnClock = handle(turnClock, async (deed, input) => {
  const known = await deed.lock(input.matterId);
  const matter = known ? await findMatter(deed.tx, input.matterId) : undefined;
  const clock = (await clocksOf(deed.tx, input.matterId)).find((one) => one.name === input.clock);
  if (!matter || !clock || clock.state !== 'running' || clock.turned || clock.dueAt > deed.at)
    return ok({ turned: false });
  const recorded = deed.record(clockTurned, {
    matterId: matter.id,
    division: matter.division,
    from: matter.state,
    to: matter.state,
    fields: { clock: clock.name, dueOn: clock.dueOn },
  });
  const { kind } = procedureOf(matter.kind).clocks[clock.name]!;
  await insertTurn(deed.tx, matter.id, recorded.n, {
    clock: clock.name,
    dueOn: clock.dueOn,
    kind,
    personId: matter.personId,
    unitId: matter.unitId,
    nextRungOn: ladderKinds.some((one) => one === kind) ? deed.today : null,
  });
  announceMatter(deed, matter);
  return ok({ turned: true });
});
