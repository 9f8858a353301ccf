/** What can be done about patrol logs and asked of patrols. */
import { handleWriteLog } from './actions/write-log.ts';
import { answerFindCompanions } from './queries/find-companions.ts';
import { answerExportPatrols, answerFindPatrols } from './queries/find-patrols.ts';
import { answerGetPatrol } from './queries/get-patrol.ts';
import { migrations } from './tables.ts';

export const logs = {
  migrations,
  handlers: [handleWriteLog, answerGetPatrol, answerFindCompanions, answerFindPatrols, answerExportPatrols],
};
