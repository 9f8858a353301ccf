/** What a use case holds in its hands while it runs: who, when, in which transaction, and what it leaves behind. */
import type { AnyFact, FieldsOf, Result } from '@cuntu/base';
import type { Actor, Subject } from '@cuntu/divisions';
import type { Database, Tx } from '#platform/database';
import type { Json, PrintRefusal } from '#platform/documents';
import type { NewJob } from '#platform/jobs';
import type { LiveEvent } from '#platform/notify';

/** Who asks, in which words, by which client. `madeAt` and `sequence` are the device's claims (contracts.md, Ids). */
export interface Call {
  actor: Actor;
  commandId: string;
  madeAt?: string;
  device?: string;
  sequence?: number;
  /** From which it came over the net. */
  address?: string;
  requestId: string;
}

/** A state change as the log will know it: `from` and `to` are states, all else is committed to, not shown. */
export interface FactInput<F extends AnyFact> {
  matterId: string;
  /** Division of the matter; only its county code goes into the leaf. */
  division: string;
  from: string | null;
  to: string | null;
  /** Claimed by whoever reports; absent: now. */
  happenedAt?: string;
  happenedSource?: 'claim' | 'photo' | 'device' | 'server';
  fields: FieldsOf<F>;
}

export interface Recorded {
  n: number;
  /** Lower-case hexadecimal; printed in QR codes within the same transaction. */
  leafHash: string;
  /** In which role the actor did it. */
  role: string;
}

export interface Deed {
  readonly id: string;
  readonly actor: Actor;
  /** Person who acts; null for `system` and for outside people. */
  readonly personId: string | null;
  /** Instant and Shanghai date at which the transaction began. */
  readonly at: string;
  readonly today: string;
  readonly madeAt: string | null;
  /** Absent where the house acts by itself. */
  readonly address: string | null;
  readonly tx: Tx;
  /** Division code of the city: the place of what has no narrower one. */
  readonly cityCode: string;
  readonly demo: boolean;
  newId(): string;
  bytes(count: number): Uint8Array;
  /** Asks the command's own `may` about the subject. Every guarded command must ask before it commits. */
  allow(subject: Subject): Result<true, never>;
  /** Locks the chains of facts until the end: two deeds on one matter never run at once. Whether all of them are there. */
  lock(...matterIds: string[]): Promise<boolean>;
  begin(matterId: string): void;
  record<F extends AnyFact>(fact: F, input: FactInput<F>): Recorded;
  /** Encrypts what the database must keep but may not read; `about` binds it to its row. */
  seal(plain: string, about: string): Uint8Array;
  /** Whether a paper's record can be printed, asked before its number is used. */
  printable(record: Json): Result<null, PrintRefusal>;
  enqueue(job: NewJob): void;
  /** Told to listening screens after the commit. */
  announce(event: LiveEvent): void;
}

/** What telemetry holds: who sends it, and the database, in which its one writer opens transactions of its own. */
export interface Intake {
  readonly actor: Actor;
  readonly personId: string | null;
  readonly at: string;
  readonly today: string;
  readonly cityCode: string;
  readonly database: Database;
  announce(event: LiveEvent): void;
}

/** What a query holds: a connection, who asks, and what he may see. */
export interface Look {
  readonly actor: Actor;
  readonly personId: string | null;
  readonly at: string;
  readonly today: string;
  readonly lang: 'zh' | 'en';
  /** Opens what a deed sealed, for the one query that shows it; `about` as it was sealed. */
  unseal(sealed: Uint8Array, about: string): string;
}
