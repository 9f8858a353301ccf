/** What a procedure allows now, and what follows from a step, a fact, a clock that turns: pure, without a calendar. */
import { type MayRule, ok, type Refusal, type Result, refuse, type Scope } from '@cuntu/base';
import {
  type Clock,
  type ClockOf,
  type GuardOf,
  listOf,
  type Moment,
  type OpenState,
  type OutcomeOf,
  outcomesOf,
  type Procedure,
  type StateOf,
  type Step,
  type StepOf,
  type Who,
  whoMay,
} from './language.ts';

export type ClockState = 'running' | 'suspended' | 'stopped';

/** Where a matter stands: one state, every clock that ever began, the children that it began. */
export interface Run<StateName extends string = string, ClockName extends string = string> {
  state: StateName;
  clocks: Readonly<Partial<Record<ClockName, ClockState>>>;
  extended?: readonly ClockName[];
  children?: readonly { kind: string; ended: boolean }[];
}

export interface ClockStart<ClockName extends string = string> {
  clock: ClockName;
  limit: string;
  countsFrom: 'happenedAt' | 'recordedAt';
}

export interface Task<ClockName extends string = string> {
  verb: string;
  owner: string;
  clock: ClockName | undefined;
}

export interface ClockChanges<ClockName extends string = string> {
  clocksToStart: readonly ClockStart<ClockName>[];
  clocksToStop: readonly ClockName[];
}

export interface Begun<P extends Procedure> {
  step: StepOf<P>;
  state: StateOf<P>;
  clocksToStart: readonly ClockStart<ClockOf<P>>[];
  paper: string | undefined;
  task: Task<ClockOf<P>> | undefined;
}

export interface Taken<P extends Procedure> extends ClockChanges<ClockOf<P>> {
  step: StepOf<P>;
  outcome: string | undefined;
  from: StateOf<P>;
  to: StateOf<P>;
  paper: string | undefined;
  /** Absent in a final state. */
  task: Task<ClockOf<P>> | undefined;
}

type RunOf<P extends Procedure> = Run<StateOf<P>, ClockOf<P>>;
/** What the rules said of each guard that the step names; `false` refuses with the code `guard.<name>`. */
export type GuardAnswers<Guard extends string> = Readonly<Record<Guard, boolean | Refusal>>;

const START = 'start';

/** The first state of a new matter. A procedure without a start step, or an outcome it does not have, is a fault. */
export function begin<P extends Procedure>(p: P, outcome?: string): Begun<P> {
  const first = p.steps.find((one) => one.from === START);
  const way = first && outcomesOf(first).find((one) => one.outcome === outcome);
  if (!first || !way) throw new Error(`${p.name}: cannot begin with outcome ${outcome}`);
  const { clocksToStart } = clockChanges(p, {}, { step: first.name, from: START, to: way.to });
  return {
    step: first.name,
    state: way.to,
    clocksToStart,
    paper: paperOf(first, outcome),
    task: taskIn(p, way.to),
  } as Begun<P>;
}

/** Takes a step, or says why not now. The caller stores what it answers; nothing is changed here. */
export function take<P extends Procedure, Name extends StepOf<P>>(
  p: P,
  run: RunOf<P>,
  name: Name,
  outcome: OutcomeOf<P, Name>,
  guards: GuardAnswers<GuardOf<P, Name>>,
): Result<
  Taken<P>,
  'step.notNow' | 'step.waitsForChildren' | 'step.clockStands' | 'step.noSuchOutcome' | `guard.${string}`
> {
  const one = stepNamed(p, name);
  const from = run.state;
  if (!listOf(one.from).includes(from)) return refuse('step.notNow', { params: { step: name, state: from } });
  if (!childrenAllow(one, run)) return refuse('step.waitsForChildren', { params: { step: name } });
  if (!clocksAllow(p, one, run)) return refuse('step.clockStands', { params: { step: name } });
  const way = outcomesOf(one).find((each) => each.outcome === outcome);
  if (!way) return refuse('step.noSuchOutcome', { params: { step: name, outcome: String(outcome) }, at: 'outcome' });
  const barred = guardThatBars(one, guards);
  if (barred) return { ok: false, refusal: barred as Refusal<`guard.${string}`> };
  const to = way.to === 'same' ? from : way.to;
  const changes = clockChanges(p, run.clocks, { step: name, from, to });
  const taken = { step: name, outcome, from, to, paper: paperOf(one, outcome), task: taskIn(p, to), ...changes };
  return ok(taken as unknown as Taken<P>);
}

/** Steps out of a state, each with all its declaration says, for buttons and the reasons why one is barred. */
export const possible = <P extends Procedure>(
  p: P,
  state: StateOf<P>,
): readonly (P['steps'][number] & { who: readonly Who[] })[] =>
  p.steps.filter((one) => listOf(one.from).includes(state)).map((one) => ({ ...one, who: whoMay(one) }));

/** The rule of a contract, so that who may take a step is written once. `scope` holds where the step names none. */
export function mayOf<P extends Procedure>(p: P, name: StepOf<P>, scope: Scope): readonly MayRule[] {
  const one = stepNamed(p, name);
  const states = one.from === START ? {} : { kinds: [p.name], states: listOf(one.from) };
  return whoMay(one).map((who) => ({ scope, ...who, ...states }));
}

/** A fact from outside the run (a child's service, a seizure): it may start and stop clocks, never move the state. */
export const hear = <P extends Procedure>(p: P, run: RunOf<P>, fact: string): ClockChanges<ClockOf<P>> =>
  clockChanges(p, run.clocks, { fact }) as ClockChanges<ClockOf<P>>;

/** A clock has turned: the step that `system` takes, if the procedure names one that is possible here. */
export function expire<P extends Procedure>(
  p: P,
  run: RunOf<P>,
  clock: ClockOf<P>,
): Result<{ clock: ClockOf<P>; taken: Taken<P> | undefined }, 'clock.notRunning'> {
  if (run.clocks[clock] !== 'running') return refuse('clock.notRunning', { params: { clock } });
  const turn = clockNamed(p, clock).onTurn;
  if (turn === undefined) return ok({ clock, taken: undefined });
  const taken = take(p as Procedure, run, turn, undefined, {});
  return taken.ok ? ok({ clock, taken: taken.value as unknown as Taken<P> }) : (taken as never);
}

/** The ground on which a clock may stand still; a ground the procedure does not list refuses. */
export function suspend<P extends Procedure>(
  p: P,
  run: RunOf<P>,
  clock: ClockOf<P>,
  kind: string,
): Result<{ clock: ClockOf<P>; basis: string }, 'clock.notRunning' | 'clock.noSuchSuspension'> {
  if (run.clocks[clock] !== 'running') return refuse('clock.notRunning', { params: { clock } });
  const ground = clockNamed(p, clock).suspensions?.find((one) => one.kind === kind);
  return ground ? ok({ clock, basis: ground.basis }) : refuse('clock.noSuchSuspension', { params: { clock, kind } });
}

/** The limit that is added, by whom, on what basis; once. */
export function extend<P extends Procedure>(
  p: P,
  run: RunOf<P>,
  clock: ClockOf<P>,
): Result<
  { limit: string; by: string; basis: string },
  'clock.notRunning' | 'clock.notExtendable' | 'clock.extendedAlready'
> {
  const state = run.clocks[clock];
  if (state === undefined || state === 'stopped') return refuse('clock.notRunning', { params: { clock } });
  if (run.extended?.includes(clock)) return refuse('clock.extendedAlready', { params: { clock } });
  const { extension } = clockNamed(p, clock);
  return extension ? ok(extension) : refuse('clock.notExtendable', { params: { clock } });
}

/** The run that follows from what was decided; what a store does with rows, for tests and simulations. */
export const after = <S extends string, C extends string>(
  run: Run<S, C>,
  changes: ClockChanges<C> & { to?: S },
): Run<S, C> => ({
  ...run,
  state: changes.to ?? run.state,
  clocks: {
    ...run.clocks,
    ...Object.fromEntries(changes.clocksToStop.map((clock) => [clock, 'stopped'])),
    ...Object.fromEntries(changes.clocksToStart.map(({ clock }) => [clock, 'running'])),
  },
});

export function taskIn<P extends Procedure>(p: P, state: string): Task<ClockOf<P>> | undefined {
  const here = p.states[state];
  if (!here) throw new Error(`${p.name}: no state ${state}`);
  if ('final' in here) return undefined;
  const { task, owner, clock } = here as OpenState<ClockOf<P>>;
  return { verb: task, owner, clock: clock === 'none' ? undefined : clock };
}

/** A step taken or a fact heard, as clocks see it. */
export interface Event {
  step?: string;
  from?: string;
  to?: string;
  fact?: string;
}

/** A clock never starts over while it ticks, nor once stopped unless it is declared `anew`. */
export function clockChanges(p: Procedure, clocks: Run['clocks'], event: Event): ClockChanges {
  const clocksToStart: ClockStart[] = [];
  const clocksToStop: string[] = [];
  for (const [clock, rules] of Object.entries(p.clocks)) {
    const ticking = clocks[clock] === 'running' || clocks[clock] === 'suspended';
    const stops = ticking && isStop(rules, event);
    if (stops) clocksToStop.push(clock);
    const ready = clocks[clock] === undefined || (rules.anew && (stops || !ticking));
    if (ready && isStart(rules, event))
      clocksToStart.push({ clock, limit: rules.limit, countsFrom: rules.countsFrom ?? 'happenedAt' });
  }
  return { clocksToStart, clocksToStop };
}

const within = (states: Clock['during'], state: string | undefined): boolean => listOf(states).includes(state!);

export const isStart = (rules: Clock, { from, to, ...more }: Event): boolean =>
  rules.during
    ? within(rules.during, to) && !within(rules.during, from)
    : isMoment(rules.starts!, { from, to, ...more });

const isStop = (rules: Clock, { from, to, ...more }: Event): boolean =>
  rules.during
    ? within(rules.during, from) && !within(rules.during, to)
    : isMoment(rules.stops!, { from, to, ...more });

const isMoment = (moment: Moment, { step, from, to, fact }: Event): boolean =>
  (from !== to && (listOf(moment.entering).includes(to!) || listOf(moment.leaving).includes(from!))) ||
  listOf(moment.taking).includes(step!) ||
  listOf(moment.fact).includes(fact!);

function guardThatBars(one: Step, guards: Readonly<Record<string, boolean | Refusal>>): Refusal | undefined {
  for (const guard of listOf(one.guard)) {
    const answer = guards[guard];
    if (answer === undefined) throw new Error(`${one.name}: guard ${guard} was not asked`);
    if (answer !== true) return answer || { code: `guard.${guard}`, params: { step: one.name } };
  }
  return undefined;
}

/** Whether what was begun beside the run lets it take the step. */
export function childrenAllow(one: Pick<Step, 'after'>, run: Pick<Run, 'children'>): boolean {
  if (!one.after) return true;
  const kinds = 'all' in one.after ? one.after.all : one.after.any;
  const begun = (run.children ?? []).filter((child) => kinds.includes(child.kind));
  return 'all' in one.after ? begun.every((child) => child.ended) : begun.some((child) => child.ended);
}

/** What is measured is not done while it is not counted: neither its own clock stands still nor another of the same stretch. */
export function clocksAllow(
  { clocks }: Procedure,
  { within: own }: Pick<Step, 'within'>,
  run: Pick<Run, 'clocks'>,
): boolean {
  if (own === undefined) return true;
  const stretch = (clock: string) => listOf(clocks[clock]?.during).join();
  return !Object.entries(run.clocks).some(
    ([clock, state]) =>
      state === 'suspended' && (clock === own || (stretch(own) !== '' && stretch(clock) === stretch(own))),
  );
}

const paperOf = (one: Step, outcome: string | undefined): string | undefined =>
  typeof one.paper === 'string' ? one.paper : outcome === undefined ? undefined : one.paper?.[outcome];

function stepNamed(p: Procedure, name: string): Step {
  const one = p.steps.find((each) => each.name === name);
  if (!one) throw new Error(`${p.name}: no step ${name}`);
  return one;
}

function clockNamed(p: Procedure, clock: string): Clock {
  const rules = p.clocks[clock];
  if (!rules) throw new Error(`${p.name}: no clock ${clock}`);
  return rules;
}
