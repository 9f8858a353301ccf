/** The door of matters: runs of procedures with their clocks, owners and timelines. */
import type { Module } from '#platform/pipeline';
import { answerFindAttachments, answerGetAttachment } from './attachments/queries/find-attachments.ts';
import { reducePhotos } from './attachments/reducing.ts';
import { migrations as attachments, hungAmong } from './attachments/tables.ts';
import { calendar } from './calendar/index.ts';
import { handleEndPause } from './clocks/actions/end-pause.ts';
import { endPauses } from './clocks/ending.ts';
import { migrations as clocks } from './clocks/tables.ts';
import clocksEn from './clocks/words.en.json' with { type: 'json' };
import clocksZh from './clocks/words.zh.json' with { type: 'json' };
import { handleTakeContact } from './contacts/actions/take-contact.ts';
import { delays } from './delays/index.ts';
import delaysEn from './delays/words.en.json' with { type: 'json' };
import delaysZh from './delays/words.zh.json' with { type: 'json' };
import { escalation } from './escalation/index.ts';
import escalationEn from './escalation/words.en.json' with { type: 'json' };
import escalationZh from './escalation/words.zh.json' with { type: 'json' };
import { recusal } from './recusal/index.ts';
import recusalEn from './recusal/words.en.json' with { type: 'json' };
import recusalZh from './recusal/words.zh.json' with { type: 'json' };
import { handleConcludeMoving } from './redating/actions/conclude-moving.ts';
import { handleMoveClocks } from './redating/actions/move-clocks.ts';
import { applyNotice } from './redating/hears/apply-notice.ts';
import { answerPreviewHolidayNotice } from './redating/queries/preview-holiday-notice.ts';
import { migrations as redating } from './redating/tables.ts';
import { handlePassOnWork } from './runs/actions/pass-on-work.ts';
import { handleTurnClock } from './runs/actions/turn-clock.ts';
import { followPosts } from './runs/following.ts';
import { answerFindWaitingUnits, answerFindWorklist } from './runs/queries/find-worklist.ts';
import { answerGetMatter } from './runs/queries/get-matter.ts';
import { migrations as runs } from './runs/tables/migrations.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { attach, hang } from './attachments/attaching.ts';
export { attachmentsOf } from './attachments/tables.ts';
export { extendClock, resumeClocks, suspendClocks } from './clocks/changing.ts';
export { lengthenable } from './clocks/lengthening.ts';
export { type PauseShown, pausesOf } from './clocks/tables.ts';
export { explanationsOf } from './delays/tables.ts';
export { announceMatter } from './runs/announcing.ts';
export { recusedFrom } from './runs/fitness.ts';
export { handOver } from './runs/handing.ts';
export { type Move, moveOn, subjectOf, takeUp } from './runs/moves.ts';
export { type Opened, type Opening, openMatter } from './runs/opening.ts';
export { matterNamed, matterWhere } from './runs/predicate.ts';
export { ownedByPlace, procedureOf, runningProcedures, runProcedure, sharedOut, takenBy } from './runs/registry.ts';
export { ancestryOf, daysMoved, lightOf, roadOf } from './runs/rules.ts';
export { clockView, stepsFrom, straightWay } from './runs/showing.ts';
export { stay } from './runs/staying.ts';
export { type ClockRow, clocksOf, turningClocks } from './runs/tables/clocks.ts';
export { contactsOf } from './runs/tables/contacts.ts';
export { type ChildRow, childrenOf, findMatter, findVisible, type MatterRow, stepsOf } from './runs/tables/run.ts';
export { type TimeLeft, timesLeft } from './runs/timed.ts';

export const matters: Module = {
  name: 'matters',
  migrations: [
    ...runs,
    ...attachments,
    ...redating,
    ...clocks,
    ...escalation.migrations,
    ...delays.migrations,
    ...recusal.migrations,
    ...calendar.migrations,
  ],
  handlers: [
    handleTurnClock,
    handlePassOnWork,
    handleMoveClocks,
    handleConcludeMoving,
    answerPreviewHolidayNotice,
    answerGetMatter,
    answerFindWorklist,
    answerFindWaitingUnits,
    answerFindAttachments,
    answerGetAttachment,
    handleEndPause,
    handleTakeContact,
    ...escalation.handlers,
    ...delays.handlers,
    ...recusal.handlers,
    ...calendar.handlers,
  ],
  hears: [applyNotice],
  jobs: [reducePhotos],
  holding: hungAmong,
  rounds: [{ name: 'follow posts', run: followPosts }, { name: 'end pauses', run: endPauses }, ...escalation.rounds],
  words: {
    zh: { ...zh, ...clocksZh, ...escalationZh, ...delaysZh, ...recusalZh, ...calendar.words.zh },
    en: { ...en, ...clocksEn, ...escalationEn, ...delaysEn, ...recusalEn, ...calendar.words.en },
  },
};
