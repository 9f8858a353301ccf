/** The public log at work: gives entries their places, publishes them as files, signs, and never signs what another would contradict. */
import { join } from 'node:path';
import {
  type Checkpoint,
  checkpointText,
  hashesOn,
  heldSignatures,
  inclusionRanges,
  nodeIn,
  placesOf,
  proofText,
  rangeRoot,
  readCheckpoint,
  readNote,
  same,
  TILE_WIDTH,
  type Tile,
  tileOf,
  tilePath,
  verifierKeyText,
} from '@cuntu/ledger';
import type { Clock, Randomness } from '#platform/clock';
import type { Database } from '#platform/database';
import { type Loop, makeLoop } from '#platform/jobs';
import { checkSignature, type LogKey, makeKey, readKey, sha256 } from './key.ts';
import { ChangedEntry, Publishing } from './publishing.ts';
import { type Disk, openShelf, type Shelf } from './shelf.ts';
import {
  dueCount,
  entriesBetween,
  entryOf,
  findState,
  giveUp,
  insertState,
  type LogState,
  lockState,
  sequenceDue,
  storeSigned,
  takeFence,
} from './tables.ts';

export interface LogOptions {
  database: Database;
  /** Its key lies here, and below it everything that is published. */
  home: string;
  clock: Clock;
  random: Randomness;
  /** Of a log that begins, asked when it does; one that is there keeps its own. */
  origin(): string;
  onFault(fault: unknown, where: string): void;
  disk?: Disk;
}

/** Why nothing is signed; each names what has to be done. */
export type StandsStill =
  | 'log.keyMissing'
  | 'log.otherKey'
  | 'log.publishedUnreadable'
  | 'log.publishedAhead'
  | 'log.forked'
  | 'log.entryChanged';

export interface Standing {
  origin: string;
  verifierKey: string;
  sequenced: number;
  signedSize: number | null;
  signedAt: string | null;
  due: number;
  /** Absent while it signs, or another process does. */
  still: StandsStill | undefined;
}

export interface PublicLog extends Loop {
  /** All that is due, now; answers the size that is signed. */
  keepUp(): Promise<number>;
  /** Undefined before it has begun. */
  standing(): Promise<Standing | undefined>;
  /** As it was published last. */
  checkpoint(): Promise<string | undefined>;
  /** Of the tree that is published; what is written and not signed yet is nobody's. */
  tile(tile: Tile): Promise<Uint8Array | undefined>;
  /** A `.tlog-proof` of the leaf with this hash, under the newest checkpoint; undefined where it is not yet in it. */
  proofOf(leafHash: string): Promise<string | undefined>;
  /** C2SP tlog-policy. */
  policy(): Promise<string | undefined>;
}

const KEY = 'log.key';
/** Below the home; not in a backup, so that a restored one can be told from what was published since. */
export const LOG_FOLDER = 'tlog';
const BATCH = 4_096;
/** Between two checkpoints, so that what comes in meanwhile is signed together. */
const REST_MS = 400;
const POLL_MS = 1_000;
const SEEN_EVERY_MS = 3_000;
/** After this long in silence another process takes over. */
const SILENT_MS = 10_000;
const DUE_TOLD = 10_000;

export function openPublicLog(o: LogOptions): PublicLog {
  const { database, clock, onFault } = o;
  const { db } = database;
  const shelf = openShelf(join(o.home, LOG_FOLDER), o.disk);
  const publishing = new Publishing(shelf, (from, to) => entriesBetween(db, from, to));
  let key: LogKey | undefined;
  let still: StandsStill | undefined;
  /** Of this process, once it holds it. */
  let fence = -1;
  /** Whether what lies on the disk is what the database signed. */
  let level = false;

  /** Stands still until somebody has looked: a log that went on would have two histories. */
  function standStill(why: StandsStill): number {
    still = why;
    onFault(new Error(`the public log stands still: ${why}`), 'public log');
    return 0;
  }

  async function round(): Promise<number> {
    if (still) return 0;
    if (!key) {
      const found = await findKey(o);
      if (found.still) return standStill(found.still);
      key = found.key!;
    }
    const before = (await findState(db))!;
    try {
      if (!level) {
        const wrong = await levelWith(before, shelf, publishing, key);
        if (wrong) return standStill(wrong);
        level = true;
      }
      if (!(await isWorthIt(before))) return 0;
      const state = await sequence();
      return state ? await sign(state, key) : await follow(before);
    } catch (fault) {
      // What is in memory may be ahead of the disk.
      level = false;
      if (fault instanceof ChangedEntry) return standStill('log.entryChanged');
      throw fault;
    }
  }

  async function isWorthIt({ sequenced, signedSize, seenAt, fence: held }: LogState): Promise<boolean> {
    if (sequenced !== (signedSize ?? 0) || (await dueCount(db, 1)) > 0) return true;
    const silentMs = seenAt === null ? Number.POSITIVE_INFINITY : Date.parse(clock.now()) - Date.parse(seenAt);
    return publishing.size < (signedSize ?? 0) || silentMs > (held === fence ? SEEN_EVERY_MS : SILENT_MS);
  }

  /** Undefined where another process does it. */
  const sequence = (): Promise<LogState | undefined> =>
    database.transaction(async (tx) => {
      const state = await lockState(tx);
      const now = clock.now();
      if (state.fence !== fence) {
        const silentMs = state.seenAt === null ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(state.seenAt);
        // Nobody else can have the embedded database open.
        if (silentMs < SILENT_MS && !database.sole) return undefined;
        fence = state.fence + 1;
        await takeFence(tx, fence, now);
      }
      const count = await sequenceDue(tx, state.sequenced, BATCH, now);
      return { ...state, fence, sequenced: state.sequenced + count };
    });

  async function sign(state: LogState, key: LogKey): Promise<number> {
    const size = state.sequenced;
    if (size === 0 || size === state.signedSize) return 0;
    const full = await publishing.grow(size);
    const text = checkpointText({ origin: state.origin, size, root: publishing.root() });
    const note = `${text}\n${key.sign(text)}`;
    const before = { fence: state.fence, size: state.signedSize };
    if (!(await storeSigned(db, before, { size, note, at: clock.now() }))) {
      level = false;
      return 0;
    }
    await shelf.putCheckpoint(note);
    for (const tile of full) await shelf.dropPartials(tile);
    return size - (state.signedSize ?? 0);
  }

  /** Another process signs; what it signed is published here too. */
  async function follow({ signedSize, signedNote }: LogState): Promise<number> {
    if (signedSize === null || signedNote === null || publishing.size >= signedSize) return 0;
    await publishing.grow(signedSize);
    await shelf.putCheckpoint(signedNote);
    return 0;
  }

  const loop = makeLoop({
    round,
    pollMs: POLL_MS,
    restMs: REST_MS,
    onFault: (fault) => onFault(fault, 'public log'),
  });

  return {
    ...loop,
    async stop() {
      await loop.stop();
      if (fence >= 0) await giveUp(db, fence);
      fence = -1;
    },
    async keepUp() {
      while ((await round()) > 0);
      return (await findState(db))?.signedSize ?? 0;
    },
    async standing() {
      const state = await findState(db);
      if (!state) return undefined;
      const { origin, verifierKey, sequenced, signedSize, signedAt } = state;
      return { origin, verifierKey, sequenced, signedSize, signedAt, due: await dueCount(db, DUE_TOLD), still };
    },
    checkpoint: () => shelf.checkpoint(),
    async tile(tile) {
      const note = await shelf.checkpoint();
      const size = note === undefined ? 0 : (checkpointIn(note)?.size ?? 0);
      const hashes = tile.level === 'entries' ? size : hashesOn(tile.level, size);
      return tile.index * TILE_WIDTH + tile.width <= hashes ? shelf.tile(tile) : undefined;
    },
    async proofOf(leafHash) {
      const [entry, checkpoint] = await Promise.all([entryOf(db, leafHash), shelf.checkpoint()]);
      const read = checkpoint === undefined ? undefined : checkpointIn(checkpoint);
      if (!entry || !read || entry.index >= read.size) return undefined;
      const proof = await proofFrom(shelf, entry.index, read.size);
      return proofText({ extra: entry.leaf, index: entry.index, proof, checkpoint: checkpoint! });
    },
    async policy() {
      const state = await findState(db);
      return state && `log ${state.verifierKey}\nquorum none\n`;
    },
  };
}

/** The key of the log that the database knows, or a new one of a log that begins. */
async function findKey({
  database: { db },
  home,
  origin,
  random,
}: LogOptions): Promise<{ key?: LogKey; still?: StandsStill }> {
  const path = join(home, KEY);
  const state = await findState(db);
  const key = readKey(path);
  if (!key && state?.signedNote) return { still: 'log.keyMissing' };
  const made = key ?? makeKey(path, state?.origin ?? origin(), random);
  const text = verifierKeyText(made.verifier);
  if (!state) {
    await insertState(db, made.verifier.name, text);
    return { key: made };
  }
  return state.verifierKey === text ? { key: made } : { still: 'log.otherKey' };
}

const checkpointIn = (note: string): Checkpoint | undefined => {
  const read = readNote(note);
  const checkpoint = read.ok ? readCheckpoint(read.value.text) : read;
  return checkpoint.ok ? checkpoint.value : undefined;
};

/**
 * Before anything is signed: what was published here is the beginning of what the database signed, and the files are those of it.
 * A restored older database knows less than was published; a log that went on from there would fork.
 */
async function levelWith(
  { origin, signedSize, signedNote }: LogState,
  shelf: Shelf,
  publishing: Publishing,
  { verifier }: LogKey,
): Promise<StandsStill | undefined> {
  const note = await shelf.checkpoint();
  const published = note === undefined ? undefined : checkpointIn(note);
  if (note !== undefined && !published) return 'log.publishedUnreadable';
  const read = note === undefined ? undefined : readNote(note);
  const held = read?.ok ? heldSignatures(read.value, [verifier], checkSignature) : undefined;
  if (published && (published.origin !== origin || !held?.ok || held.value.length === 0))
    return 'log.publishedUnreadable';
  if (published && published.size > (signedSize ?? 0)) return 'log.publishedAhead';
  if (!(published && (await publishing.takeUp(published.size)) && same(publishing.root(), published.root)))
    publishing.startOver();
  if (published && publishing.size === 0) {
    await publishing.grow(published.size);
    if (!same(publishing.root(), published.root)) return 'log.forked';
  }
  if (signedSize === null || signedNote === null) return undefined;
  await publishing.grow(signedSize);
  const signed = checkpointIn(signedNote);
  if (!signed || signed.size !== signedSize || !same(signed.root, publishing.root())) return 'log.forked';
  if (note !== signedNote) await shelf.putCheckpoint(signedNote);
  return undefined;
}

async function proofFrom(shelf: Shelf, index: number, size: number) {
  const ranges = inclusionRanges(index, size);
  const tiles = new Map<string, Uint8Array>();
  for (const tile of ranges.flatMap(([start, end]) => placesOf(start, end).map((place) => tileOf(place, size)))) {
    const path = tilePath(tile);
    if (tiles.has(path)) continue;
    const bytes = await shelf.tile(tile);
    if (!bytes) throw new Error(`the public log has no ${path}`);
    tiles.set(path, bytes);
  }
  return ranges.map((range) =>
    rangeRoot(sha256, range, (place) => nodeIn(sha256, tiles.get(tilePath(tileOf(place, size)))!, place)),
  );
}
