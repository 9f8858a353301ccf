/** A database without a city gets one: divisions, the bureau itself, norms; an older city gets the norms that came since. */
import { citySeed, findCity, insertCity, insertDivisions } from '#modules/bureau';
import { firstNorms, missingLimits } from '#modules/norms';
import { newId } from '#platform/clock';
import type { OpenHouse } from './house.ts';

export interface Founding {
  demo: boolean;
  anchorOn: string;
}

const VALID_FROM = '2018-01-01';
const SEED = 'cuntu-demo-1';

/** Answers whether it had to. */
export async function foundCity(house: OpenHouse, founding: Founding): Promise<boolean> {
  const mint = () => newId(house.clock);
  if (await findCity(house.db)) {
    await performAll(house, await missingLimits(house.db, mint));
    return false;
  }
  const seed = citySeed();
  const root = seed.divisions.find((division) => division.parent === null)!;
  await house.database.transaction(async (tx) => {
    await insertDivisions(tx, seed.divisions, VALID_FROM);
    await insertCity(
      tx,
      { code: root.code, demo: founding.demo, anchorOn: founding.anchorOn, seed: SEED },
      house.clock.now(),
    );
  });
  house.world.cityCode = root.code;
  house.world.demo = founding.demo;
  await performAll(house, firstNorms(mint));
  return true;
}

async function performAll(house: OpenHouse, commands: readonly { name: string; input: unknown }[]): Promise<void> {
  for (const { name, input } of commands) {
    const done = await house.perform(name, input, newId(house.clock));
    if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.refusal)}`);
  }
}
