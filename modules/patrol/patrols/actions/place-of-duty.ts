/** Where and in which unit somebody serves who goes on patrol: that of his grant. */
import { grantsOn } from '@cuntu/divisions';
import type { Deed } from '#platform/pipeline';
import { patrollers } from '../contract.ts';

/** Whoever is asked for it has passed `may`: he is signed in and has such a grant today. */
export function placeOfDuty({ actor, personId, today }: Deed) {
  const grants = typeof actor === 'string' ? [] : grantsOn(actor, today);
  const grant = grants.find(({ role }) => patrollers.some((rule) => rule.role === role)) ?? grants[0];
  if (!grant || !personId) throw new Error('a patrol of nobody');
  return { personId, division: grant.division, unitId: grant.unitId ?? null };
}
