/** What is wrong with a procedure as it is written: found by walking everything it allows, before a matter is begun. */
import { after, clockChanges, type Event, isStart, type Run } from './interpreter.ts';
import { type Clock, listOf, outcomesOf, type Procedure, type Step, whoMay } from './language.ts';
import { movesOf } from './paths.ts';

export type FaultCode =
  | 'name.unknown'
  | 'name.twice'
  | 'name.reserved'
  | 'start.notOne'
  | 'start.guarded'
  | 'final.hasStep'
  | 'state.unreachable'
  | 'state.deadEnd'
  | 'state.ownerCannotAct'
  | 'state.clockNotRunning'
  | 'clock.neverStarted'
  | 'clock.neverStopped'
  | 'clock.silentlyReset'
  | 'clock.turnImpossible';

export interface Fault {
  code: FaultCode;
  /** The state, step or clock at fault. */
  at: string;
  /** What it names, or where it shows. */
  what?: string;
}

/**
 * None means: each state has an owner who can act and whose clock runs, each path can end, each clock that starts is
 * stopped before the end, and none begins again unsaid. Names are judged first, the walk only when they hold.
 */
export function faultsOf(p: Procedure): readonly Fault[] {
  const written = [...namesAtFault(p), ...startAtFault(p), ...finalsAtFault(p)];
  if (written.length > 0) return written;
  const runs = runsOf(p);
  const found = [...statesAtFault(p, runs), ...clocksAtFault(p, runs)];
  return [...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()];
}

const isFinal = (p: Procedure, state: string): boolean => 'final' in p.states[state]!;
const stepsFrom = (p: Procedure, state: string): Step[] => p.steps.filter((one) => listOf(one.from).includes(state));

function namesAtFault(p: Procedure): Fault[] {
  const states = Object.keys(p.states);
  const clocks = Object.keys(p.clocks);
  const steps = p.steps.map((one) => one.name);
  const unknown = (at: string, names: readonly string[], known: readonly string[]): Fault[] =>
    names.filter((name) => !known.includes(name)).map((what) => ({ code: 'name.unknown', at, what }));
  return [
    ...steps.filter((name, i) => steps.indexOf(name) !== i).map((at): Fault => ({ code: 'name.twice', at })),
    ...states.filter((name) => ['start', 'same'].includes(name)).map((at): Fault => ({ code: 'name.reserved', at })),
    ...Object.entries(p.states).flatMap(([name, state]) =>
      'final' in state || state.clock === 'none' ? [] : unknown(name, [state.clock], clocks),
    ),
    ...p.steps.flatMap((one) => [
      ...unknown(one.name, listOf(one.from), [...states, 'start']),
      ...unknown(
        one.name,
        outcomesOf(one).map((way) => way.to),
        [...states, 'same'],
      ),
      ...unknown(one.name, listOf(one.within), clocks),
      ...unknown(
        one.name,
        whoMay(one).flatMap((who) => listOf(who.notAfterOwn)),
        steps,
      ),
      ...unknown(
        one.name,
        papersByOutcome(one),
        outcomesOf(one).map((way) => `${way.outcome}`),
      ),
    ]),
    ...Object.entries(p.clocks).flatMap(([name, clock]) => [
      ...unknown(name, statesIn(clock), states),
      ...unknown(name, stepsIn(clock), steps),
    ]),
  ];
}

const papersByOutcome = (one: Step): string[] => (typeof one.paper === 'object' ? Object.keys(one.paper) : []);

const statesIn = ({ during, starts, stops }: Clock): string[] => [
  ...listOf(during),
  ...[starts, stops].flatMap((moment) => [...listOf(moment?.entering), ...listOf(moment?.leaving)]),
];

const stepsIn = ({ starts, stops, onTurn }: Clock): string[] => [
  ...[starts, stops].flatMap((moment) => listOf(moment?.taking)),
  ...listOf(onTurn),
];

const factsIn = (p: Procedure): string[] =>
  Object.values(p.clocks).flatMap(({ starts, stops }) => [...listOf(starts?.fact), ...listOf(stops?.fact)]);

function startAtFault(p: Procedure): Fault[] {
  const starts = p.steps.filter((one) => listOf(one.from).includes('start'));
  if (starts.length !== 1 || starts[0]!.from !== 'start') return [{ code: 'start.notOne', at: p.name }];
  const { name, guard, after: children } = starts[0]!;
  const stays = outcomesOf(starts[0]!).some((way) => way.to === 'same');
  return guard || children || stays ? [{ code: 'start.guarded', at: name }] : [];
}

const finalsAtFault = (p: Procedure): Fault[] =>
  Object.entries(p.states)
    .filter(([, state]) => 'final' in state)
    .flatMap(([at]) => stepsFrom(p, at).map((one): Fault => ({ code: 'final.hasStep', at, what: one.name })));

/** What may come next in a state: a step, or a fact from outside. */
function eventsIn(p: Procedure, state: string): Event[] {
  const steps = movesOf(p).filter((move) => move.from === state);
  const facts = state === 'start' ? [] : factsIn(p).map((fact) => ({ fact, from: state, to: state }));
  return state !== 'start' && isFinal(p, state) ? [] : [...steps, ...facts];
}

/** Every run that can come about, told apart by its state and its clocks; guards and children are taken to agree. */
function runsOf(p: Procedure): Run[] {
  const seen = new Map<string, Run>();
  const waiting: Run[] = [{ state: 'start', clocks: {} }];
  for (let run = waiting.pop(); run; run = waiting.pop()) {
    const key = JSON.stringify([run.state, Object.entries(run.clocks).sort()]);
    if (seen.has(key)) continue;
    seen.set(key, run);
    const { clocks } = run;
    for (const event of eventsIn(p, run.state))
      waiting.push(after(run, { ...clockChanges(p, clocks, event), to: event.to }));
  }
  return [...seen.values()].filter((run) => run.state !== 'start');
}

function statesAtFault(p: Procedure, runs: readonly Run[]): Fault[] {
  const ending = statesThatEnd(p);
  return Object.entries(p.states).flatMap(([at, state]): Fault[] => {
    const here = runs.filter((run) => run.state === at);
    if (here.length === 0) return [{ code: 'state.unreachable', at }];
    if ('final' in state) return [];
    const ownerActs =
      state.endedBy !== undefined ||
      stepsFrom(p, at).some((one) => whoMay(one).some((who) => who.role === state.owner));
    const clockRuns = state.clock === 'none' || here.every((run) => run.clocks[state.clock] === 'running');
    return [
      ...(ending.has(at) ? [] : [{ code: 'state.deadEnd' as const, at }]),
      ...(ownerActs ? [] : [{ code: 'state.ownerCannotAct' as const, at, what: state.owner }]),
      ...(clockRuns ? [] : [{ code: 'state.clockNotRunning' as const, at, what: state.clock }]),
    ];
  });
}

/** States from which some final state can be reached, found backwards from the final ones. */
function statesThatEnd(p: Procedure): Set<string> {
  const moves = movesOf(p);
  const ending = new Set(Object.keys(p.states).filter((state) => isFinal(p, state)));
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const move of moves) if (ending.has(move.to)) ending.add(move.from);
  }
  return ending;
}

const clocksAtFault = (p: Procedure, runs: readonly Run[]): Fault[] =>
  Object.entries(p.clocks).flatMap(([at, clock]): Fault[] => {
    const started = runs.filter((run) => run.clocks[at] !== undefined);
    if (started.length === 0) return [{ code: 'clock.neverStarted', at }];
    const running = started.filter((run) => run.clocks[at] === 'running');
    const left = running.filter((run) => isFinal(p, run.state));
    const reset = clock.anew ? [] : started.filter((run) => startsAgain(p, run, at));
    const stuck = running.filter((run) => !isFinal(p, run.state) && !canTurn(p, clock, run.state));
    const faults = (code: FaultCode, where: readonly Run[]): Fault[] =>
      where.map((run) => ({ code, at, what: run.state }));
    return [
      ...faults('clock.neverStopped', left),
      ...faults('clock.silentlyReset', reset),
      ...faults('clock.turnImpossible', stuck),
    ];
  });

/** From here an event would start the clock although it has stopped, or stops with that very event. */
const startsAgain = (p: Procedure, run: Run, name: string): boolean =>
  eventsIn(p, run.state).some((event) => {
    const stops = clockChanges(p, run.clocks, event).clocksToStop.includes(name);
    return isStart(p.clocks[name]!, event) && (stops || run.clocks[name] === 'stopped');
  });

/** `system` can take the step at the turn from here, alone and in one way. */
function canTurn(p: Procedure, { onTurn }: Clock, state: string): boolean {
  if (onTurn === undefined) return true;
  const one = stepsFrom(p, state).find((each) => each.name === onTurn);
  const free = one && !one.guard && !one.after && typeof one.to === 'string';
  return free === true && whoMay(one).some((who) => who.role === 'system');
}
