/** The pipeline's door: how modules declare what they do, and how servers have it done. */
export type { Call, Deed, FactInput, Intake, Look, Recorded } from './deed.ts';
export {
  answer,
  type CommandHandler,
  type Handler,
  handle,
  type Ports,
  type Prepare,
  type QueryHandler,
  receive,
  type TelemetryHandler,
} from './handle.ts';
export type { FactHearer, House, LaterJob, Module, Words } from './module.ts';
export { parsed } from './parsing.ts';
export { nameOf, perform } from './pipeline.ts';
export { purgePipeline } from './purge.ts';
export { consult, type Question } from './reading.ts';
export { sha256 } from './recording.ts';
export { doneAmong, type FactRow, insertRefusal, loadFacts, migrations } from './tables.ts';
export type { World } from './world.ts';
