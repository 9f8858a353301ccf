/** What can be done to zones and asked of them. */
import { handleAssignZone } from './actions/assign-zone.ts';
import { handleDrawZone } from './actions/draw-zone.ts';
import { handleEditZone } from './actions/edit-zone.ts';
import { handleHandOverZone } from './actions/hand-over-zone.ts';
import { handleImportZones } from './actions/import-zones.ts';
import { handleMergeZones } from './actions/merge-zones.ts';
import { handleSplitZone } from './actions/split-zone.ts';
import { answerFindZoneDays } from './queries/find-zone-days.ts';
import { answerFindZoneFaults } from './queries/find-zone-faults.ts';
import { answerFindZonePeople } from './queries/find-zone-people.ts';
import { answerFindZoneTile } from './queries/find-zone-tile.ts';
import { answerFindNeighbours, answerFindZones, answerFindZonesOnMap } from './queries/find-zones.ts';
import { answerGetZone } from './queries/get-zone.ts';
import { answerGetZoneAt } from './queries/get-zone-at.ts';
import { answerGetZoneVisits } from './queries/get-zone-visits.ts';
import { answerPreviewZones } from './queries/preview-zones.ts';

export const zoneHandlers = [
  handleDrawZone,
  handleEditZone,
  handleSplitZone,
  handleMergeZones,
  handleAssignZone,
  handleHandOverZone,
  handleImportZones,
  answerPreviewZones,
  answerFindZones,
  answerFindZonesOnMap,
  answerFindNeighbours,
  answerGetZone,
  answerGetZoneAt,
  answerGetZoneVisits,
  answerFindZoneFaults,
  answerFindZoneDays,
  answerFindZoneTile,
  answerFindZonePeople,
];
