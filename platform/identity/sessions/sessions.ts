/** Who is behind a token, and the ways a session ends. */
import type { Actor, SignedIn } from '@cuntu/divisions';
import { hashToken } from '../accounts/hashing.ts';
import type { IdentityState } from '../ports.ts';
import { endOtherSessions, endSession, openSession, type SessionRow, touchSession } from './tables.ts';

/** Being seen is written at most once a minute: a session's idle end may come that much early, never late. */
const TOUCH_MS = 60_000;

const before = (instant: string, ms: number) => new Date(Date.parse(instant) - ms).toISOString();

export async function actorOf(state: IdentityState, token: string): Promise<Actor> {
  const idHash = hashToken(token);
  const now = state.clock.now();
  const today = state.clock.today();
  const held = state.actors.find(idHash, now, today);
  if (held) return held;
  const { db } = state.database;
  const seenSince = before(now, state.limits.idleMs);
  const row = await openSession(db, { idHash, now, seenSince, today });
  if (!row) return 'nobody';
  if (row.lastSeenAt <= before(now, TOUCH_MS)) await touchSession(db, idHash, now);
  const actor = await personOf(state, row);
  state.actors.keep(idHash, actor, { now, today, expiresAt: row.expiresAt });
  return actor;
}

async function personOf(state: IdentityState, row: SessionRow): Promise<SignedIn> {
  const { accountId, personId, grants, lang } = row;
  return {
    // An account without a person stands for itself; its id is nobody else's.
    personId: personId ?? accountId,
    accountId,
    grants,
    licences: personId ? await state.licencesOf(state.database.db, personId) : [],
    units: [...new Set(grants.flatMap((grant) => grant.unitId ?? []))],
    lang,
  };
}

/** Signing out twice is signing out. */
export async function signOut(state: IdentityState, token: string): Promise<void> {
  const accountId = await endSession(state.database.db, hashToken(token), state.clock.now());
  if (accountId) state.actors.forget(accountId);
}

export async function endSessionsOf(state: IdentityState, accountId: string): Promise<void> {
  await state.database.transaction((tx) => endOtherSessions(tx, accountId, null, state.clock.now()));
  state.actors.forget(accountId);
}
