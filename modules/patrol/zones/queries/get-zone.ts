/** One zone whole: people, interval, what is open, what is wrong with its borders, what was done to it. */
import { ok, refuse } from '@cuntu/base';
import { areaMuOf } from '@cuntu/geodesy';
import { personNames } from '#modules/bureau';
import { matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { spotsOfZone } from '../../blind-spots/tables.ts';
import { getZone } from '../contract.ts';
import { peopleInCharge } from '../people.ts';
import { zoneWhere } from '../predicate.ts';
import { endOfDay } from '../rules.ts';
import { faultsShown, placeNames } from '../showing.ts';
import { faultsOfZone, findZone, historyOf, openWithin } from '../tables/listing.ts';
import { visitNormsOn } from '../visits.ts';

export const answerGetZone = answer(getZone, async (db, look, { id, on }) => {
  const past = on !== undefined && on < look.today;
  const zone = await findZone(db, id, zoneWhere(look.may), past ? endOfDay(on) : null);
  if (!zone) return refuse('thing.notFound', { at: 'id' });
  const { days, article, confidence } = (await visitNormsOn(db, look.today)).interval[zone.zoneClass];
  const history = await historyOf(db, id);
  const names = await personNames(db, [
    ...new Set(history.flatMap((one) => [one.by, one.personId].flatMap((who) => who ?? []))),
  ]);
  const nameOf = (personId: string | null) => (personId ? (names.get(personId) ?? null) : null);
  return ok({
    ...zone,
    placeName: (await placeNames(db, [zone.division]))(zone.division),
    areaMu: Math.round(areaMuOf(zone.areaM2) * 100) / 100,
    interval: { count: days, unit: 'days', article, confidence },
    people: await peopleInCharge(db, id, past ? on : look.today),
    blindSpots: await spotsOfZone(db, id),
    openMatters: await openWithin(db, id, matterWhere(look.may)),
    faults: await faultsShown(db, await faultsOfZone(db, id)),
    history: history.map(({ personId, by, ...one }) => ({ ...one, by: nameOf(by), person: nameOf(personId) })),
  });
});
