/** Zones that share a border become one: the first keeps its name, class and people, the others end. */
import { must, ok, refuse } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { handle } from '#platform/pipeline';
import { mergeZones, type ZonePlace, zoneEnded, zonesMerged } from '../contract.ts';
import { decideOutline } from '../rules.ts';
import { endCharges } from '../tables/charges.ts';
import { insertEnds, insertMerging } from '../tables/deeds.ts';
import { endZones, insertVersions, joined } from '../tables/zones.ts';
import { groundChanged, takeZones } from '../taking.ts';

export const handleMergeZones = handle(mergeZones, async (deed, { zoneId, version, others }) => {
  const ids = others.map((one) => one.zoneId);
  if (new Set([zoneId, ...ids]).size < ids.length + 1) return refuse('zone.mergeItself', { at: 'others' });
  const taken = await takeZones(deed, [{ zoneId, version }, ...others]);
  if (!taken.ok) return taken;
  const [zone, ...from] = taken.value as [(typeof taken.value)[0], ...typeof taken.value];
  const whole = await joined(deed.tx, [zone.place, ...from.map((one) => one.place)]);
  if (whole.type !== 'Polygon') return refuse('zone.notTouching', { at: 'others' });
  const place = whole as ZonePlace;
  const area = decideOutline(place, 'others');
  if (!area.ok) return area;
  const { name, zoneClass, division } = zone;
  const merged = deed.record(zonesMerged, {
    matterId: zone.id,
    division,
    from: 'current',
    to: 'current',
    fields: { name, zoneClass, place, from: ids },
  });
  const ends = from.map((one) => {
    const ended = { matterId: one.id, division: one.division, from: 'current', to: 'ended' };
    return { matterId: one.id, factN: deed.record(zoneEnded, { ...ended, fields: { into: zone.id } }).n };
  });
  const next = { id: zone.id, version: zone.version + 1, name, zoneClass, division, place, areaM2: area.value };
  await endZones(deed.tx, ids, deed.at);
  await insertVersions(
    deed.tx,
    [{ ...next, matterId: zone.id, factN: merged.n, deed: 'merged' }],
    deed.at,
    deed.personId,
  );
  await endCharges(deed.tx, ids, must(addDays(deed.today, -1)));
  await insertMerging(deed.tx, { matterId: zone.id, factN: merged.n, from: ids });
  await insertEnds(deed.tx, ends, zone.id);
  const faults = await groundChanged(deed, [zone.id, ...ids], division);
  return ok({ zoneId: zone.id, version: next.version, areaM2: area.value, faults });
});
