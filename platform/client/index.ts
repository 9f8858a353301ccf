/** The browser's side of the wire: deeds, answers, drafts, files and live updates. */
export { type Answer, readAnswer, type SpokenRefusal } from './answer.ts';
export { type AnswerOf, find, fitsAddress, type GivenTo, newId, queryString, type RunOptions, run } from './call.ts';
export { forget, keep, recall } from './keep.ts';
export { followLive, isStale, type LiveMessage } from './live.ts';
export { type PutOptions, putFile, type StoredFile } from './put-file.ts';
export { fileNameIn, takeFile, takePrinted } from './take-file.ts';
export { type CommandHandle, type CommandState, nextTry, useCommand } from './use-command.ts';
export { type Draft, dropDraft, keepDraftsOf, readDraft, useDraft, writeDraft } from './use-draft.ts';
export { type FoundOptions, NotFound, useFound } from './use-found.ts';
export { type Locating, useWhereIAm } from './use-where-i-am.ts';
export { type Fix, type PositionTrouble, watchPosition, whereNow } from './watch-position.ts';
