/** The door of patrol: findings, zones and blind spots; plans, tracks and dispatch later. */
import { ownedByPlace, runProcedure, takenBy } from '#modules/matters';
import type { Module } from '#platform/pipeline';
import { blindSpotHandlers, blindSpots } from './blind-spots/index.ts';
import { answerFindCoverage } from './coverage/queries/find-coverage.ts';
import { rollUpCoverage } from './coverage/rolling-up.ts';
import { migrations as coverage } from './coverage/tables.ts';
import { acceptDispatch, callOffDispatch, declineDispatch, dispatchCrew, recordArrival } from './dispatch/contract.ts';
import { dispatch } from './dispatch/index.ts';
import { dispatchProcedure } from './dispatch/procedure.ts';
import dispatchEn from './dispatch/words.en.json' with { type: 'json' };
import dispatchZh from './dispatch/words.zh.json' with { type: 'json' };
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
import { migrations as findings } from './findings/tables/migrations.ts';
import { logs } from './logs/index.ts';
import logsEn from './logs/words.en.json' with { type: 'json' };
import logsZh from './logs/words.zh.json' with { type: 'json' };
import { handleEndPatrol } from './patrols/actions/end-patrol.ts';
import { handleEnrolDevice } from './patrols/actions/enrol-device.ts';
import { handleRegisterVehicle } from './patrols/actions/register-vehicle.ts';
import { handleStartPatrol } from './patrols/actions/start-patrol.ts';
import { handleStrikeOffDevice } from './patrols/actions/strike-off-device.ts';
import { endForgotten } from './patrols/forgotten.ts';
import { answerFindMyPatrols } from './patrols/queries/find-my-patrols.ts';
import { migrations as patrols } from './patrols/tables.ts';
import { plans } from './plans/index.ts';
import plansEn from './plans/words.en.json' with { type: 'json' };
import plansZh from './plans/words.zh.json' with { type: 'json' };
import { handleImportTrack } from './tracks/actions/import-track.ts';
import { handleRecordDeviceTrack, handleRecordTrack } from './tracks/actions/record-track.ts';
import { answerFindTrack } from './tracks/queries/find-track.ts';
import { answerFindTracksIn } from './tracks/queries/find-tracks-in.ts';
import { migrations as tracks } from './tracks/tables.ts';
import { purgeTracks, settleTracks } from './tracks/trimming.ts';
import tracksEn from './tracks/words.en.json' with { type: 'json' };
import tracksZh from './tracks/words.zh.json' with { type: 'json' };
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };
import { zoneHandlers } from './zones/index.ts';
import { inChargeAt, ownerAt } from './zones/owner.ts';
import { migrations as zones } from './zones/tables/migrations.ts';
import zonesEn from './zones/words.en.json' with { type: 'json' };
import zonesZh from './zones/words.zh.json' with { type: 'json' };

runProcedure(findingProcedure);
for (const command of [verifyFinding, joinFinding, recheckSite, closeFinding]) takenBy('finding', command);
takenBy('finding', confirmPresence, presenceSteps);
runProcedure(dispatchProcedure);
for (const command of [dispatchCrew, acceptDispatch, declineDispatch, recordArrival, callOffDispatch])
  takenBy('dispatch', command);

ownedByPlace('finding', { owner: ownerAt, inCharge: inChargeAt });

export { keepFormerCoverage } from './coverage/former.ts';
export { findZoneShares, keepZoneCells } from './coverage/shares.ts';
export { coverageTile } from './coverage/tile.ts';
export { decideAnew, decideNotAhead, decideOfficers, secondOf } from './findings/rules.ts';
export { type FindingDetail, findDetail, lastRecheck, markOrdered } from './findings/tables/detail.ts';
export { logSheet } from './logs/papers/sheet.ts';
export {
  columnsOf,
  keyOfBasic,
  type Position,
  readOsmand,
  readOwntracks,
} from './tracks/gates/index.ts';
export { writeGpx } from './tracks/rules/gpx-writing.ts';

export { zoneTile } from './zones/tile.ts';

export const patrol: Module = {
  name: 'patrol',
  migrations: [
    ...findings,
    ...patrols,
    ...tracks,
    ...coverage,
    ...zones,
    ...blindSpots.migrations,
    ...dispatch.migrations,
    ...logs.migrations,
    ...plans.migrations,
  ],
  handlers: [
    ...zoneHandlers,
    ...blindSpotHandlers,
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
    handleStartPatrol,
    handleEndPatrol,
    handleRegisterVehicle,
    handleEnrolDevice,
    handleStrikeOffDevice,
    answerFindMyPatrols,
    handleRecordTrack,
    handleRecordDeviceTrack,
    handleImportTrack,
    answerFindTrack,
    answerFindTracksIn,
    answerFindCoverage,
    ...dispatch.handlers,
    ...logs.handlers,
    ...plans.handlers,
  ],
  hears: [countEarly, ...blindSpots.hears, ...dispatch.hears],
  jobs: dispatch.jobs,
  rounds: [
    ...blindSpots.rounds,
    { name: 'end forgotten patrols', run: endForgotten },
    { name: 'roll up coverage', run: rollUpCoverage },
    { name: 'purge tracks', run: purgeTracks },
    { name: 'settle tracks', run: settleTracks },
  ],
  words: {
    zh: { ...zh, ...tracksZh, ...zonesZh, ...dispatchZh, ...logsZh, ...plansZh },
    en: { ...en, ...tracksEn, ...zonesEn, ...dispatchEn, ...logsEn, ...plansEn },
  },
};
