/** What anyone may ask of the log: from the published files and the database's last signature, whether this process signs or not. */
import { hashesOn, isQuorum, proofText, TILE_WIDTH, type Tile } from '@cuntu/ledger';
import type { Db } from '#platform/database';
import { checkpointIn } from './guarding.ts';
import { findPolicy, policyText } from './holding.ts';
import { inclusionFrom } from './proving.ts';
import type { Shelf } from './shelf.ts';
import { dueCount, entryOf, findState } from './tables.ts';

export interface Standing {
  origin: string;
  verifierKey: string;
  sequenced: number;
  signedSize: number | null;
  signedAt: string | null;
  /** Seen by as many witnesses as the policy asks; with none configured nobody but the log itself vouches for it. */
  witnessedSize: number | null;
  witnesses: number;
  due: number;
}

export interface Place {
  /** From 0. */
  index: number;
  /** Of the signed log. */
  size: number;
  signedAt: string;
}

export interface LogReading {
  /** Undefined before it has begun. */
  standing(): Promise<Standing | undefined>;
  /** As it was published last. */
  checkpoint(): Promise<string | undefined>;
  /** Of the tree that is published; what is written and not signed yet is nobody's. */
  tile(tile: Tile): Promise<Uint8Array | undefined>;
  /** Where the leaf with this hash stands in the signed log; undefined while it waits to be signed. */
  placeOf(leafHash: string): Promise<Place | undefined>;
  /** A `.tlog-proof` of the leaf with this hash, under the newest checkpoint that enough have seen; undefined where it is not yet in one. */
  proofOf(leafHash: string): Promise<string | undefined>;
  /** C2SP tlog-policy. */
  policy(): Promise<string | undefined>;
}

const DUE_TOLD = 10_000;

export function readLog({ db, home, shelf }: { db: Db; home: string; shelf: Shelf }): LogReading {
  /** Which checkpoint a proof is given under: where witnesses are asked, only one that enough of them have seen. */
  async function vouchedFor({ verifierKey, witnessedNote }: { verifierKey: string; witnessedNote: string | null }) {
    const policy = await findPolicy(home, verifierKey);
    if (!policy) return undefined;
    return isQuorum(policy, new Set()) ? shelf.checkpoint() : (witnessedNote ?? undefined);
  }

  return {
    async standing() {
      const state = await findState(db);
      if (!state) return undefined;
      const { origin, verifierKey, sequenced, signedSize, signedAt, witnessedSize } = state;
      const [due, policy] = await Promise.all([dueCount(db, DUE_TOLD), findPolicy(home, verifierKey)]);
      const witnesses = policy?.witnesses.length ?? 0;
      return { origin, verifierKey, sequenced, signedSize, signedAt, witnessedSize, witnesses, due };
    },
    checkpoint: () => shelf.checkpoint(),
    async tile(tile) {
      const size = checkpointIn((await shelf.checkpoint()) ?? '')?.size ?? 0;
      const hashes = tile.level === 'entries' ? size : hashesOn(tile.level, size);
      return tile.index * TILE_WIDTH + tile.width <= hashes ? shelf.tile(tile) : undefined;
    },
    async placeOf(leafHash) {
      const [entry, state] = await Promise.all([entryOf(db, leafHash), findState(db)]);
      const { signedSize: size = null, signedAt = null } = state ?? {};
      if (!entry || size === null || signedAt === null || entry.index >= size) return undefined;
      return { index: entry.index, size, signedAt };
    },
    async proofOf(leafHash) {
      const [entry, state] = await Promise.all([entryOf(db, leafHash), findState(db)]);
      const checkpoint = state && (await vouchedFor(state));
      const size = checkpointIn(checkpoint ?? '')?.size ?? 0;
      if (!entry || !checkpoint || entry.index >= size) return undefined;
      const proof = await inclusionFrom(shelf, entry.index, size);
      return proofText({ extra: entry.leaf, index: entry.index, proof, checkpoint });
    },
    async policy() {
      const state = await findState(db);
      return state && policyText(home, state.verifierKey);
    },
  };
}
