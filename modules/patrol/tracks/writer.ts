/** The one writer: what waits when it begins goes into one transaction, and everybody is answered after its commit. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Database, Tx } from '#platform/database';
import { gridOf, placeOf } from '../coverage/ground.ts';
import { noticeArrivals } from '../dispatch/arriving.ts';
import { type Owned, resolve, type Source, type SourceRefusal } from '../patrols/sources.ts';
import { type Change, keepDay } from './keeping.ts';
import { oldestKept } from './retention.ts';
import { addedDays, dayOf, startOfDay } from './rules/days.ts';
import { bucketOf, type Fixes, mergedFixes, sliceFixes } from './rules/fixes.ts';
import { AHEAD_MS, type Columns, type Dropped, sift } from './rules/sifting.ts';
import { trackName } from './segments.ts';
import { addDropped, takeWritersTurn } from './tables.ts';

export interface Post {
  source: Source;
  columns: Columns;
}

export interface Received {
  kept: number;
  dropped: Dropped;
}

type Outcome = Result<Received, SourceRefusal>;

/** What stands at the same time: of the city and of the day of writing. */
export interface Circumstances {
  cityCode: string;
  at: string;
  today: string;
}

interface Waiting {
  post: Post;
  circumstances: Circumstances;
  resolve(outcome: Outcome): void;
  reject(fault: unknown): void;
}

/** A transaction of about a second at most, so that nobody waits long behind others. */
const FIXES_AT_ONCE = 60_000;

class Writer {
  private readonly waiting: Waiting[] = [];
  private writing = false;
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  write(post: Post, circumstances: Circumstances): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ post, circumstances, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  /** Whoever comes while a transaction is under way waits for the next, together with all others who came. */
  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const group = this.nextGroup();
      const [written] = await Promise.allSettled([this.commit(group)]);
      for (const [i, one] of group.entries())
        if (written.status === 'fulfilled') one.resolve(written.value[i]!);
        else one.reject(written.reason);
    }
    this.writing = false;
  }

  private nextGroup(): Waiting[] {
    let [fixes, count] = [0, 0];
    while (count < this.waiting.length && (count === 0 || fixes < FIXES_AT_ONCE))
      fixes += this.waiting[count++]!.post.columns.t.length;
    return this.waiting.splice(0, count);
  }

  private commit(group: readonly Waiting[]): Promise<Outcome[]> {
    const posts = group.map(({ post }) => post);
    return this.database.transaction((tx) => writePosts(tx, posts, group[0]!.circumstances));
  }
}

const writers = new WeakMap<Database['db'], Writer>();

/** One for each open database of this process; across processes they take turns (`takeWritersTurn`). */
export function writerOf(database: Database): Writer {
  const known = writers.get(database.db) ?? new Writer(database);
  writers.set(database.db, known);
  return known;
}

/** In a transaction of the caller's: an import keeps its points with its fact. */
export async function writePosts(tx: Tx, posts: readonly Post[], c: Circumstances): Promise<Outcome[]> {
  await takeWritersTurn(tx);
  const epsg = gridOf(c.cityCode);
  const nowMs = Date.parse(c.at);
  const owned = await resolve(tx, posts, nowMs + AHEAD_MS);
  const oldestMs = await oldestKept(tx, c.today);
  const sifted = posts.map(({ columns }, i) => {
    const found = owned[i]!;
    if (!found.ok) return found;
    const windows = found.value.map(({ fromMs, toMs }) => ({ fromMs, toMs }));
    return ok({ owned: found.value, ...sift(columns, { windows, place: placeOf(epsg), nowMs, oldestMs }) });
  });
  const kept = sifted.map(() => 0);
  const parts = sifted.flatMap((one, post) =>
    one.ok ? one.value.owned.flatMap((owner, w) => daysOf(one.value.kept[w]!, { ...owner, post })) : [],
  );
  const changes = changesOf(parts, kept);
  for (const [day, those] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1))) await keepDay(tx, epsg, day, those);
  await noticeArrivals(tx, parts);
  return finish(tx, sifted, kept, posts);
}

interface Part extends Owned {
  post: number;
  day: string;
  fixes: Fixes;
}

function daysOf(fixes: Fixes, owner: Owned & { post: number }): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < fixes.count; ) {
    const day = dayOf(fixes.t[from]!);
    const end = startOfDay(addedDays(day, 1));
    let to = from + 1;
    while (to < fixes.count && fixes.t[to]! < end) to += 1;
    parts.push({ ...owner, day, fixes: sliceFixes(fixes, from, to) });
    from = to;
  }
  return parts;
}

/** By day; all that was sent of one device together, and `kept` told of each post how much of it was new. */
function changesOf(parts: readonly Part[], kept: number[]): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  for (const [day, ofDay] of Map.groupBy(parts, (part) => part.day)) {
    const tracks = Map.groupBy(ofDay, trackName);
    changes.set(
      day,
      [...tracks.values()].map((posts) => changeOf(posts, kept)),
    );
  }
  return changes;
}

const changeOf = (posts: readonly Part[], kept: number[]): Change => ({
  patrolId: posts[0]!.patrolId,
  deviceId: posts[0]!.deviceId,
  mode: posts[0]!.mode,
  first: Math.min(...posts.map(({ fixes }) => bucketOf(fixes.t[0]!))),
  last: Math.max(...posts.map(({ fixes }) => bucketOf(fixes.t[fixes.count - 1]!))),
  apply: (there) =>
    posts.reduce((before, { post, fixes }) => {
      const after = mergedFixes(before, fixes);
      kept[post]! += after.count - before.count;
      return after;
    }, there),
});

type Sifted = Result<{ owned: Owned[]; kept: Fixes[]; dropped: Dropped }, SourceRefusal>;

async function finish(tx: Tx, sifted: readonly Sifted[], kept: readonly number[], posts: readonly Post[]) {
  const outcomes = sifted.map((one, i): Outcome => {
    if (!one.ok) return one;
    const repeated =
      (one.value.dropped.repeated ?? 0) + one.value.kept.reduce((sum, { count }) => sum + count, 0) - kept[i]!;
    return ok({ kept: kept[i]!, dropped: { ...one.value.dropped, ...(repeated > 0 && { repeated }) } });
  });
  await addDropped(
    tx,
    sifted.flatMap((one, i) => {
      const patrolId = one.ok && (one.value.owned[0]?.patrolId ?? patrolNamed(posts[i]!.source));
      if (!patrolId) return [];
      const reasons = Object.entries(one.value.dropped).filter(([reason]) => reason !== 'repeated');
      return reasons.map(([reason, fixes]) => ({ patrolId, reason, fixes }));
    }),
  );
  return outcomes;
}

const patrolNamed = (source: Source): string | undefined => ('patrolId' in source ? source.patrolId : undefined);

export const unevenColumns = ({ t, lon, lat, accuracy = t, speed = t }: Columns): Result<true, 'track.uneven'> =>
  [lon, lat, accuracy, speed].every(({ length }) => length === t.length)
    ? ok(true)
    : refuse('track.uneven', { at: 't' });
