/** The life of a blind spot: ground without a zone, a zone without a person, land not visited when due; ended only by being seen to. */
import { procedure, step } from '@cuntu/procedure';

const open = ['unstaffed', 'uncovered', 'unvisited', 'lacking'] as const;

export const blindSpotProcedure = procedure('blindSpot', {
  version: '1',
  inForceFrom: '2018-01-01',
  states: {
    unstaffed: { task: 'staff', owner: 'stationOfficer', clock: 'staffing', endedBy: ['assignZone', 'handOverZone'] },
    uncovered: { task: 'cover', owner: 'stationOfficer', clock: 'covering', endedBy: ['drawZone', 'editZone'] },
    unvisited: { task: 'visit', owner: 'stationOfficer', clock: 'visiting', endedBy: ['recordTrack'] },
    // Past its day it is no longer a matter of somebody's zeal: the station lacks people, and its leader provides them.
    lacking: { task: 'provide', owner: 'leader', clock: 'providing', endedBy: ['appoint'] },
    staffed: { final: true },
    covered: { final: true },
    visited: { final: true },
    dissolved: { final: true },
  },
  clocks: {
    staffing: { limit: 'blindSpot.staff', kind: 'internal', during: 'unstaffed', onTurn: 'escalateBlindSpot' },
    covering: { limit: 'blindSpot.cover', kind: 'internal', during: 'uncovered', onTurn: 'escalateBlindSpot' },
    visiting: { limit: 'blindSpot.visit', kind: 'internal', during: 'unvisited', onTurn: 'escalateBlindSpot' },
    providing: { limit: 'blindSpot.provide', kind: 'internal', during: 'lacking' },
  },
  steps: [
    step('openBlindSpot', {
      from: 'start',
      to: { noPerson: 'unstaffed', gap: 'uncovered', notVisited: 'unvisited' },
      by: 'system',
    }),
    step('escalateBlindSpot', { from: ['unstaffed', 'uncovered', 'unvisited'], to: 'lacking', by: 'system' }),
    // No hand ends it: the house sees that somebody is in charge, that the ground is covered, that somebody was there.
    step('endBlindSpot', {
      from: open,
      to: { staffed: 'staffed', covered: 'covered', visited: 'visited', dissolved: 'dissolved' },
      by: 'system',
    }),
  ],
});
