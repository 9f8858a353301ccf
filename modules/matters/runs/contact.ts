/** First contact 首问负责: who is met first answers to the applicant for the matter, until another has begun to act on it. */
import { dutyOfPeople } from '#modules/bureau';
import type { Deed } from '#platform/pipeline';
import { serviceRoles } from './contract.ts';
import { ancestryOf } from './rules.ts';
import type { ContactRow } from './tables/contacts.ts';
import type { MatterRow } from './tables/run.ts';

/** As whoever does this deed: with the post from which he does it. The house itself meets nobody. */
export async function contactFor(deed: Deed, division: string): Promise<ContactRow | undefined> {
  const { personId } = deed;
  if (personId === null) return undefined;
  const duty = await dutyOfPeople(deed.tx, [personId], ancestryOf(division), serviceRoles, deed.today);
  return { personId, unitId: duty?.unitId ?? null, post: duty?.postTitle ?? '', since: deed.at };
}

/** Acting on it is accepting it; who only receives it in his list has accepted nothing. */
export const nextContact = async (deed: Deed, matter: MatterRow): Promise<ContactRow | undefined> =>
  matter.contactId !== null && deed.personId !== null && deed.personId !== matter.contactId
    ? contactFor(deed, matter.division)
    : undefined;
