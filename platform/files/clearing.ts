/** Files that were put and never hung on anything go after two days; one that is being hung stays. */
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import type { Files } from './store.ts';
import { deleteStored, forgetPuts, holdOld, isStored } from './tables.ts';

/** Long enough for a phone that has sent its photos and finds no net for the report until the day after. */
const UNHUNG_LIVES_MS = 48 * 3_600_000;
const BATCH = 200;

/** Which of the files something hangs on; asked of every part that keeps an address of one. */
export type Holding = (tx: Tx, sha256s: readonly string[]) => Promise<readonly string[]>;

/** Answers how many went. */
export async function clearUnhung(
  { database, clock, files }: { database: Database; clock: Clock; files: Files },
  holding: readonly Holding[],
): Promise<number> {
  const putBefore = new Date(Date.parse(clock.now()) - UNHUNG_LIVES_MS).toISOString();
  let gone = 0;
  for (let after = ''; ; ) {
    const { seen, loose } = await database.transaction(async (tx) => {
      const old = await holdOld(tx, putBefore, after, BATCH);
      // Asked after the rows are held: whoever hung one meanwhile has committed and is seen, whoever comes now waits.
      const held = new Set((await Promise.all(holding.map((ask) => ask(tx, old)))).flat());
      const unhung = old.filter((sha256) => !held.has(sha256));
      await deleteStored(tx, unhung);
      return { seen: old, loose: unhung };
    });
    for (const sha256 of loose) await files.clear(sha256, () => isStored(database.db, sha256));
    gone += loose.length;
    if (seen.length < BATCH) break;
    after = seen.at(-1)!;
  }
  await forgetPuts(database.db, clock.today());
  return gone;
}
