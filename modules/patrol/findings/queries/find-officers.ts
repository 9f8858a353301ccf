/** Whom a form can offer as those who were there: licensed, of the units that serve the place. */
import { ok, refuse } from '@cuntu/base';
import { officersNear } from '#modules/bureau';
import { findVisible, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findOfficers } from '../contract.ts';

export const answerFindOfficers = answer(findOfficers, async (db, look, input) => {
  const matter = await findVisible(db, input.matterId, matterWhere(look.may));
  if (!matter) return refuse('thing.notFound', { at: 'matterId' });
  const near = await officersNear(db, matter.division, 'enforcement', look.today, look.personId);
  return ok({
    officers: near.flatMap(({ personId, name, unitName, licenceNumber }) =>
      licenceNumber ? [{ personId, name, unit: unitName, licence: licenceNumber }] : [],
    ),
  });
});
