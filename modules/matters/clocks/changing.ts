/** A clock stands still, goes on or is given more time: called by the deed that has the ground for it, after its own `allow`. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Procedure } from '@cuntu/procedure';
import { holdCalendar } from '#modules/norms';
import type { Deed, Recorded } from '#platform/pipeline';
import { procedureOf } from '../runs/registry.ts';
import { EXTENDING_STEP, RESUMING_STEP, SUSPENDING_STEP } from '../runs/rules.ts';
import { runOf } from '../runs/running.ts';
import { stay } from '../runs/staying.ts';
import { clocksOf } from '../runs/tables/clocks.ts';
import type { MatterRow } from '../runs/tables/run.ts';
import { clockExtended, clockResumed, clockSuspended } from './contract.ts';
import { isPast, lengthened, redated } from './lengthening.ts';
import { decideSuspension, resumed } from './rules.ts';
import { insertExtension, insertPausing, insertResuming, type Redated } from './tables.ts';

export interface Changed extends Recorded {
  clocks: string[];
  basis: string;
}

/** Stops every clock of the matter for which its procedure names the ground; on the day `until` they go on by themselves. */
export async function suspendClocks(
  deed: Deed,
  matter: MatterRow,
  { ground, words, until }: { ground: string; words: string; until: string },
): Promise<Result<Changed, 'clock.notRunning' | 'clock.noSuchSuspension' | 'clock.past'>> {
  const rows = await clocksOf(deed.tx, matter.id);
  const decided = decideSuspension(procedureOf(matter.kind) as Procedure, runOf(matter, rows), ground);
  if (!decided.ok) return decided;
  const { basis } = decided.value;
  // What is late already is not made good by stopping it; it goes on, and a longer one beside it may stop.
  const stopped = rows.filter((row) => decided.value.clocks.includes(row.name) && !isPast(row, deed));
  if (stopped.length === 0) return refuse('clock.past', { at: 'ground' });
  const clocks = stopped.map(({ name }) => name);
  const pauses = new Map(stopped.map((row) => [row.name, [...row.pauses, { from: deed.today, until: null }]]));
  const recorded = recordChange(deed, matter, clockSuspended, { clocks, ground, words });
  const changes = clocks.includes(matter.clock ?? '') ? { dueOn: null, yellowOn: null } : {};
  const said = { halt: ground, words };
  await stay(deed, matter, recorded, { step: SUSPENDING_STEP, fact: clockSuspended.name, said, changes });
  await insertPausing(deed.tx, { matterId: matter.id, factN: recorded.n, ground, basis, words, until, clocks, pauses });
  return ok({ ...recorded, clocks, basis });
}

/** All that stand still go on; each is due as many counted days later as it stood. */
export async function resumeClocks(
  deed: Deed,
  matter: MatterRow,
  words: string,
): Promise<Result<Recorded & { clocks: Redated[] }, 'clock.notSuspended'>> {
  const rows = (await clocksOf(deed.tx, matter.id)).filter(({ state }) => state === 'suspended');
  if (rows.length === 0) return refuse('clock.notSuspended');
  holdCalendar(deed.tx);
  const dated = await redated(deed.tx, rows, (row) => resumed(row.pauses, deed.today, row.standsUntil));
  const fields = { clocks: dated.map(({ clock }) => clock), dueOn: dated.map(({ dueOn }) => dueOn), words };
  const recorded = recordChange(deed, matter, clockResumed, fields);
  const shown = dated.find(({ clock }) => clock === matter.clock);
  const former = rows.find(({ name }) => name === matter.clock)?.dueOn;
  const moved = shown && former && former !== shown.dueOn;
  const said = { words, ...(moved && { fromOn: former, toOn: shown.dueOn }) };
  const changes = lightOf(shown);
  await stay(deed, matter, recorded, { step: RESUMING_STEP, fact: clockResumed.name, said, changes });
  await insertResuming(deed.tx, matter.id, recorded.n, words, dated);
  return ok({ ...recorded, clocks: dated });
}

/** Once, by whom the procedure names, by as much as its limit of extension says. */
export async function extendClock(
  deed: Deed,
  matter: MatterRow,
  { clock, words }: { clock: string; words: string },
): Promise<
  Result<
    Changed & { fromOn: string; toOn: string },
    'clock.notRunning' | 'clock.notExtendable' | 'clock.extendedAlready' | 'clock.past'
  >
> {
  holdCalendar(deed.tx);
  const decided = await lengthened(deed.tx, matter, clock, deed);
  if (!decided.ok) return decided;
  const { basis, fromOn, count, longer } = decided.value;
  const toOn = longer.dueOn;
  const recorded = recordChange(deed, matter, clockExtended, { clock, fromOn, toOn, words });
  const changes = clock === matter.clock ? lightOf(longer) : {};
  const said = { clock, fromOn, toOn, words };
  await stay(deed, matter, recorded, { step: EXTENDING_STEP, fact: clockExtended.name, said, changes });
  await insertExtension(deed.tx, { matterId: matter.id, factN: recorded.n, basis, words, fromOn, count }, longer);
  return ok({ ...recorded, clocks: [clock], basis, fromOn, toOn });
}

const lightOf = (to: Redated | undefined) => (to ? { dueOn: to.dueOn, yellowOn: to.yellowOn } : {});

const recordChange = (
  deed: Deed,
  { id: matterId, division, state }: MatterRow,
  fact: typeof clockSuspended | typeof clockResumed | typeof clockExtended,
  fields: object,
): Recorded => deed.record(fact as never, { matterId, division, from: state, to: state, fields: fields as never });
