/** A zone's outline, name or class is changed; what it was stays readable. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { editZone, zoneEdited } from '../contract.ts';
import { decideGround } from '../ground.ts';
import { insertVersions } from '../tables/zones.ts';
import { groundChanged, takeZones } from '../taking.ts';

export const handleEditZone = handle(editZone, async (deed, input) => {
  const taken = await takeZones(deed, [input]);
  if (!taken.ok) return taken;
  const zone = taken.value[0]!;
  const { name, zoneClass } = input;
  const place = input.place ?? zone.place;
  const ground = input.place ? await decideGround(deed, input.place, 'place') : ok(zone);
  if (!ground.ok) return ground;
  const { division, areaM2 } = ground.value;
  const { n } = deed.record(zoneEdited, {
    matterId: zone.id,
    division,
    from: 'current',
    to: 'current',
    fields: { name, zoneClass, place },
  });
  const version = zone.version + 1;
  const next = { id: zone.id, version, name, zoneClass, place, areaM2, division, matterId: zone.id, factN: n };
  await insertVersions(deed.tx, [{ ...next, deed: 'edited' }], deed.at, deed.personId);
  return ok({ zoneId: zone.id, version, areaM2, faults: await groundChanged(deed, [zone.id], division) });
});
