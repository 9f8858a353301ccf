/** A vacant charge of a zone is given to a person. */
import { ok, refuse } from '@cuntu/base';
import { servingOn } from '#modules/bureau';
import { handle } from '#platform/pipeline';
import { assignZone, zoneAssigned } from '../contract.ts';
import { decideAssigning } from '../rules.ts';
import { chargesOf, insertCharges } from '../tables/charges.ts';
import { takeZones } from '../taking.ts';

export const handleAssignZone = handle(assignZone, async (deed, { zoneId, charge, personId, from, to = null }) => {
  const taken = await takeZones(deed, [{ zoneId }]);
  if (!taken.ok) return taken;
  const { division } = taken.value[0]!;
  const held = (await chargesOf(deed.tx, [zoneId])).filter((one) => one.charge === charge);
  const free = decideAssigning(held, { from, to });
  if (!free.ok) return free;
  const person = (await servingOn(deed.tx, [personId], from)).get(personId);
  if (!person) return refuse('zone.personNotServing', { at: 'personId' });
  const { n } = deed.record(zoneAssigned, {
    matterId: zoneId,
    division,
    from: 'current',
    to: 'current',
    fields: { charge, personId, from, to },
  });
  await insertCharges(
    deed.tx,
    [{ zoneId, charge, personId, from, to, matterId: zoneId, factN: n }],
    deed.at,
    deed.personId,
  );
  deed.announce({ topic: 'zones', division });
  return ok({ zoneId, charge, name: person.name });
});
