/** Zones as a list and as outlines on the map. */
import { ok } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { findNeighbours, findZones, findZonesOnMap } from '../contract.ts';
import { zoneWhere } from '../predicate.ts';
import { placeNames } from '../showing.ts';
import { findInBox, findOutlines, findZoneRows } from '../tables/listing.ts';

export const answerFindZones = answer(findZones, async (db, look, { after, limit, ...narrowed }) => {
  const [division, id] = after?.split('~') ?? [];
  const page = { after: division && id ? { division, id } : null, on: look.today, limit: limit + 1 };
  const { zones, total } = await findZoneRows(db, zoneWhere(look.may), narrowed, page);
  const shown = zones.slice(0, limit);
  const names = await personNames(
    db,
    shown.flatMap((zone) => zone.people.map((one) => one.personId)),
  );
  const placeName = await placeNames(
    db,
    shown.map((zone) => zone.division),
  );
  const last = shown.at(-1);
  return ok({
    zones: shown.map(({ people, ...zone }) => ({
      ...zone,
      placeName: placeName(zone.division),
      people: people.map(({ charge, personId }) => ({ charge, name: names.get(personId) ?? '' })),
    })),
    total,
    next: zones.length > limit && last ? `${last.division}~${last.id}` : null,
  });
});

const MAPPED = 6000;
/** What an outline may stray by: a city on one screen is 100 m a pixel, a township 10 m, a village is shown as it is. */
const coarseFor = (division: string | undefined): number => (!division ? 60 : division.length <= 6 ? 30 : 0);

export const answerFindZonesOnMap = answer(findZonesOnMap, async (db, look, { division, on }) => {
  const past = on !== undefined && on < look.today;
  const found = await findOutlines(db, zoneWhere(look.may), {
    ...(division && { division }),
    // As the day ended in Shanghai.
    ...(past && { at: `${on}T23:59:59.999+08:00` }),
    coarseM: coarseFor(division),
    limit: MAPPED + 1,
  });
  return ok({ zones: found.slice(0, MAPPED), more: found.length > MAPPED });
});

const NEIGHBOURS = 80;

export const answerFindNeighbours = answer(findNeighbours, async (db, look, { west, south, east, north }) =>
  ok({ zones: await findInBox(db, zoneWhere(look.may), [west, south, east, north], NEIGHBOURS) }),
);
