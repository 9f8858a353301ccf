/** Zones as a list and as outlines on the map. */
import { ok, refuse } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import type { Db } from '#platform/database';
import { answer } from '#platform/pipeline';
import { decidePeriod } from '../../coverage/rules.ts';
import { findZoneShares } from '../../coverage/shares.ts';
import { findNeighbours, findZones, findZonesOnMap } from '../contract.ts';
import { zoneWhere } from '../predicate.ts';
import { endOfDay, percentOfCells } from '../rules.ts';
import { placeNames } from '../showing.ts';
import { findInBox, findOutlines, findZoneRows } from '../tables/listing.ts';

export const answerFindZones = answer(findZones, async (db, look, { after, limit, from, to, ...narrowed }) => {
  if ((from === undefined) !== (to === undefined)) return refuse('coverage.wrongPeriod', { at: from ? 'to' : 'from' });
  const period = from && to ? { from, to } : undefined;
  const decided = period && decidePeriod(period.from, period.to);
  if (decided && !decided.ok) return decided;
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
  const percentOf = await percentsWithin(db, shown, period);
  const last = shown.at(-1);
  return ok({
    zones: shown.map(({ people, ...zone }) => ({
      ...zone,
      placeName: placeName(zone.division),
      percent: percentOf(zone.id),
      people: people.map(({ charge, personId }) => ({ charge, name: names.get(personId) ?? '' })),
    })),
    total,
    next: zones.length > limit && last ? `${last.division}~${last.id}` : null,
  });
});

async function percentsWithin(
  db: Db,
  zones: readonly { id: string }[],
  period: { from: string; to: string } | undefined,
): Promise<(id: string) => number | null> {
  if (!period) return () => null;
  const ids = zones.map(({ id }) => id);
  const shares = new Map((await findZoneShares(db, period, ids)).map((one) => [one.zoneId, one]));
  return (id) => {
    const share = shares.get(id);
    return share ? percentOfCells(share.covered, share.cells) : 0;
  };
}

const MAPPED = 6000;
/** What an outline may stray by: a city on one screen is 100 m a pixel, a township 10 m, a village is shown as it is. */
const coarseFor = (division: string | undefined): number => (!division ? 60 : division.length <= 6 ? 30 : 0);

export const answerFindZonesOnMap = answer(findZonesOnMap, async (db, look, { division, on }) => {
  const past = on !== undefined && on < look.today;
  const found = await findOutlines(db, zoneWhere(look.may), {
    ...(division && { division }),
    ...(past && { at: endOfDay(on) }),
    coarseM: coarseFor(division),
    limit: MAPPED + 1,
  });
  return ok({ zones: found.slice(0, MAPPED), more: found.length > MAPPED });
});

/** A county's, so that whoever begins to draw there sees all of them. */
const NEIGHBOURS = 600;

export const answerFindNeighbours = answer(findNeighbours, async (db, look, { west, south, east, north }) =>
  ok({ zones: await findInBox(db, zoneWhere(look.may), [west, south, east, north], NEIGHBOURS) }),
);
