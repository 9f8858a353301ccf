/** What the pipeline keeps for a time only, and for how long. */
import type { Clock } from '#platform/clock';
import type { Db } from '#platform/database';
import { deleteAged } from './tables.ts';

const DAY_MS = 86_400_000;
/** A phone may lie in a drawer for a season and still send its deed only once. */
const COMMANDS_DAYS = 400;
/** 网络安全法 23: logs are kept six months and more. */
const REFUSALS_DAYS = 190;
const BATCH = 5_000;

export async function purgePipeline(db: Db, clock: Clock): Promise<void> {
  const ago = (days: number) => new Date(Date.parse(clock.now()) - days * DAY_MS).toISOString();
  const before = { commands: ago(COMMANDS_DAYS), refusals: ago(REFUSALS_DAYS) };
  while ((await deleteAged(db, before, BATCH)) > 0);
}
