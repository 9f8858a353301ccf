/** The language in which the bureau's procedures are written: states, steps, who, clocks, papers, basis; nothing else. */
import type { Scope } from '@cuntu/base';

/** A role that may take a step; `scope` where it differs from the contract's, `notAfterOwn` steps of which each bars its doer. */
export interface Who {
  role: string;
  scope?: Scope;
  licence?: string;
  notAfterOwn?: string | readonly string[];
}

/**
 * What somebody owes while a run rests here: `task` names the verb on the worklist, `owner` the responsible role,
 * `clock` the one that gives its light. `'none'` is said aloud, so that a forgotten clock is not taken for no limit.
 */
export interface OpenState<Clock extends string = string> {
  task: string;
  owner: string;
  clock: Clock | 'none';
  /** Deeds outside the run by which its owner brings the end about; the step itself is then the house's. */
  endedBy?: readonly string[];
  publicSees?: string;
}

export interface FinalState {
  final: true;
  publicSees?: string;
}

export type State<Clock extends string = string> = OpenState<Clock> | FinalState;

type Some<T> = T | readonly T[];

/** Any of these. A step that stays in its state neither enters nor leaves it. `fact` is one heard from outside the run. */
export interface Moment<StateName extends string = string, StepName extends string = string> {
  entering?: Some<StateName>;
  leaving?: Some<StateName>;
  taking?: Some<StepName>;
  fact?: Some<string>;
}

/** Only what a law names may stop a clock; whoever is told of it is the module's business. */
export interface Suspension {
  kind: string;
  basis: string;
}

interface ClockRules<StepName extends string> {
  /** Key of the limit in `norms`: this kernel never holds a count. */
  limit: string;
  kind: 'statutory' | 'promised' | 'internal';
  basis?: string;
  /** Counted from the day it happened (the default, and what laws mean) or from the day it was recorded. */
  countsFrom?: 'happenedAt' | 'recordedAt';
  suspensions?: readonly Suspension[];
  /** Once: a law that allows a second extension names a second clock. */
  extension?: { limit: string; by: string; basis: string };
  /** Step that `system` takes when the clock turns; absent: the fact alone. */
  onTurn?: StepName;
  /** It may begin anew after it stopped. Undeclared, a path that starts it twice is a fault: a silent reset. */
  anew?: true;
}

/** `during` is the common case: it runs while the run rests in these states. */
export type Clock<StateName extends string = string, StepName extends string = string> = ClockRules<StepName> &
  (
    | { during: Some<StateName>; starts?: never; stops?: never }
    | { starts: Moment<StateName, StepName>; stops: Moment<StateName, StepName>; during?: never }
  );

/** Children that must have ended before a step: `all` of those begun (none begun: free), or `any` one. */
export type Children = { all: readonly string[] } | { any: readonly string[] };

/**
 * `from: 'start'` marks the one step that begins a run. `to` is one state, or one for each outcome; `'same'` stays
 * where the run is (an inquiry recorded, a payment plan granted).
 */
export interface StepRules<StateName extends string = string, ClockName extends string = string> {
  from: 'start' | Some<StateName>;
  to: StateName | 'same' | Readonly<Record<string, StateName | 'same'>>;
  by: string | Who | readonly (string | Who)[];
  within?: ClockName;
  guard?: Some<string>;
  after?: Children;
  paper?: string | Readonly<Record<string, string>>;
  basis?: Some<string>;
  publicSees?: string;
  riskPoints?: readonly string[];
}

export type Step<StateName extends string = string, ClockName extends string = string> = StepRules<
  StateName,
  ClockName
> & { readonly name: string };

export interface Procedure<
  StateName extends string = string,
  ClockName extends string = string,
  Steps extends readonly Step[] = readonly Step[],
> {
  name: string;
  version: string;
  /** 'YYYY-MM-DD', the first day. */
  inForceFrom: string;
  /** The version says that it also governs matters begun before it. */
  appliesToRunning?: true;
  states: Readonly<Record<StateName, State<ClockName>>>;
  clocks: Readonly<Record<ClockName, Clock<StateName, Steps[number]['name']>>>;
  steps: Steps;
}

export type StateOf<P extends Procedure> = keyof P['states'] & string;
export type ClockOf<P extends Procedure> = keyof P['clocks'] & string;
export type StepOf<P extends Procedure> = P['steps'][number]['name'];
type Named<P extends Procedure, N> = P['steps'][number] extends infer S ? (S extends { name: N } ? S : never) : never;
type Keys<To> = To extends string ? undefined : keyof To & string;
type Elements<T> = T extends string ? T : T extends readonly (infer E extends string)[] ? E : never;

/** `undefined` for a step with one way out, else the names of its outcomes; any of them where the names are not known. */
export type OutcomeOf<P extends Procedure, N extends StepOf<P>> =
  string extends StepOf<P> ? string | undefined : Keys<Named<P, N>['to']>;
export type GuardOf<P extends Procedure, N extends StepOf<P>> =
  string extends StepOf<P> ? string : Named<P, N> extends { guard: infer G } ? Elements<G> : never;

export function step<const Name extends string, const Rules extends StepRules>(
  name: Name,
  rules: Rules & { [K in Exclude<keyof Rules, keyof StepRules>]: never },
): Rules & { readonly name: Name } {
  return { name, ...rules };
}

/** A step that names an unknown state or clock, or a clock that names an unknown step, does not compile. */
export function procedure<
  const StateName extends string,
  const Steps extends readonly Step<NoInfer<StateName>, NoInfer<ClockName>>[],
  const ClockName extends string = never,
>(
  name: string,
  rules: {
    version: string;
    inForceFrom: string;
    appliesToRunning?: true;
    states: Record<StateName, State<NoInfer<ClockName>>>;
    clocks: Record<ClockName, Clock<NoInfer<StateName>, NoInfer<Steps>[number]['name']>>;
    steps: Steps;
  },
): Procedure<StateName, ClockName, Steps> {
  return { name, ...rules };
}

export const listOf = <T extends string>(some: Some<T> | undefined): readonly T[] =>
  some === undefined ? [] : typeof some === 'string' ? [some] : (some as readonly T[]);

export const whoMay = (one: Step): readonly Who[] =>
  [one.by].flat().map((who) => (typeof who === 'string' ? { role: who } : (who as Who)));

/** Ways out of a step; a step with a single one has it under no name. `to` may be `'same'`. */
export const outcomesOf = (one: Step): readonly { outcome: string | undefined; to: string }[] =>
  typeof one.to === 'string'
    ? [{ outcome: undefined, to: one.to }]
    : Object.entries(one.to).map(([outcome, to]) => ({ outcome, to }));
