/** What identity needs of the world, and what one open identity keeps in memory. */
import type { Licence } from '@cuntu/divisions';
import type { Clock, Randomness } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import type { ActorCache } from './grants/actor-cache.ts';
import type { Seal } from './seal.ts';
import type { AddressLimiter } from './sessions/throttle.ts';

export interface SessionLimits {
  idleMs: number;
  absoluteMs: number;
}

/** 等保 level 3 asks for an idle limit without naming it; half an hour is a counter's pause, twelve hours a duty. */
export const defaultLimits: SessionLimits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };

export interface IdentityPorts {
  database: Database;
  clock: Clock;
  random: Randomness;
  seal: Seal;
  /** A demo database: its demo accounts may have short passwords. */
  demo: () => boolean;
  /** Of the bureau's register. */
  licencesOf(db: Db, personId: string): Promise<readonly Licence[]>;
  nameOf(db: Db, personId: string): Promise<string | undefined>;
  /** After a commit: sessions of the account have ended, and what is open on the strength of them is to end as well. */
  onEnded?(accountId: string): void;
  limits?: SessionLimits;
}

export interface IdentityState extends IdentityPorts {
  limits: SessionLimits;
  addresses: AddressLimiter;
  actors: ActorCache;
  /** After a commit that ended sessions of the account. */
  ended(accountId: string): void;
  /** Verified against where the account is unknown, so that the answer takes as long. */
  nobodysHash: string;
}
