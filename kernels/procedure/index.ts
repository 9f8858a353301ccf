/** The language of procedures, its interpreter, and what is derived from a declaration: faults, paths, the picture. */
export * from './interpreter.ts';
export {
  type Clock,
  type ClockOf,
  type GuardOf,
  type Moment,
  type OutcomeOf,
  type Procedure,
  procedure,
  type State,
  type StateOf,
  type Step,
  type StepOf,
  type Suspension,
  step,
  type Who,
} from './language.ts';
export { type Move, movesOf, pathsOf } from './paths.ts';
export { inForceOn, penaltyVersion, promiseVersion, stepsVersion, type Versioned } from './versions.ts';
