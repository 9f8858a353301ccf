/** A charge goes from one person to the next, and with it what is still open there in the former's name. */
import { must, ok } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { handOver } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { decidePerson } from '../choosing.ts';
import { chargeRoles, handOverZone, zoneHandedOver } from '../contract.ts';
import { decideHanding } from '../rules.ts';
import { chargesOf, endCharge, insertCharges, insertHanding } from '../tables/charges.ts';
import { takeZones } from '../taking.ts';

export const handleHandOverZone = handle(handOverZone, async (deed, { zoneId, charge, toPersonId, from, words }) => {
  const taken = await takeZones(deed, [{ zoneId }]);
  if (!taken.ok) return taken;
  const zone = taken.value[0]!;
  const held = (await chargesOf(deed.tx, [zoneId])).filter((one) => one.charge === charge);
  const former = decideHanding(held, toPersonId, from, deed.today);
  if (!former.ok) return former;
  const chosen = await decidePerson(deed, {
    division: zone.division,
    charge,
    personId: toPersonId,
    from,
    at: 'toPersonId',
  });
  if (!chosen.ok) return chosen;
  const person = chosen.value;
  const matters = await handOver(deed, {
    within: zone.place,
    division: zone.division,
    fromPersonId: former.value.personId,
    toPersonId,
    roles: chargeRoles[charge],
    words,
  });
  const { n } = deed.record(zoneHandedOver, {
    matterId: zoneId,
    division: zone.division,
    from: 'current',
    to: 'current',
    fields: { charge, personId: toPersonId, from, to: former.value.to, words, matters },
  });
  const next = { zoneId, charge, personId: toPersonId, from, to: former.value.to, matterId: zoneId, factN: n };
  await endCharge(deed.tx, former.value, must(addDays(from, -1)));
  await insertCharges(deed.tx, [next], deed.at, deed.personId);
  await insertHanding(deed.tx, { matterId: zoneId, factN: n, words, matters });
  deed.announce({ topic: 'zones', division: zone.division });
  return ok({ zoneId, charge, name: person.name, matters: matters.length });
});
