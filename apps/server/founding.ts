/** A database without a city gets one: divisions, the bureau itself, norms; demo or not is written once. */
import { citySeed, findCity, insertCity, insertDivisions } from '#modules/bureau';
import { findLadderVersions, findVersions, firstNorms } from '#modules/norms';
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
  if (await findCity(house.db)) {
    await enterNewLimits(house);
    await enterNewLadders(house);
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
  await enter(house, firstNorms(newIds(house)));
  return true;
}

const newIds = (house: OpenHouse) => () => newId(house.clock);

/** A newer version of the product may count by a limit that an older one did not know. */
async function enterNewLimits(house: OpenHouse): Promise<void> {
  const known = new Set((await findVersions(house.db)).map(({ key }) => key));
  const limits = firstNorms(newIds(house)).filter(({ name }) => name === 'norms.changeLimit');
  await enter(
    house,
    limits.filter(({ input }) => !known.has((input as { key: string }).key)),
  );
}

async function enterNewLadders(house: OpenHouse): Promise<void> {
  const known = new Set((await findLadderVersions(house.db)).map(({ kind }): string => kind));
  const ladders = firstNorms(newIds(house)).filter(({ name }) => name === 'norms.setLadder');
  await enter(
    house,
    ladders.filter(({ input }) => !known.has((input as { kind: string }).kind)),
  );
}

async function enter(house: OpenHouse, norms: ReturnType<typeof firstNorms>): Promise<void> {
  for (const { name, input } of norms) {
    const done = await house.perform(name, input, newId(house.clock));
    if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.refusal)}`);
  }
}
