/** A house with identity open at 09:00 on Tuesday 24 November 2026, and short ways to people in it, for tests. */
import type { Result } from '@cuntu/base';
import type { Licence } from '@cuntu/divisions';
import { fixedClock, newId, seededRandom } from '#platform/clock';
import type { Database } from '#platform/database';
import { openTestDatabase } from '../../tests/harness/index.ts';
import type { AccountState } from './accounts/tables.ts';
import {
  hashPassword,
  migrations,
  type NewAccount,
  openAccount,
  openIdentity,
  sealWith,
  setAccountState,
} from './index.ts';
import type { SignInAttempt } from './sessions/sign-in.ts';

export const PASSWORD = 'plum blossom in the snow';
const passwordHash = await hashPassword(PASSWORD);

export type House = Awaited<ReturnType<typeof openHouse>>;

export async function openHouse({ demo = false } = {}) {
  const database: Database = await openTestDatabase(migrations);
  const clock = fixedClock('2026-11-24T01:00:00.000Z');
  const random = seededRandom('identity');
  const licences = new Map<string, Licence[]>();
  const ports = {
    database,
    clock,
    random,
    demo: () => demo,
    seal: sealWith(random.bytes(32), random),
    licencesOf: async (_: unknown, personId: string) => licences.get(personId) ?? [],
    nameOf: async (_: unknown, personId: string) => `name of ${personId}`,
  };
  const identity = await openIdentity(ports);
  let addresses = 0;
  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
    return result.value;
  };
  const id = () => newId(clock, random);
  return {
    database,
    clock,
    identity,
    licences,
    id,
    value,
    /** As another server process on the same database. */
    another: () => openIdentity(ports),
    code: (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code),
    newAddress: () => `10.2.0.${++addresses}`,
    account: async (username: string, more: Partial<NewAccount> = {}) =>
      value(await database.transaction((tx) => openAccount(tx, clock, { id: id(), username, passwordHash, ...more }))),
    setState: (accountId: string, state: AccountState) =>
      database.transaction((tx) => setAccountState(tx, clock, accountId, state)),
    signIn: (username: string, more: Partial<SignInAttempt> = {}) =>
      identity.signIn({ username, password: PASSWORD, address: '10.1.2.3', ...more }),
    close: () => identity.close(),
  };
}
