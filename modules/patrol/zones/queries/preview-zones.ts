/** What a file of zones would bring, and every fault in it with its feature and place. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { previewZones } from '../contract.ts';
import type { ReadZones } from '../reading/rules.ts';
import { heldAgainst, peopleOf, readZoneFile } from '../reading.ts';
import { roundedM2 } from '../rules.ts';

const FAULTS_LISTED = 500;
const FIRST = 8;

export const answerPreviewZones = answer(
  previewZones,
  async (db, _look, _input, read: ReadZones) => {
    const { faults } = await heldAgainst(db, read);
    const { zones } = read;
    return ok({
      zones: zones.length,
      people: peopleOf(zones),
      areaM2: roundedM2(zones.reduce((sum, zone) => sum + zone.areaM2, 0)),
      first: zones.slice(0, FIRST).map(({ name, zoneClass, areaM2, people }) => ({
        ...{ name, zoneClass, areaM2 },
        people: Object.values(people),
      })),
      faults: faults
        .slice(0, FAULTS_LISTED)
        .map((fault) => ({ ...fault, at: fault.at && ([fault.at[0], fault.at[1]] as [number, number]) })),
      more: Math.max(0, faults.length - FAULTS_LISTED),
    });
  },
  { prepare: readZoneFile },
);
