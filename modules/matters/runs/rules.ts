/** What is seen of a matter without a clock of its own: its light, its road, who may go on. */
import { type Procedure, possible } from '@cuntu/procedure';
import type { Light } from './contract.ts';

/** Derived from stored days, never swept (architecture): red past due, yellow from its first yellow day. */
export function lightOf(due: { dueOn: string | null; yellowOn: string | null }, today: string, paused = false): Light {
  if (paused) return 'paused';
  if (due.dueOn === null) return 'none';
  if (today > due.dueOn) return 'red';
  return due.yellowOn !== null && today >= due.yellowOn ? 'yellow' : 'green';
}

export interface RoadStep {
  state: string;
  at: string | null;
  due: string | null;
}

/** No steps of any procedure: whose work it is changes, not where it stands. With its ground, or with its post. */
export const HANDING_STEP = 'handOverMatter';
export const PASSING_STEP = 'passOnWork';
export const MOVING_STEP = 'moveClocks';
export const SUSPENDING_STEP = 'suspendClocks';
export const RESUMING_STEP = 'resumeClocks';
export const EXTENDING_STEP = 'extendClock';
export const TAKING_STEP = 'takeContact';
export const RECUSING_STEP = 'recuse';
export const ORDERING_STEP = 'orderRecusal';
export const ESCALATING_STEP = 'escalateMatter';
export const NOTING_STEP = 'noteEscalation';
export const EXPLAINING_STEP = 'explainDelay';
export interface DayMoved {
  cause: 'notice' | 'extension';
  clock: string;
  fromOn: string;
  toOn: string;
}

/** Last days that became others while it ran, as its steps tell them. */
export const daysMoved = (steps: readonly { step: string; said: Record<string, unknown> }[]): DayMoved[] =>
  steps.flatMap(({ step, said }) => {
    if (step !== MOVING_STEP && step !== EXTENDING_STEP) return [];
    const { clock, fromOn, toOn } = said as Record<'clock' | 'fromOn' | 'toOn', string>;
    return [{ cause: step === MOVING_STEP ? 'notice' : 'extension', clock, fromOn, toOn }];
  });

/**
 * The states passed, the one it rests in, and the straight way on that the procedure takes when all goes well. A step that leaves
 * it where it stands is no part of its road.
 */
export function roadOf(
  steps: readonly { fromState: string | null; toState: string; happenedAt: string }[],
  ahead: readonly string[],
  dueOn: string | null,
): RoadStep[] {
  const walked = steps
    .filter(({ fromState, toState }) => fromState !== toState)
    .map((step) => ({ state: step.toState, at: step.happenedAt, due: null as string | null }));
  const last = walked.at(-1);
  if (last) last.due = dueOn;
  return [...walked, ...ahead.map((state) => ({ state, at: null, due: null }))];
}

/** A place's own code and those above it, narrowest first. */
export const ancestryOf = (division: string): string[] =>
  [12, 9, 6, 4].filter((length) => length <= division.length).map((length) => division.slice(0, length));

/** All states that a matter in `state` can still come to, its own among them. */
function ahead(procedure: Procedure, state: string): ReadonlySet<string> {
  const reached = new Set([state]);
  for (const from of reached)
    for (const { to } of possible(procedure, from))
      for (const next of typeof to === 'string' ? [to] : Object.values(to)) reached.add(next);
  return reached;
}

/** Whether a refused step may still come: by its name, or by the states (joined by commas) that its deed is allowed in. */
export function canReach(
  procedure: Procedure,
  state: string,
  { step, states }: { step?: string | number; states?: string | number },
): boolean {
  const named = procedure.steps.find(({ name }) => name === step);
  const from = named ? [named.from].flat() : String(states ?? '').split(',');
  const reached = ahead(procedure, state);
  return from.some((one) => reached.has(one));
}
