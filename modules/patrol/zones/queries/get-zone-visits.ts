/** How much of a zone was seen within a period, and when it was last visited. */
import { ok, refuse } from '@cuntu/base';
import { findCity } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { decidePeriod } from '../../coverage/rules.ts';
import { LOOKED_BACK_DAYS, seenOf } from '../../coverage/seeing.ts';
import { getZoneVisits } from '../contract.ts';
import { zoneWhere } from '../predicate.ts';
import { endOfDay, percentOfCells } from '../rules.ts';
import { findZone } from '../tables/listing.ts';
import { visitNormsOn } from '../visits.ts';

const DAYS_LISTED = 60;

export const answerGetZoneVisits = answer(getZoneVisits, async (db, look, { id, from, to }) => {
  const period = decidePeriod(from, to);
  if (!period.ok) return period;
  const [on = to] = [to, look.today].sort();
  const find = (at: string | null) => findZone(db, id, zoneWhere(look.may), at);
  // Before it began its ground was there all the same.
  const zone = (on < look.today && (await find(endOfDay(on)))) || (await find(null));
  if (!zone) return refuse('thing.notFound', { at: 'id' });
  const norms = await visitNormsOn(db, [on, zone.begunOn].sort().at(-1)!);
  const { days: intervalDays } = norms.interval[zone.zoneClass];
  const city = (await findCity(db))!;
  const seen = await seenOf(db, city.code, zone.place, { from, to }, { intervalDays, share: norms.share });
  const percentOf = (cells: number) => percentOfCells(cells, seen.cells);
  return ok({
    percent: percentOf(seen.covered),
    coveredM2: Math.round((seen.covered / Math.max(1, seen.cells)) * zone.areaM2),
    days: seen.days.slice(0, DAYS_LISTED).map(({ on, cells }) => ({ on, percent: percentOf(cells) })),
    moreDays: Math.max(0, seen.days.length - DAYS_LISTED),
    lastSeenOn: seen.lastSeenOn,
    lastVisitedOn: seen.lastVisitedOn,
    lookedBackDays: LOOKED_BACK_DAYS,
    norm: { percent: Math.round(norms.share * 100), intervalDays, article: norms.shareArticle },
  });
});
