/** First contact 首问负责: who is met first answers to the applicant for the matter, until another has begun to act on it. */
import { dutyOfPeople } from '#modules/bureau';
import type { Deed } from '#platform/pipeline';
import { serviceRoles } from './contract.ts';
import { ancestryOf } from './rules.ts';
import type { ContactRow } from './tables/contacts.ts';
import type { MatterRow } from './tables/run.ts';

/** As whoever does this deed, or the one to whom it goes back: with the post from which he does it. The house itself meets nobody. */
export async function contactFor(
  deed: Deed,
  division: string,
  personId: string | null = deed.personId,
): Promise<ContactRow | undefined> {
  if (personId === null) return undefined;
  const duty = await dutyOfPeople(deed.tx, [personId], ancestryOf(division), serviceRoles, deed.today);
  return { personId, unitId: duty?.unitId ?? null, post: duty?.postTitle ?? '', since: deed.at };
}

/**
 * Acting on it is accepting it; who only receives it in his list has accepted nothing. `backTo`: he acted on it before, and what comes
 * back to him is his to answer for at once, or whoever applied would be told to fetch it from one and to ask another.
 */
export async function nextContact(
  deed: Deed,
  matter: MatterRow,
  backTo: string | null,
): Promise<ContactRow | undefined> {
  const next = backTo ?? deed.personId;
  if (matter.contactId === null || deed.personId === null || next === matter.contactId) return undefined;
  return contactFor(deed, matter.division, next);
}
