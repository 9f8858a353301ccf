/** Actors remembered for a moment, so that a page of ten requests asks the database once who is asking. */
import type { SignedIn } from '@cuntu/divisions';

/** Another server process may act on a grant for this long after it ended here. */
const HOLD_MS = 3_000;
/** Longer than any transaction lives: while a grant is changing, nothing read before its commit may be remembered. */
const CHANGING_MS = 60_000;
const BOUND = 5_000;

export interface ActorCache {
  find(idHash: string, now: string, today: string): SignedIn | undefined;
  keep(idHash: string, actor: SignedIn, at: { now: string; today: string; expiresAt: string }): void;
  /** After a commit: what is remembered of this person or account is old. */
  forget(holderId: string): void;
  /** Within a transaction whose end nobody reports here. */
  changing(holderId: string, now: string): void;
}

interface Kept {
  actor: SignedIn;
  /** A clock that was set back must not lengthen what is remembered. */
  from: number;
  until: number;
  today: string;
}

export function makeActorCache(): ActorCache {
  const kept = new Map<string, Kept>();
  const changing = new Map<string, number>();

  /** Drops what is over as it looks. */
  const isChanging = (holderId: string, nowMs: number) => {
    const until = changing.get(holderId);
    if (until === undefined) return false;
    if (until > nowMs) return true;
    changing.delete(holderId);
    return false;
  };
  const forget = (holderId: string) => {
    for (const [idHash, { actor }] of kept) {
      if (actor.personId === holderId || actor.accountId === holderId) kept.delete(idHash);
    }
  };
  return {
    forget,
    find(idHash, now, today) {
      const found = kept.get(idHash);
      const nowMs = Date.parse(now);
      const holds = found && found.from <= nowMs && found.until > nowMs && found.today === today;
      return holds ? found.actor : undefined;
    },
    keep(idHash, actor, { now, today, expiresAt }) {
      const nowMs = Date.parse(now);
      if (isChanging(actor.personId, nowMs) || isChanging(actor.accountId, nowMs)) return;
      kept.delete(idHash);
      kept.set(idHash, { actor, today, from: nowMs, until: Math.min(nowMs + HOLD_MS, Date.parse(expiresAt)) });
      if (kept.size > BOUND) kept.delete(kept.keys().next().value!);
    },
    changing(holderId, now) {
      const nowMs = Date.parse(now);
      if (changing.size >= BOUND) for (const id of [...changing.keys()]) isChanging(id, nowMs);
      changing.set(holderId, nowMs + CHANGING_MS);
      forget(holderId);
    },
  };
}
