/** A person enters the register; posts and licences come by deeds of their own. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { personRegistered, registerPerson } from '../contract.ts';
import { staffNumberTaken } from '../serving-tables.ts';
import { insertPeople } from '../tables.ts';

export const handleRegisterPerson = handle(
  registerPerson,
  async (deed, person) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const { id, name, kind, staffNumber } = person;
    if (staffNumber !== null && (await staffNumberTaken(deed.tx, staffNumber)))
      return refuse('person.numberTaken', { at: 'staffNumber', params: { number: staffNumber } });
    deed.begin(id);
    const { n } = deed.record(personRegistered, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'registered',
      fields: { name, kind, staffNumber },
    });
    await insertPeople(deed.tx, [person], id, n);
    deed.announce({ topic: 'register', division: deed.cityCode });
    return ok({ id });
  },
  {
    keys: {
      person_staff_number_key: (number) => ({ code: 'person.numberTaken', at: 'staffNumber', params: { number } }),
    },
  },
);
