/** A person's licence is recorded with its number and its days. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { licenceRecorded, recordLicence } from '../contract.ts';
import { licenceNumberTaken, personIsThere } from '../serving-tables.ts';
import { insertLicences } from '../tables.ts';

export const handleRecordLicence = handle(
  recordLicence,
  async (deed, licence) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const { id, personId, kind, number, from, to } = licence;
    if (personId === deed.personId) return refuse('licence.oneself', { at: 'personId' });
    if (to < from) return refuse('licence.daysReversed', { at: 'to' });
    if (!(await personIsThere(deed.tx, personId))) return refuse('thing.notFound', { at: 'personId' });
    if (await licenceNumberTaken(deed.tx, number))
      return refuse('licence.numberTaken', { at: 'number', params: { number } });
    deed.begin(id);
    const { n } = deed.record(licenceRecorded, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'recorded',
      fields: { holder: personId, kind, number, fromOn: from, toOn: to },
    });
    await insertLicences(deed.tx, [licence], id, n);
    deed.announce({ topic: 'register', division: deed.cityCode });
    return ok({ id });
  },
  { keys: { licence_number_key: (number) => ({ code: 'licence.numberTaken', at: 'number', params: { number } }) } },
);
