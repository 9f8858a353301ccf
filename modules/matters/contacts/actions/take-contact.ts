/** From now on he answers for it to the applicant. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { contactFor } from '../../runs/contact.ts';
import { serviceKinds } from '../../runs/contract.ts';
import { takeUp } from '../../runs/moves.ts';
import { TAKING_STEP } from '../../runs/rules.ts';
import { stay } from '../../runs/staying.ts';
import { contactTaken, takeContact } from '../contract.ts';

export const handleTakeContact = handle(takeContact, async (deed, { matterId, version }) => {
  const taken = await takeUp(deed, matterId, serviceKinds, version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const { contactId, division, state } = matter;
  const contact = await contactFor(deed, division);
  if (contactId === null || !contact) return refuse('contact.none');
  if (contactId === deed.personId) return refuse('contact.yours');
  const { personId, post } = contact;
  const fields = { personId, post };
  const recorded = deed.record(contactTaken, { matterId, division, from: state, to: state, fields });
  await stay(deed, matter, recorded, { step: TAKING_STEP, fact: contactTaken.name, said: {}, contact });
  return ok({ matterId });
});
