/** Accounts, sessions and grants: who somebody is, and which roles they hold where and when. */

import { accessMigrations } from './accesses/tables.ts';
import { accountMigrations } from './accounts/tables.ts';
import { grantMigrations } from './grants/tables.ts';
import { sessionMigrations } from './sessions/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { accessesTo, recordAccess } from './accesses/accesses.ts';
export type { AccessPage, AccessRecord } from './accesses/tables.ts';
export { foldUsername, type NewAccount, openAccount, setAccountState } from './accounts/accounts.ts';
export { hashPassword } from './accounts/hashing.ts';
export {
  type AccountSummary,
  accountOfPerson,
  findAccount,
  findAccounts,
  lockAccountRow,
  openSessionCount,
} from './accounts/listing-tables.ts';
export { type PasswordFault, passwordFault, SHORTEST } from './accounts/password-rule.ts';
export { setOncePassword } from './accounts/passwords.ts';
export { dropSecondFactor } from './accounts/second-factor.ts';
export { type Account, type AccountState, demoAccounts, type Lang, type Preferences } from './accounts/tables.ts';
export * as desk from './contract.ts';
export { endGrant, grant, grantAll } from './grants/grants.ts';
export { type GrantRow, grantsOfHolder, type Holder, type NewGrant } from './grants/tables.ts';
export { type Identity, openIdentity } from './identity.ts';
export type { IdentityPorts, SessionLimits } from './ports.ts';
export { purgeIdentity, retention } from './purge.ts';
export { type Seal, sealFromFile, sealWith } from './seal.ts';
export type { Session, SignInAttempt, SignInRefusal } from './sessions/sign-in.ts';
export type { Device } from './sessions/tables.ts';
export { networkOf } from './sessions/throttle.ts';

export const migrations = [...accountMigrations, ...grantMigrations, ...sessionMigrations, ...accessMigrations];
export const words = { zh, en };
