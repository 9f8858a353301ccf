/** Who could take a charge of a zone: in service, in a fitting post, nearest first. */
import { ok, refuse } from '@cuntu/base';
import { servingAt } from '#modules/bureau';
import { ancestryOf } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { chargeRoles, findZonePeople } from '../contract.ts';
import { zoneWhere } from '../predicate.ts';
import { findZone } from '../tables/listing.ts';

const OFFERED = 60;

export const answerFindZonePeople = answer(findZonePeople, async (db, look, { zoneId, charge }) => {
  const zone = await findZone(db, zoneId, zoneWhere(look.may), null);
  if (!zone) return refuse('thing.notFound', { at: 'zoneId' });
  const found = await servingAt(db, ancestryOf(zone.division), chargeRoles[charge], look.today, OFFERED);
  return ok({ people: found.map(({ personId, name, post, unit }) => ({ personId, name, post, unit })) });
});
