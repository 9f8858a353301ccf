/** A vacant charge of a zone is given to a person. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { decidePerson } from '../choosing.ts';
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
  const chosen = await decidePerson(deed, { division, charge, personId, from, at: 'personId' });
  if (!chosen.ok) return chosen;
  const person = chosen.value;
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
