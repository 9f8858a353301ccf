/** One person's page: posts held and to come, licences with what is left of them, and what he may do where. */
import { ok, refuse } from '@cuntu/base';
import { grantsOfHolder } from '#platform/identity';
import { answer } from '#platform/pipeline';
import { namesOf } from '../../divisions/tables.ts';
import { getPerson } from '../contract.ts';
import { findPerson } from '../finding-tables.ts';
import { daysLeft, licenceState, spanState } from '../rules.ts';

export const answerGetPerson = answer(getPerson, async (db, look, { personId }) => {
  const person = await findPerson(db, personId);
  if (!person) return refuse('thing.notFound', { at: 'personId' });
  const grants = (await grantsOfHolder(db, { personId })).filter(({ toOn }) => toOn === null || toOn >= look.today);
  const names = await namesOf(db, [...new Set(grants.map(({ division }) => division))]);
  return ok({
    ...person,
    appointments: person.appointments.map((one) => ({ ...one, state: spanState(one, look.today) })),
    licences: person.licences.map((one) => ({
      ...one,
      state: licenceState(one, look.today),
      daysLeft: daysLeft(one.to, look.today),
    })),
    grants: grants.map(({ role, division, fromOn, toOn }) => ({
      role,
      division,
      divisionName: names.get(division) ?? division,
      from: fromOn,
      to: toOn,
    })),
  });
});
