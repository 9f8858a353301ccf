/** Who could inspect at a place today, the nearest unit first. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { officersNear } from '../../register/answering.ts';
import { findOfficers } from '../contract.ts';

export const answerFindOfficers = answer(findOfficers, async (db, look, { division, licence }) => {
  const found = await officersNear(db, division, licence, look.today, look.personId);
  return ok({
    officers: found.map(({ personId, name, unitName, licenceNumber }) => ({ personId, name, unitName, licenceNumber })),
  });
});
