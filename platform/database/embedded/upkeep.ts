/** Sweeps the embedded database's tables: a single session has no autovacuum, whatever `show autovacuum` says. */
import { type Kysely, sql } from 'kysely';
import { type Cancel, every } from '#platform/clock';
import { Outage } from '../outage.ts';

export interface Upkeep {
  db: Kysely<unknown>;
  /** Nobody is waiting and no transaction is open. */
  isIdle(): boolean;
}

interface Worn {
  place: string;
  name: string;
  vacuum: boolean;
}

/** Autovacuum's own thresholds: 50 rows and a fifth of the table dead, or a tenth changed since the last count. */
const findWorn = (db: Kysely<unknown>) =>
  sql<Worn>`
  select schemaname as place, relname as name, n_dead_tup > 50 + 0.2 * n_live_tup as vacuum
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
  order by n_dead_tup + n_mod_since_analyze desc, schemaname, relname`.execute(db);

/** One table at a time, and only while nobody waits. Answers how many it swept. */
export async function sweepTables({ db, isIdle }: Upkeep): Promise<number> {
  let swept = 0;
  if (!isIdle()) return swept;
  for (const { place, name, vacuum } of (await findWorn(db)).rows) {
    if (!isIdle()) break;
    await sql`${sql.raw(vacuum ? 'vacuum (analyze)' : 'analyze')} ${sql.id(place, name)}`.execute(db);
    swept += 1;
  }
  return swept;
}

const MINUTE_MS = 60_000;

/** What goes wrong here is told and tried again: tables that are not swept are slow, a house that ends is closed. */
export function keepUp(upkeep: Upkeep, onFault: (fault: unknown) => void, repeat: typeof every = every): Cancel {
  return repeat(MINUTE_MS, async () => {
    try {
      await sweepTables(upkeep);
    } catch (fault) {
      // A table dropped meanwhile (42P01, 3F000) or an outage: the next minute sees what is left.
      const code = String((fault as { code?: unknown }).code ?? '');
      if (!(fault instanceof Outage) && code !== '42P01' && code !== '3F000') onFault(fault);
    }
  });
}
