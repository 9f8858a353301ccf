/** Who is behind a token, and the ways a session ends. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Actor, SignedIn } from '@cuntu/divisions';
import { hashToken } from '../accounts/hashing.ts';
import type { IdentityState } from '../ports.ts';
import {
  endOtherSessions,
  endSession,
  type OpenSession,
  openSession,
  type SessionRow,
  sessionsOf,
  touchSession,
} from './tables.ts';

/** Being seen is written at most once a minute: a session's idle end may come that much early, never late. */
const TOUCH_MS = 60_000;

const before = (instant: string, ms: number) => new Date(Date.parse(instant) - ms).toISOString();

export async function actorOf(state: IdentityState, token: string): Promise<Actor> {
  const idHash = hashToken(token);
  const now = state.clock.now();
  const today = state.clock.today();
  const held = state.actors.find(idHash, now, today);
  if (held) return held;
  const row = await openSession(state.database.db, { idHash, now, seenSince: seenSince(state, now), today });
  if (!row) return 'nobody';
  if (row.lastSeenAt <= before(now, TOUCH_MS)) await touchSession(state.database.db, idHash, now);
  const actor = await personOf(state, row);
  state.actors.keep(idHash, actor, { now, today, expiresAt: row.expiresAt });
  return actor;
}

/**
 * Who is behind a token by the database's own word, for what stays open without anybody doing anything: it is remembered
 * nowhere, and does not keep the session from falling idle.
 */
export async function holderOf(state: IdentityState, token: string): Promise<Actor> {
  const now = state.clock.now();
  const at = { idHash: hashToken(token), now, seenSince: seenSince(state, now), today: state.clock.today() };
  const row = await openSession(state.database.db, at);
  return row ? personOf(state, row) : 'nobody';
}

const seenSince = (state: IdentityState, now: string) => before(now, state.limits.idleMs);

export interface OwnSession extends OpenSession {
  /** The one that asks. */
  here: boolean;
}

export async function openSessionsOf(state: IdentityState, accountId: string, token: string): Promise<OwnSession[]> {
  const now = state.clock.now();
  const own = hashToken(token);
  const found = await sessionsOf(state.database.db, { accountId, now, seenSince: seenSince(state, now) });
  return found.map((one) => ({ ...one, here: one.id === own }));
}

/** One of one's own, by the id under which it was listed. */
export async function endOwnSession(state: IdentityState, accountId: string, id: string): Promise<Result<null, never>> {
  const ended = await endSession(state.database.db, id, state.clock.now(), accountId);
  if (!ended) return refuse('thing.notFound', { at: 'id' });
  state.ended(accountId);
  return ok(null);
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
  if (accountId) state.ended(accountId);
}

export async function endSessionsOf(state: IdentityState, accountId: string): Promise<void> {
  await state.database.transaction((tx) => endOtherSessions(tx, accountId, null, state.clock.now()));
  state.ended(accountId);
}
