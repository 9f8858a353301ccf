/** A person as the rules see him: the grants and licences that the register gave him, without an account. */
import type { Licence, Role, SignedIn } from '@cuntu/divisions';
import type { Db } from '#platform/database';
import { grantsOfHolder } from '#platform/identity';
import { licencesOf } from './tables.ts';

export async function standingOf(db: Db, personId: string): Promise<SignedIn> {
  const grants = (await grantsOfHolder(db, { personId })).map(({ role, division, unitId, fromOn, toOn }) => ({
    role: role as Role,
    division,
    unitId: unitId ?? undefined,
    from: fromOn,
    to: toOn ?? undefined,
  }));
  const licences = (await licencesOf(db, personId)) as Licence[];
  return { personId, accountId: personId, grants, licences, units: grants.flatMap((one) => one.unitId ?? []) };
}
