/** What is done about once a minute and once a day: clocks that turned, what is past its retention. */

import { turningClocks } from '#modules/matters';
import { newId } from '#platform/clock';
import { purgeIdentity } from '#platform/identity';
import type { Log } from '#platform/log';
import { purgePipeline } from '#platform/pipeline';
import type { OpenHouse } from './house.ts';
import { modules } from './modules.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BATCH = 200;

type Every = (ms: number, fn: () => Promise<void>) => () => void;

export function startRounds(house: OpenHouse, every: Every, log: Log): () => void {
  const guarded = (name: string, run: () => Promise<void>) => async () => {
    await run().catch((fault: unknown) => log.fault(`round ${name}`, fault));
  };
  const purge = guarded('purge', async () => {
    await purgeIdentity(house.database, house.clock);
    // A demo city's past is older than that, and its making is resumed by recognising each command.
    if (!house.world.demo) await purgePipeline(house.db, house.clock);
  });
  void purge();
  const stops = [
    every(
      MINUTE_MS,
      guarded('clocks', () => turnClocks(house)),
    ),
    ...modules
      .flatMap((module) => [...(module.rounds ?? [])])
      .map(({ name, run }) =>
        every(
          MINUTE_MS,
          guarded(name, () => run(house)),
        ),
      ),
    every(DAY_MS, purge),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Each clock that turned is a fact of its own; one that fails does not hold up the others. */
export async function turnClocks(house: OpenHouse): Promise<void> {
  for (const { matterId, clock } of await turningClocks(house.db, house.clock.now(), BATCH)) {
    const turned = await house.perform('matters.turnClock', { matterId, clock }, newId(house.clock));
    if (!turned.ok) throw new Error(`clock ${clock} of ${matterId}: ${turned.refusal.code}`);
  }
}
