/** Turns what a deed recorded into chained leaves: exact bytes, one commitment a field, salts kept beside. */

import { hash } from 'node:crypto';
import { type AnyFact, hex } from '@cuntu/base';
import { countyOf } from '@cuntu/divisions';
import { commitment, leafBytes, leafHash } from '@cuntu/ledger';
import type { FactInput, Recorded } from './deed.ts';
import type { ChainRow, FactRow } from './tables.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

export interface Chain {
  matterId: string;
  handle: string;
  n: number;
  hash: string;
}

export const chainOf = (row: ChainRow): Chain => ({
  matterId: row.matter_id,
  handle: hex(row.handle),
  n: row.last_n,
  hash: row.last_hash ? hex(row.last_hash) : '',
});

export interface Circumstances {
  commandId: string;
  personId: string | null;
  role: string;
  madeAt: string | null;
  at: string;
  newId: () => string;
  salt: () => Uint8Array;
}

/** Who, when and why are sealed like every other field: exact times and persons are personal by linkage. */
export function factOf(fact: AnyFact, input: FactInput<AnyFact>, chain: Chain, c: Circumstances): FactRow {
  // In the spelling in which the row will be read back, or no audit could open these again.
  const happenedAt = instant(input.happenedAt ?? c.at);
  const madeAt = c.madeAt && instant(c.madeAt);
  const said: Record<string, unknown> = {
    happenedAt,
    madeAt,
    recordedAt: c.at,
    person: c.personId,
    ...input.fields,
  };
  const salts: Record<string, string> = {};
  const commitments: Record<string, string> = {};
  for (const [field, value] of Object.entries(said)) {
    const salt = c.salt();
    salts[field] = hex(salt);
    commitments[field] = commitment(sha256, field, value ?? null, salt);
  }
  const n = chain.n + 1;
  const county = countyOf(input.division) ?? input.division;
  const bytes = leafBytes({
    m: chain.handle,
    n,
    p: chain.hash,
    e: fact.name,
    s: [input.from ?? '', input.to ?? ''],
    o: county,
    r: c.role,
    c: commitments,
  });
  return {
    id: c.newId(),
    matter_id: input.matterId,
    n,
    name: fact.name,
    from_state: input.from,
    to_state: input.to,
    county,
    role: c.role,
    leaf: new TextDecoder().decode(bytes),
    leaf_hash: leafHash(sha256, bytes),
    happened_at: happenedAt,
    happened_source: input.happenedSource ?? 'server',
    made_at: madeAt,
    recorded_at: c.at,
    command_id: c.commandId,
    person_id: c.personId,
    salts,
    said,
  };
}

const instant = (text: string): string => new Date(text).toISOString();

export const recordedOf = (row: FactRow): Recorded => ({ n: row.n, leafHash: row.leaf_hash, role: row.role });
