/** Who may have a charge of a zone: in service on the day, in a post that fits it and serves its place, as the form offers them. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type Serving, servingAt, servingOn } from '#modules/bureau';
import { ancestryOf } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import { type Charge, chargeRoles } from './contract.ts';

interface Chosen {
  division: string;
  charge: Charge;
  personId: string;
  from: string;
  /** The field that names him. */
  at: string;
}

export async function decidePerson(
  { tx }: Deed,
  { division, charge, personId, from, at }: Chosen,
): Promise<Result<Serving, 'zone.personNotServing' | 'zone.personElsewhere'>> {
  const [fitting] = await servingAt(tx, ancestryOf(division), chargeRoles[charge], from, 1, personId);
  if (fitting) return ok(fitting);
  const serves = (await servingOn(tx, [personId], from)).has(personId);
  return refuse(serves ? 'zone.personElsewhere' : 'zone.personNotServing', { at });
}
