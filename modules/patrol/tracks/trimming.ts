/** Points after the end of a patrol and days past their time, thrown away; days that are over, put in order. */
import type { Deed, House } from '#platform/pipeline';
import { gridOf } from '../coverage/ground.ts';
import { keepDay } from './keeping.ts';
import { oldestKept } from './retention.ts';
import { addedDays, dayOf } from './rules/days.ts';
import { bucketOf, firstFixes } from './rules/fixes.ts';
import type { Mode } from './rules/judging.ts';
import { dropDay, settleDay, stretchesFrom, takeWritersTurn, trackDays, unsettledDays } from './tables.ts';

/** Answers how many. Writers that wait for their turn read the patrol's end after it. */
export async function trimPatrol(deed: Deed, patrol: { id: string; mode: Mode }, endedAt: string): Promise<number> {
  await takeWritersTurn(deed.tx);
  const endMs = Date.parse(endedAt);
  const after = await stretchesFrom(deed.tx, patrol.id, dayOf(endMs), bucketOf(endMs));
  let gone = 0;
  for (const [day, stretches] of Map.groupBy(after, (stretch) => stretch.day)) {
    const changes = stretches.map((stretch) => ({
      ...stretch,
      mode: patrol.mode,
      apply: (there: Parameters<typeof firstFixes>[0]) => {
        let count = there.count;
        while (count > 0 && there.t[count - 1]! >= endMs) count -= 1;
        gone += there.count - count;
        return firstFixes(there, count);
      },
    }));
    await keepDay(deed.tx, gridOf(deed.cityCode), day, changes);
  }
  return gone;
}

/** Days older than the norm go as whole partitions; their coverage and the patrols themselves stay. */
export async function purgeTracks({ db, database, clock }: House): Promise<void> {
  const oldest = dayOf(await oldestKept(db, clock.today()));
  const past = (await trackDays(db)).filter((day) => day < oldest);
  for (const day of past)
    await database.transaction(async (tx) => {
      await takeWritersTurn(tx);
      if ((await trackDays(tx)).includes(day)) await dropDay(tx, day);
    });
}

/** A day that is over for a day is put in order once: what comes later is little. */
export async function settleTracks({ db, database, clock }: House): Promise<void> {
  const before = addedDays(clock.today(), -1);
  for (const day of (await unsettledDays(db)).filter((one) => one < before))
    await database.transaction(async (tx) => {
      await takeWritersTurn(tx);
      if ((await unsettledDays(tx)).includes(day)) await settleDay(tx, day);
    });
}
