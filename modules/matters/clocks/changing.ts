/** A clock stands still, goes on or is given more time: called by the deed that has the ground for it, after its own `allow`. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Almanac } from '@cuntu/calendar';
import { extend, type Procedure } from '@cuntu/procedure';
import { almanacNow, findVersions, limitsOn } from '#modules/norms';
import { yellowOn } from '#modules/norms/contract';
import type { Deed, Recorded } from '#platform/pipeline';
import { announceMatter } from '../runs/announcing.ts';
import { procedureOf } from '../runs/registry.ts';
import { EXTENDING_STEP, RESUMING_STEP, SUSPENDING_STEP } from '../runs/rules.ts';
import { runOf } from '../runs/running.ts';
import { type Said, stepRow } from '../runs/step-row.ts';
import { type ClockRow, clocksOf, type MatterRow, updateMatter } from '../runs/tables/run.ts';
import { clockExtended, clockResumed, clockSuspended } from './contract.ts';
import { decideSuspension, dueOf, resumed } from './rules.ts';
import { insertExtension, insertPausing, insertResuming, type Redated } from './tables.ts';

export interface Changed extends Recorded {
  clocks: string[];
  basis: string;
}

/** Stops every clock of the matter for which its procedure names the ground. */
export async function suspendClocks(
  deed: Deed,
  matter: MatterRow,
  { ground, words }: { ground: string; words: string },
): Promise<Result<Changed, 'clock.notRunning' | 'clock.noSuchSuspension' | 'clock.past'>> {
  const rows = await clocksOf(deed.tx, matter.id);
  const decided = decideSuspension(procedureOf(matter.kind) as Procedure, runOf(matter, rows), ground);
  if (!decided.ok) return decided;
  const { clocks, basis } = decided.value;
  const stopped = rows.filter((row) => clocks.includes(row.name));
  // What is late already is not made good by stopping it.
  if (stopped.some(({ dueOn }) => dueOn < deed.today)) return refuse('clock.past', { at: 'ground' });
  const pauses = new Map(stopped.map((row) => [row.name, [...row.pauses, { from: deed.today, until: null }]]));
  const recorded = recordChange(deed, matter, clockSuspended, { clocks, ground, words });
  const shown = clocks.includes(matter.clock ?? '') ? { dueOn: null, yellowOn: null } : {};
  await tell(deed, matter, recorded, SUSPENDING_STEP, clockSuspended.name, { ground, words }, shown);
  await insertPausing(deed.tx, { matterId: matter.id, factN: recorded.n, ground, basis, words, clocks, pauses });
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
  const dated = await redated(deed, rows, (row) => resumed(row.pauses, deed.today));
  const fields = { clocks: dated.map(({ clock }) => clock), dueOn: dated.map(({ dueOn }) => dueOn), words };
  const recorded = recordChange(deed, matter, clockResumed, fields);
  const shown = dated.find(({ clock }) => clock === matter.clock);
  const said = { words, ...(shown && { toOn: shown.dueOn }) };
  await tell(deed, matter, recorded, RESUMING_STEP, clockResumed.name, said, shown ?? {});
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
  const procedure = procedureOf(matter.kind) as Procedure;
  const rows = await clocksOf(deed.tx, matter.id);
  const decided = extend(procedure, runOf(matter, rows), clock);
  if (!decided.ok) return decided;
  const row = rows.find(({ name }) => name === clock)!;
  if (row.state !== 'running') return refuse('clock.notRunning', { at: 'clock' });
  if (row.dueOn < deed.today) return refuse('clock.past', { at: 'clock' });
  const [more] = await limitsOn(deed.tx, [decided.value.limit], deed.today);
  if (!more || more.unit !== row.unit) throw new Error(`${decided.value.limit} does not extend ${row.unit}`);
  const count = row.count + more.count;
  const [longer] = await redated(deed, [{ ...row, count }], ({ pauses }) => pauses);
  const { basis } = decided.value;
  const [fromOn, toOn] = [row.dueOn, longer!.dueOn];
  const recorded = recordChange(deed, matter, clockExtended, { clock, fromOn, toOn, words });
  const shown = clock === matter.clock ? longer! : {};
  await tell(deed, matter, recorded, EXTENDING_STEP, clockExtended.name, { clock, fromOn, toOn, words }, shown);
  await insertExtension(deed.tx, { matterId: matter.id, factN: recorded.n, basis, words, fromOn, count }, longer!);
  return ok({ ...recorded, clocks: [clock], basis, fromOn, toOn });
}

async function redated(
  deed: Deed,
  rows: readonly ClockRow[],
  pausesOf: (row: ClockRow) => Redated['pauses'],
): Promise<Redated[]> {
  const almanac: Almanac = await almanacNow(deed.tx);
  const yellowAt = new Map((await findVersions(deed.tx)).map((limit) => [limit.id, limit.yellowAt]));
  return rows.map((row) => {
    const pauses = pausesOf(row);
    const { dueOn, dueAt, provisional, counted } = dueOf(almanac, { ...row, pauses });
    return {
      clock: row.name,
      dueOn,
      dueAt,
      yellowOn: yellowOn(counted, dueOn, yellowAt.get(row.limitId)!),
      provisional,
      pauses,
    };
  });
}

const recordChange = (
  deed: Deed,
  { id: matterId, division, state }: MatterRow,
  fact: typeof clockSuspended | typeof clockResumed | typeof clockExtended,
  fields: object,
): Recorded => deed.record(fact as never, { matterId, division, from: state, to: state, fields: fields as never });

/** Where it stands and whose it is stay; the light and the timeline change. */
async function tell(
  deed: Deed,
  matter: MatterRow,
  recorded: Recorded,
  step: string,
  fact: string,
  said: Said,
  shown: { dueOn?: string | null; yellowOn?: string | null },
): Promise<void> {
  const { state } = matter;
  await updateMatter(deed.tx, {
    matter: { ...matter, place: null, dueOn: matter.dueOn, ...pick(shown) },
    step: stepRow(deed, recorded, step, fact, undefined, state, state, deed.at, said),
    clocks: [],
    stopped: [],
  });
  announceMatter(deed, matter);
}

const pick = ({ dueOn, yellowOn: yellow }: { dueOn?: string | null; yellowOn?: string | null }) =>
  dueOn === undefined ? {} : { dueOn, yellowOn: yellow ?? null };
