/** What is seen of a matter without a clock of its own: its light, its road, who may go on. */
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

/** The states passed, the one it rests in, and the straight way on that the procedure takes when all goes well. */
export function roadOf(
  passed: readonly { toState: string; happenedAt: string }[],
  ahead: readonly string[],
  dueOn: string | null,
): RoadStep[] {
  const walked = passed.map((step) => ({ state: step.toState, at: step.happenedAt, due: null as string | null }));
  const last = walked.at(-1);
  if (last) last.due = dueOn;
  return [...walked, ...ahead.map((state) => ({ state, at: null, due: null }))];
}

/** A place's own code and those above it, narrowest first. */
export const ancestryOf = (division: string): string[] =>
  [12, 9, 6, 4].filter((length) => length <= division.length).map((length) => division.slice(0, length));
