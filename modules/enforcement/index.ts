/** The door of enforcement: stop-work notices now; cases, evidence and penalties later. */
import { takenBy } from '#modules/matters';
import { registerPaperKind } from '#modules/papers';
import type { Module } from '#platform/pipeline';
import { handleIssueStopNotice } from './notices/actions/issue-stop-notice.ts';
import { handleReportDefiance } from './notices/actions/report-defiance.ts';
import { handleServeStopNotice } from './notices/actions/serve-stop-notice.ts';
import { issueStopNotice, reportDefiance, serveStopNotice } from './notices/contract.ts';
import { paperKinds } from './notices/papers/kinds.ts';
import { answerFindNotices, answerGetNoticeDraft } from './notices/queries/find-notices.ts';
import { answerGetDrawnNotice } from './notices/queries/get-drawn-notice.ts';
import { answerPreviewStopNotice } from './notices/queries/preview-stop-notice.ts';
import { migrations } from './notices/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

for (const kind of paperKinds) registerPaperKind(kind);
for (const command of [issueStopNotice, serveStopNotice, reportDefiance]) takenBy('finding', command);

export const enforcement: Module = {
  name: 'enforcement',
  migrations,
  handlers: [
    handleIssueStopNotice,
    handleServeStopNotice,
    handleReportDefiance,
    answerFindNotices,
    answerGetNoticeDraft,
    answerPreviewStopNotice,
    answerGetDrawnNotice,
  ],
  words: { zh, en },
};
