/** The words every other part is written in: results, refusals, ids, canonical JSON, and the declarations of deeds. */
export { canonicalJson } from './canonical.ts';
export { counted } from './counted.ts';
export {
  type AnyCommand,
  type AnyFact,
  type AnyQuery,
  type Command,
  command,
  type Fact,
  type FieldsOf,
  fact,
  type InputOf,
  type May,
  type MayRule,
  type OutputOf,
  type Query,
  query,
  type RefusalOf,
  type Scope,
  type SealedField,
} from './declare.ts';
export { hex, isUuid, unhex, uuidV7 } from './ids.ts';
export { type MadeFile, madeFile, mediaTypes } from './made-file.ts';
export {
  type CommonRefusal,
  commonRefusals,
  must,
  ok,
  type Refusal,
  type Result,
  refuse,
  statusOf,
  together,
} from './result.ts';
export { day, instant, uuid } from './spelling.ts';
