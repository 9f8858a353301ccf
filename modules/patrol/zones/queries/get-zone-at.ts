/** Who is in charge of the ground that somebody points at. */
import { ok } from '@cuntu/base';
import { dutyAt, shortName, villageAt } from '#modules/bureau';
import { ancestryOf } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { getZoneAt } from '../contract.ts';
import { peopleInCharge } from '../people.ts';
import { zoneAt } from '../tables/listing.ts';

export const answerGetZoneAt = answer(getZoneAt, async (db, look, { lon, lat }) => {
  const point = { type: 'Point', coordinates: [lon, lat] };
  const village = await villageAt(db, point);
  const zone = await zoneAt(db, point);
  const duty = village && (await dutyAt(db, ancestryOf(village.code), 'stationOfficer', look.today));
  return ok({
    zone: zone ? { id: zone.id, name: zone.name, zoneClass: zone.zoneClass } : null,
    people: zone ? await peopleInCharge(db, zone.id, look.today) : [],
    placeName: village ? `${village.township} ${shortName(village.name)}` : null,
    station: duty?.unitName ?? null,
  });
});
