/** Where the zones leave land out or lie on one another, each with its area; slivers only summed. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findZoneFaults } from '../contract.ts';
import { faultWhere } from '../predicate.ts';
import { roundedM2, SLIVER_M2 } from '../rules.ts';
import { faultsShown } from '../showing.ts';
import { countZones, findFaults, sumFaults, territoryM2 } from '../tables/listing.ts';

const LISTED = 300;

export const answerFindZoneFaults = answer(findZoneFaults, async (db, look, { kind = null, division }) => {
  const { village, zone } = faultWhere(look.may, division);
  const sums = await sumFaults(db, { village, zone });
  const faults = await findFaults(db, { village, zone }, kind, LISTED);
  const all = kind === 'gap' ? sums.gaps : kind === 'overlap' ? sums.overlaps : sums.gaps + sums.overlaps;
  return ok({
    faults: await faultsShown(db, faults),
    more: Math.max(0, all - faults.length),
    gaps: { count: sums.gaps, areaM2: sums.gapsM2 },
    overlaps: { count: sums.overlaps, areaM2: sums.overlapsM2 },
    slivers: { count: sums.slivers, areaM2: sums.sliversM2, belowM2: SLIVER_M2 },
    territoryM2: roundedM2(await territoryM2(db, village)),
    zones: (await countZones(db, zone)).zones,
  });
});
