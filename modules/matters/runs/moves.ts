/** How a matter begins and moves on: procedure, clocks, responsible post, fact and timeline in one place. */
import {
  type AnyFact,
  type CommonRefusal,
  commonRefusals,
  type FieldsOf,
  ok,
  type Refusal,
  type Result,
  refuse,
} from '@cuntu/base';
import type { Subject } from '@cuntu/divisions';
import { begin, type ClockStart, type Procedure, type Run, type Task, take } from '@cuntu/procedure';
import { dutyAt } from '#modules/bureau';
import { periodsFor } from '#modules/norms';
import type { Deed, Recorded } from '#platform/pipeline';
import { procedureOf } from './registry.ts';
import { ancestryOf } from './rules.ts';
import {
  type ClockRow,
  clocksOf,
  findMatter,
  insertMatter,
  type MatterRow,
  type StepRow,
  updateMatter,
} from './tables.ts';

type Said = StepRow['said'];

export interface Opening<F extends AnyFact> {
  id: string;
  kind: string;
  topic: string;
  placeName: string;
  division: string;
  /** GeoJSON geometry, checked before. */
  place: unknown;
  happenedAt: string;
  fact: F;
  fields: FieldsOf<F>;
  said: Said;
}

export interface Opened extends Recorded {
  number: string;
  state: string;
  /** Who is to act next, by name. */
  unit: string | null;
  person: string | null;
}

/** Begins a run. The caller has asked whether it may. */
export async function openMatter<F extends AnyFact>(deed: Deed, o: Opening<F>): Promise<Opened> {
  const procedure = procedureOf(o.kind);
  const begun = begin(procedure);
  deed.begin(o.id);
  const recorded = deed.record(o.fact, {
    matterId: o.id,
    division: o.division,
    from: null,
    to: begun.state,
    happenedAt: o.happenedAt,
    happenedSource: 'claim',
    fields: o.fields,
  });
  const owed = await owedBy(deed, o.division, begun.task, begun.clocksToStart, o.happenedAt, []);
  const number = await insertMatter(deed.tx, deed.today.slice(0, 4), {
    matter: {
      id: o.id,
      kind: o.kind,
      procedureVersion: procedure.version,
      state: begun.state,
      version: 1,
      topic: o.topic,
      placeName: o.placeName,
      division: o.division,
      place: JSON.stringify(o.place),
      broughtBy: deed.personId,
      doneBy: deed.personId ? { [begun.step]: [deed.personId] } : {},
      openedAt: deed.at,
      closedAt: null,
      ...owed.owner,
    },
    step: stepRow(deed, recorded, begun.step, o.fact.name, undefined, null, begun.state, o.happenedAt, o.said),
    clocks: owed.started,
    stopped: [],
  });
  deed.announce({ topic: 'matter', matterId: o.id, division: o.division });
  return {
    ...recorded,
    number,
    state: begun.state,
    unit: owed.duty?.unitName ?? null,
    person: owed.duty?.personName ?? null,
  };
}

/** Locks and loads a matter and asks whether this deed may be done to it now. `version` is the form's, if it has one. */
export async function takeUp(
  deed: Deed,
  id: string,
  kind: string,
  version?: number,
): Promise<Result<MatterRow, never>> {
  const known = await deed.lock(id);
  const matter = known ? await findMatter(deed.tx, id) : undefined;
  if (!matter || matter.kind !== kind) return refuse('thing.notFound', { at: 'matterId' });
  const allowed = deed.allow(subjectOf(matter));
  if (!allowed.ok) return allowed;
  if (version !== undefined && version !== matter.version) return refuse('form.stale', { next: 'reload' });
  return ok(matter);
}

export const subjectOf = (m: MatterRow): Subject => ({
  division: m.division,
  unitId: m.unitId,
  state: m.state,
  reportedBy: m.broughtBy,
  assignedTo: m.personId ? [m.personId] : [],
  parties: [],
  doneBy: m.doneBy,
});

export interface Move<F extends AnyFact> {
  step: string;
  outcome?: string;
  /** What the rules said of the guards that the step names. */
  guards?: Record<string, boolean>;
  fact: F;
  fields: FieldsOf<F>;
  said: Said;
  happenedAt?: string;
  /** Others who did it together with the actor, for *nobody checks himself*. */
  together?: readonly string[];
}

/** Takes a step of the procedure: state, clocks, owner, fact and timeline together. */
export async function moveOn<F extends AnyFact>(
  deed: Deed,
  matter: MatterRow,
  move: Move<F>,
): Promise<Result<Recorded & { to: string }, never>> {
  const procedure = procedureOf(matter.kind);
  const clocks = await clocksOf(deed.tx, matter.id);
  const run: Run = {
    state: matter.state,
    clocks: Object.fromEntries(clocks.map((clock) => [clock.name, clock.state])),
  };
  const taken = take(procedure as Procedure, run, move.step, move.outcome as undefined, (move.guards ?? {}) as never);
  if (!taken.ok) return barred(taken.refusal);
  const { to, clocksToStart, clocksToStop, task } = taken.value;
  const happenedAt = move.happenedAt ?? deed.at;
  const recorded = deed.record(move.fact, {
    matterId: matter.id,
    division: matter.division,
    from: matter.state,
    to,
    happenedAt,
    happenedSource: move.happenedAt ? 'claim' : 'server',
    fields: move.fields,
  });
  const running = clocks.filter((clock) => !clocksToStop.includes(clock.name));
  const owed = await owedBy(deed, matter.division, task, clocksToStart, happenedAt, running);
  await updateMatter(deed.tx, {
    matter: {
      ...matter,
      place: '',
      state: to,
      doneBy: withDoer(matter.doneBy, move.step, [deed.personId, ...(move.together ?? [])]),
      closedAt: task ? null : deed.at,
      ...owed.owner,
    },
    step: stepRow(deed, recorded, move.step, move.fact.name, move.outcome, matter.state, to, happenedAt, move.said),
    clocks: owed.started,
    stopped: [...clocksToStop],
  });
  deed.announce({ topic: 'matter', matterId: matter.id, division: matter.division });
  return ok({ ...recorded, to });
}

/** Guards and outcomes are decided by the slice before it moves; one that fails here is its fault, not the user's. */
function barred(refusal: Refusal): { ok: false; refusal: Refusal<CommonRefusal> } {
  if (refusal.code in commonRefusals) return { ok: false, refusal: refusal as Refusal<CommonRefusal> };
  throw new Error(`${refusal.code} ${JSON.stringify(refusal.params)}`);
}

const nobody = {
  verb: null,
  duty: null,
  unitId: null,
  postId: null,
  personId: null,
  clock: null,
  dueOn: null,
  yellowOn: null,
};

/** The clocks that start now, and the post that the next deed waits at. A final state is owed by nobody. */
async function owedBy(
  deed: Deed,
  division: string,
  task: Task | undefined,
  starts: readonly ClockStart[],
  happenedAt: string,
  running: readonly ClockRow[],
) {
  const started = await startClocks(deed, starts, happenedAt);
  if (!task) return { started, owner: nobody, duty: undefined };
  const duty = await dutyAt(deed.tx, ancestryOf(division), task.owner, deed.today);
  const light = [...started, ...running].find((clock) => clock.name === task.clock);
  return {
    started,
    duty,
    owner: {
      verb: task.verb,
      duty: task.owner,
      unitId: duty?.unitId ?? null,
      postId: duty?.postId ?? null,
      personId: duty?.personId ?? null,
      clock: task.clock ?? null,
      dueOn: light?.dueOn ?? null,
      yellowOn: light?.yellowOn ?? null,
    },
  };
}

async function startClocks(deed: Deed, starts: readonly ClockStart[], happenedAt: string): Promise<ClockRow[]> {
  // A promise is the one in force at acceptance, so the day of recording chooses the version, whatever the day counted from.
  const periods = await periodsFor(
    deed.tx,
    starts.map((start) => start.limit),
    starts.map((start) => (start.countsFrom === 'recordedAt' ? deed.at : happenedAt)),
    deed.today,
  );
  return starts.map((start, i) => {
    const { limit, dueOn, dueAt, yellowOn, provisional } = periods[i]!;
    const startedAt = start.countsFrom === 'recordedAt' ? deed.at : happenedAt;
    return {
      name: start.clock,
      limitKey: start.limit,
      limitId: limit.id,
      count: limit.count,
      unit: limit.unit,
      startedAt,
      dueOn,
      dueAt,
      yellowOn,
      provisional,
      state: 'running',
      stoppedAt: null,
    };
  });
}

const withDoer = (doneBy: MatterRow['doneBy'], step: string, people: readonly (string | null)[]) => ({
  ...doneBy,
  [step]: [...new Set([...(doneBy[step] ?? []), ...people.filter((id) => id !== null)])],
});

function stepRow(
  deed: Deed,
  recorded: Recorded,
  step: string,
  fact: string,
  outcome: string | undefined,
  fromState: string | null,
  toState: string,
  happenedAt: string,
  said: Said,
): StepRow {
  return {
    factN: recorded.n,
    step,
    fact,
    outcome: outcome ?? null,
    fromState,
    toState,
    personId: deed.personId,
    role: recorded.role,
    happenedAt,
    recordedAt: deed.at,
    said,
  };
}
