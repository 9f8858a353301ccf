/** The door of patrol: findings, zones and blind spots; plans, tracks and dispatch later. */
import { ownedByPlace, runProcedure, takenBy } from '#modules/matters';
import type { Module } from '#platform/pipeline';
import { blindSpotHandlers, blindSpots } from './blind-spots/index.ts';
import { handleCloseFinding } from './findings/actions/close-finding.ts';
import { handleJoinFinding } from './findings/actions/join-finding.ts';
import { handleRecheckSite } from './findings/actions/recheck-site.ts';
import { handleReportFinding } from './findings/actions/report-finding.ts';
import { handleVerifyFinding } from './findings/actions/verify-finding.ts';
import { closeFinding, joinFinding, recheckSite, verifyFinding } from './findings/contract.ts';
import { countEarly } from './findings/hears/count-early.ts';
import { findingProcedure } from './findings/procedure.ts';
import { answerExportFindings } from './findings/queries/export-findings.ts';
import { answerFindEarly } from './findings/queries/find-early.ts';
import { answerFindFindings, answerFindFindingsOnMap } from './findings/queries/find-findings.ts';
import { answerFindNearby } from './findings/queries/find-nearby.ts';
import { answerFindOfficers } from './findings/queries/find-officers.ts';
import { answerGetFinding } from './findings/queries/get-finding.ts';
import { migrations } from './findings/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };
import { zoneHandlers } from './zones/index.ts';
import { ownerAt } from './zones/owner.ts';
import { migrations as zones } from './zones/tables/migrations.ts';
import zonesEn from './zones/words.en.json' with { type: 'json' };
import zonesZh from './zones/words.zh.json' with { type: 'json' };

runProcedure(findingProcedure);
for (const command of [verifyFinding, joinFinding, recheckSite, closeFinding]) takenBy('finding', command);

ownedByPlace('finding', ownerAt);

export { countCoverageBy } from './blind-spots/coverage.ts';
export { decideNotAhead, decideOfficers } from './findings/rules.ts';
export { type FindingDetail, findDetail, lastRecheck, markOrdered } from './findings/tables.ts';

export const patrol: Module = {
  name: 'patrol',
  migrations: [...migrations, ...zones, ...blindSpots.migrations],
  handlers: [
    ...zoneHandlers,
    ...blindSpotHandlers,
    handleReportFinding,
    handleVerifyFinding,
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
  hears: [countEarly, ...blindSpots.hears],
  rounds: blindSpots.rounds,
  words: { zh: { ...zh, ...zonesZh }, en: { ...en, ...zonesEn } },
};
