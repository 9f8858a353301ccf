/** Blind spots as the module brings them to the house: tables, deeds, what they hear, the round of the day. */
import { runProcedure } from '#modules/matters';
import { handleEndBlindSpot } from './actions/end-blind-spot.ts';
import { handleEscalateBlindSpot } from './actions/escalate-blind-spot.ts';
import { handleOpenBlindSpot } from './actions/open-blind-spot.ts';
import { escalateOnTurn } from './hears/escalate.ts';
import { watchGround } from './hears/watch-ground.ts';
import { blindSpotProcedure } from './procedure.ts';
import { answerFindBlindSpots } from './queries/find-blind-spots.ts';
import { goRound } from './settling.ts';
import { migrations } from './tables.ts';

runProcedure(blindSpotProcedure);

export const blindSpotHandlers = [
  handleOpenBlindSpot,
  handleEscalateBlindSpot,
  handleEndBlindSpot,
  answerFindBlindSpots,
];

export const blindSpots = {
  migrations,
  hears: [watchGround, escalateOnTurn],
  rounds: [{ name: 'patrol.blindSpots', run: goRound }],
};
