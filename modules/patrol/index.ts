/** The door of patrol: findings now; zones, plans, tracks and dispatch later. */
import { runProcedure, takenBy } from '#modules/matters';
import type { Module } from '#platform/pipeline';
import { handleCloseFinding } from './findings/actions/close-finding.ts';
import { handleConfirmPresence } from './findings/actions/confirm-presence.ts';
import { handleJoinFinding } from './findings/actions/join-finding.ts';
import { handleRecheckSite } from './findings/actions/recheck-site.ts';
import { handleReportFinding } from './findings/actions/report-finding.ts';
import { handleVerifyFinding } from './findings/actions/verify-finding.ts';
import {
  closeFinding,
  confirmPresence,
  joinFinding,
  presenceSteps,
  recheckSite,
  verifyFinding,
} from './findings/contract.ts';
import { countEarly } from './findings/hears/count-early.ts';
import { findingProcedure } from './findings/procedure.ts';
import { answerExportFindings } from './findings/queries/export-findings.ts';
import { answerFindEarly } from './findings/queries/find-early.ts';
import { answerFindFindings, answerFindFindingsOnMap } from './findings/queries/find-findings.ts';
import { answerFindNearby } from './findings/queries/find-nearby.ts';
import { answerFindOfficers } from './findings/queries/find-officers.ts';
import { answerGetFinding } from './findings/queries/get-finding.ts';
import { migrations } from './findings/tables/migrations.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

runProcedure(findingProcedure);
for (const command of [verifyFinding, joinFinding, recheckSite, closeFinding]) takenBy('finding', command);
takenBy('finding', confirmPresence, presenceSteps);

export { decideAnew, decideNotAhead, decideOfficers, secondOf } from './findings/rules.ts';
export { type FindingDetail, findDetail, lastRecheck, markOrdered } from './findings/tables/detail.ts';

export const patrol: Module = {
  name: 'patrol',
  migrations,
  handlers: [
    handleReportFinding,
    handleVerifyFinding,
    handleConfirmPresence,
    handleJoinFinding,
    handleRecheckSite,
    handleCloseFinding,
    answerFindFindings,
    answerFindFindingsOnMap,
    answerExportFindings,
    answerGetFinding,
    answerFindNearby,
    answerFindOfficers,
    answerFindEarly,
  ],
  hears: [countEarly],
  words: { zh, en },
};
