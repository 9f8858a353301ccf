/** An account as it stands in a list: with its holder of the register. */
import type { AccountSummary } from '#platform/identity';
import type { Holder } from './tables.ts';

export const rowOf = (account: AccountSummary, people: ReadonlyMap<string, Holder>) => ({
  id: account.id,
  username: account.username,
  person: (account.personId && people.get(account.personId)) || null,
  state: account.state,
  password: account.password,
  secondFactor: account.secondFactor,
  lastSignInAt: account.lastSignInAt,
  roles: account.roles,
});
