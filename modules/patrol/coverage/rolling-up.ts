/** Weeks and months that are over are rolled up, so that a long period is read from few rows. */
import type { House } from '#platform/pipeline';
import { takeWritersTurn } from '../tracks/tables.ts';
import { spansToRoll } from './rules.ts';
import { firstCoveredDay, rolledSpans, rollUp } from './tables.ts';

/** One span a transaction: the writer waits for its turn no longer than that takes. What comes late is added by the writer. */
export async function rollUpCoverage({ db, database, clock }: House): Promise<void> {
  const today = clock.today();
  const first = await firstCoveredDay(db);
  if (!first) return;
  for (const span of spansToRoll(first, today, await rolledSpans(db, '-infinity', today)))
    await database.transaction(async (tx) => {
      await takeWritersTurn(tx);
      const known = await rolledSpans(tx, span.since, span.since);
      if (!known.some((one) => one.span === span.span)) await rollUp(tx, span);
    });
}
