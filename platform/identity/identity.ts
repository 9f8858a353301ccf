/** One open identity: its functions bound to a database, a clock and what it keeps in memory. */
import type { OutputOf, Result } from '@cuntu/base';
import { type Actor, rolesOf, type SignedIn } from '@cuntu/divisions';
import type { Tx } from '#platform/database';
import { hashPassword, tokenOf } from './accounts/hashing.ts';
import * as passwords from './accounts/passwords.ts';
import * as secondFactor from './accounts/second-factor.ts';
import { credentialById, type Lang, type Preferences, preferencesOf, updatePreferences } from './accounts/tables.ts';
import type { getMe } from './contract.ts';
import { makeActorCache } from './grants/actor-cache.ts';
import { onChange } from './grants/changes.ts';
import { defaultLimits, type IdentityPorts, type IdentityState } from './ports.ts';
import * as sessions from './sessions/sessions.ts';
import { type Session, type SignInAttempt, type SignInRefusal, signIn } from './sessions/sign-in.ts';
import { makeAddressLimiter } from './sessions/throttle.ts';

export type Identity = Awaited<ReturnType<typeof openIdentity>>;

export async function openIdentity(ports: IdentityPorts) {
  const actors = makeActorCache();
  const state: IdentityState = {
    ...ports,
    limits: ports.limits ?? defaultLimits,
    addresses: makeAddressLimiter(),
    actors,
    ended(accountId) {
      actors.forget(accountId);
      ports.onEnded?.(accountId);
    },
    nobodysHash: await hashPassword(tokenOf(ports.random.bytes(32))),
  };
  const close = onChange((holderId) => actors.changing(holderId, ports.clock.now()));
  return {
    close,
    signIn: (attempt: SignInAttempt): Promise<Result<Session, SignInRefusal>> => signIn(state, attempt),
    signOut: (token: string) => sessions.signOut(state, token),
    ended: state.ended,
    endSessionsOf: (accountId: string) => sessions.endSessionsOf(state, accountId),
    sessionsOf: (accountId: string, token: string) => sessions.openSessionsOf(state, accountId, token),
    endOwnSession: (accountId: string, id: string) => sessions.endOwnSession(state, accountId, id),
    holderOf: (token: string): Promise<Actor> => sessions.holderOf(state, token),
    actorOf: (token: string): Promise<Actor> => sessions.actorOf(state, token),
    setPassword: (accountId: string, password: string) => passwords.setPassword(state, accountId, password),
    changePassword: (change: Parameters<typeof passwords.changePassword>[1]) => passwords.changePassword(state, change),
    makeSetupLink: (tx: Tx, accountId: string) => passwords.makeSetupLink(state, tx, accountId),
    setFirstPassword: (first: { token: string; password: string }) => passwords.setFirstPassword(state, first),
    startOtp: (accountId: string) => secondFactor.startOtp(state, accountId),
    confirmOtp: (accountId: string, code: string) => secondFactor.confirmOtp(state, accountId, code),
    getMe: (actor: SignedIn) => meOf(state, actor),
    async savePreferences(accountId: string, preferences: Preferences & { lang?: Lang }) {
      await updatePreferences(state.database.db, accountId, preferences);
      actors.forget(accountId);
      return preferencesOf(state.database.db, accountId);
    },
  };
}

async function meOf(state: IdentityState, actor: SignedIn): Promise<OutputOf<typeof getMe>> {
  const { db } = state.database;
  const account = await credentialById(db, actor.accountId);
  if (!account) throw new Error(`an actor without account ${actor.accountId}`);
  const named = account.personId ? await state.nameOf(db, account.personId) : undefined;
  return {
    accountId: account.id,
    username: account.username,
    ...(account.personId && named ? { person: { id: account.personId, name: named } } : {}),
    roles: rolesOf(actor, state.clock.today()),
    grants: [...actor.grants],
    preferences: await preferencesOf(db, account.id),
    secondFactor: account.otpConfirmed,
    demo: state.demo(),
  };
}
