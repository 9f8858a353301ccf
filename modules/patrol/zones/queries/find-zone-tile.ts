/** Zones and blind spots on one tile of the map, as they were at the end of a day. */
import { must, ok, refuse } from '@cuntu/base';
import { daysBetween } from '@cuntu/calendar';
import { isTile, polygonsOfTwkb, tileBounds } from '@cuntu/geodesy';
import { matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findZoneTile } from '../contract.ts';
import { zoneWhere } from '../predicate.ts';
import { endOfDay } from '../rules.ts';
import { zonesOnTile } from '../tables/days.ts';
import { visitNormsOn } from '../visits.ts';

/** Further out a tile would hold the whole province. */
const FURTHEST_ZOOM = 7;
/** Decimals of a degree: ten metres, a metre, a decimetre. */
const digitsAt = (z: number): number => (z < 11 ? 4 : z < 14 ? 5 : 6);
/** A little of the neighbours, since the encoder keeps as much beyond each side. */
const BUFFER = 64 / 4096;

export const answerFindZoneTile = answer(findZoneTile, async (db, look, { asOf, ...tile }) => {
  if (!isTile(tile) || tile.z < FURTHEST_ZOOM) return refuse('coverage.wrongTile', { at: 'z' });
  const past = asOf < look.today;
  const where = { zone: zoneWhere(look.may), matter: matterWhere(look.may) };
  const { interval } = await visitNormsOn(db, look.today);
  const at = past ? endOfDay(asOf) : null;
  const found = await zonesOnTile(db, where, { bounds: boundsOf(tile), at, digits: digitsAt(tile.z) });
  const on = past ? asOf : look.today;
  return ok({
    features: found.map(({ twkb, blindSince, ...zone }) => ({
      ...zone,
      // It is found on the day on which a whole interval has gone by.
      days:
        zone.blind === 'notVisited' ? interval[zone.zoneClass ?? 1].days + must(daysBetween(blindSince!, on)) : null,
      polygons: polygonsOfTwkb(twkb).map((rings) => rings.map((ring) => [...ring])),
    })),
  });
});

function boundsOf(tile: { z: number; x: number; y: number }) {
  const [west, south, east, north] = tileBounds(tile);
  const [dx, dy] = [(east - west) * BUFFER, (north - south) * BUFFER];
  return [west - dx, south - dy, east + dx, north + dy] as const;
}
