/** Whether an outline may stand where it was drawn: its shape, the city's border, whose ground it is. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import type { ZonePlace } from './contract.ts';
import { decideInside, decideOutline } from './rules.ts';
import { standingOf } from './tables/zones.ts';

export interface Ground {
  areaM2: number;
  division: string;
}

/** Asks `may` for the place itself: nobody draws a zone where he has no business. */
export async function decideGround(
  deed: Deed,
  place: ZonePlace,
  field: string,
): Promise<Result<Ground, 'polygon.wrong' | 'zone.outsideTerritory'>> {
  const outline = decideOutline(place, field);
  if (!outline.ok) return outline;
  const { division, outsideM2, outsideAt } = (await standingOf(deed.tx, [place]))[0]!;
  const inside = decideInside(outsideAt ? { areaM2: outsideM2, at: outsideAt } : undefined, field);
  if (!inside.ok) return inside;
  const [lon, lat] = place.coordinates[0]![0]!;
  if (!division)
    return refuse('zone.outsideTerritory', { at: field, params: { areaM2: Math.round(outline.value), lon, lat } });
  const allowed = deed.allow({ division });
  return allowed.ok ? ok({ areaM2: outline.value, division }) : allowed;
}
