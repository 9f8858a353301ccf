/** The parcels of the demo on which a mortgage can be applied for, with who holds them: as the import of the land will have them. */
import type { Fate } from '../chance.ts';
import { coverAt } from '../land/cover.ts';
import { FIRST_TOWNSHIPS, villagesByTownship } from '../land/opening.ts';
import { landOf } from '../land/village.ts';

export interface Site {
  unitNumber: string;
  village: string;
  holder: string;
  number: string;
  areaM2: number;
}

/** One of the first township is held by a court, so that a window sees what bars: nobody else's application lies there. */
export interface Sites {
  free: readonly Site[];
  held: Site | undefined;
}

export function sitesIn(townships: readonly string[], fate: Fate): Sites {
  const all = everySite(townships, fate);
  const held = all.findLast(({ village }) => village.startsWith(FIRST_TOWNSHIPS[0]!));
  return { free: all.filter((site) => site !== held), held };
}

function everySite(townships: readonly string[], fate: Fate): Site[] {
  const coverOf = coverAt();
  const villages = villagesByTownship();
  return townships
    .flatMap((township) => villages.get(township) ?? [])
    .flatMap((village) =>
      landOf(village, coverOf, fate).parcels.flatMap(({ unitNumber, areaM2, right: { holder, number } }) =>
        number ? [{ unitNumber, village: village.code, holder, number, areaM2 }] : [],
      ),
    );
}
