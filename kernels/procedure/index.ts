/** The language of procedures, its interpreter, and what is derived from a declaration: faults, paths, the picture. */
export type { WordKind, Words } from './chart.ts';
export { diagram } from './diagram.ts';
export { type Fault, type FaultCode, faultsOf } from './faults.ts';
export {
  after,
  type Begun,
  begin,
  type ClockChanges,
  type ClockStart,
  type ClockState,
  childrenAllow,
  clocksAllow,
  expire,
  extend,
  type GuardAnswers,
  hear,
  mayOf,
  possible,
  type Run,
  suspend,
  type Taken,
  type Task,
  take,
  taskIn,
} from './interpreter.ts';
export {
  type Children,
  type Clock,
  type ClockOf,
  type FinalState,
  type GuardOf,
  type Moment,
  type OpenState,
  type OutcomeOf,
  type Procedure,
  procedure,
  type State,
  type StateOf,
  type Step,
  type StepOf,
  type StepRules,
  type Suspension,
  step,
  type Who,
} from './language.ts';
export { coveringPaths, type Move, movesOf, type Path, pathsOf } from './paths.ts';
export { inForceOn, penaltyVersion, promiseVersion, stepsVersion, type Versioned } from './versions.ts';
