/** Accounts of the cast, all with one password. */
import { must } from '@cuntu/base';
import { hashPassword, openAccount } from '#platform/identity';
import type { OpenHouse } from '../../apps/server/house.ts';
import { accountIdOf, idOf, staffNames } from './cast.ts';

export const PASSWORD = 'plum blossom in the snow';

export async function openAccounts({ database, clock }: OpenHouse): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await database.transaction(async (tx) => {
    for (const who of staffNames)
      must(await openAccount(tx, clock, { id: accountIdOf(who), username: who, personId: idOf(who), passwordHash }));
  });
}
