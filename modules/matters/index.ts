/** The door of matters: runs of procedures with their clocks, owners and timelines. */
import type { Module } from '#platform/pipeline';
import { handleTurnClock } from './runs/actions/turn-clock.ts';
import { answerFindWorklist } from './runs/queries/find-worklist.ts';
import { answerGetMatter } from './runs/queries/get-matter.ts';
import { migrations } from './runs/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { type Move, moveOn, type Opened, type Opening, openMatter, subjectOf, takeUp } from './runs/moves.ts';
export { matterWhere } from './runs/predicate.ts';
export { procedureOf, runningProcedures, runProcedure, takenBy } from './runs/registry.ts';
export { ancestryOf, lightOf } from './runs/rules.ts';
export { findMatter, findVisible, type MatterRow, turningClocks } from './runs/tables.ts';

export const matters: Module = {
  name: 'matters',
  migrations,
  handlers: [handleTurnClock, answerGetMatter, answerFindWorklist],
  words: { zh, en },
};
