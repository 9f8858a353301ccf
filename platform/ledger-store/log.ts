/** The public log at work: gives entries their places, publishes them as files, signs, and never signs what another would contradict. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointText, type Policy, verifierKeyText } from '@cuntu/ledger';
import type { Clock, Randomness } from '#platform/clock';
import type { Database } from '#platform/database';
import { type Loop, makeLoop } from '#platform/jobs';
import { levelWith, RESTORED, type StandsStill } from './guarding.ts';
import { findKey, findPolicy } from './holding.ts';
import type { LogKey } from './key.ts';
import { ChangedEntry, Publishing } from './publishing.ts';
import { type LogReading, readLog, type Standing } from './reading.ts';
import { type Disk, openShelf } from './shelf.ts';
import {
  dueCount,
  entriesBetween,
  findState,
  giveUp,
  type LogState,
  lockState,
  sequenceDue,
  storeSigned,
  storeWitnessed,
  takeFence,
} from './tables.ts';
import { Witnessing } from './witnessing.ts';

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

export interface PublicLog extends Loop, Omit<LogReading, 'standing'> {
  /** All that is due, now, and what the witnesses say of it; answers the size that is signed. */
  keepUp(): Promise<number>;
  /** With why it stands still; absent while it signs, or another process does. */
  standing(): Promise<(Standing & { still: StandsStill | undefined }) | undefined>;
}

/** Below the home; not in a backup, so that a restored one can be told from what was published since. */
export const LOG_FOLDER = 'tlog';
const BATCH = 4_096;
/** Between two checkpoints, so that what comes in meanwhile is signed together. */
const REST_MS = 400;
const POLL_MS = 1_000;
const SEEN_EVERY_MS = 3_000;
/** After this long in silence another process takes over. */
const SILENT_MS = 10_000;

export function openPublicLog(o: LogOptions): PublicLog {
  const { database, clock, onFault } = o;
  const { db } = database;
  const shelf = openShelf(join(o.home, LOG_FOLDER), o.disk);
  const reading = readLog({ db, home: o.home, shelf });
  const publishing = new Publishing(shelf, (from, to) => entriesBetween(db, from, to));
  let key: LogKey | undefined;
  let policy: Policy | undefined;
  let still: StandsStill | undefined;
  /** Of this process, once it holds it. */
  let fence = -1;
  /** Whether what lies on the disk, and what witnesses saw, is what the database signed. */
  let level = false;

  /** Stands still until somebody has looked: a log that went on would have two histories. */
  function standStill(why: StandsStill): void {
    // Witnesses come back by themselves, and are asked again.
    if (still !== why) onFault(new Error(`the public log stands still: ${why}`), 'public log');
    still = why;
  }

  /** Of what was published one after the other, so that an older checkpoint never takes a newer one's place. */
  let putting: Promise<unknown> = Promise.resolve();
  let published = 0;
  function putCheckpoint(size: number, note: string): Promise<void> {
    const put = putting.then(async () => {
      if (size < published) return;
      published = size;
      await shelf.putCheckpoint(note);
    });
    putting = put.catch(() => {});
    return put;
  }

  const witnessing = new Witnessing({
    shelf,
    async onCosigned({ size }, note, whole) {
      await putCheckpoint(size, note);
      if (whole) await storeWitnessed(db, { size, note });
    },
    onStandStill: standStill,
    onFault: (fault) => onFault(fault, 'public log witnesses'),
  });

  async function round(): Promise<number> {
    if (still && still !== 'log.witnessesSilent') return 0;
    const ready = await makeReady();
    if (typeof ready === 'string') {
      standStill(ready);
      return 0;
    }
    const before = (await findState(db))!;
    try {
      if (!level) {
        const restored = existsSync(join(o.home, RESTORED));
        const wrong = await levelWith({ state: before, restored, shelf, publishing, ...ready });
        if (wrong) {
          standStill(wrong);
          return 0;
        }
        await rm(join(o.home, RESTORED), { force: true });
        [level, still] = [true, undefined];
      }
      if (!(await isWorthIt(before))) return 0;
      const state = await sequence();
      return state ? await sign(state, ready.key) : await follow(before);
    } catch (fault) {
      // What is in memory may be ahead of the disk.
      level = false;
      if (!(fault instanceof ChangedEntry)) throw fault;
      standStill('log.entryChanged');
      return 0;
    }
  }

  async function makeReady(): Promise<{ key: LogKey; policy: Policy } | StandsStill> {
    if (key && policy) return { key, policy };
    const found = await findKey({ ...o, db });
    if (typeof found === 'string') return found;
    const read = await findPolicy(o.home, verifierKeyText(found.verifier));
    if (!read) return 'log.policyUnreadable';
    [key, policy] = [found, read];
    witnessing.follow(policy);
    return { key, policy };
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

  async function sign(state: LogState, by: LogKey): Promise<number> {
    const size = state.sequenced;
    if (size === 0) return 0;
    if (size === state.signedSize) {
      // Whoever was silent about it is asked again.
      if (state.witnessedSize !== size) witnessing.ask({ size, note: state.signedNote! });
      return 0;
    }
    const full = await publishing.grow(size);
    const text = checkpointText({ origin: state.origin, size, root: publishing.root() });
    const note = `${text}\n${by.sign(text)}`;
    const before = { fence: state.fence, size: state.signedSize };
    if (!(await storeSigned(db, before, { size, note, at: clock.now() }))) {
      level = false;
      return 0;
    }
    await putCheckpoint(size, note);
    for (const tile of full) await shelf.dropPartials(tile);
    witnessing.ask({ size, note });
    return size - (state.signedSize ?? 0);
  }

  /** Another process signs; what it signed is published here too. */
  async function follow({ signedSize, signedNote }: LogState): Promise<number> {
    if (signedSize === null || signedNote === null || publishing.size >= signedSize) return 0;
    await publishing.grow(signedSize);
    await putCheckpoint(signedSize, signedNote);
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
    ...reading,
    async stop() {
      await loop.stop();
      await witnessing.settle();
      if (fence >= 0) await giveUp(db, fence);
      fence = -1;
    },
    async keepUp() {
      while ((await round()) > 0);
      await witnessing.settle();
      return (await findState(db))?.signedSize ?? 0;
    },
    async standing() {
      const standing = await reading.standing();
      return standing && { ...standing, still };
    },
  };
}
