/** The demo city at start: people and cast before anybody can come in, its history as far as the start can wait. */
import { citySeed, findCity } from '#modules/bureau';
import type { Config } from '#platform/config';
import type { OpenHouse } from '../house.ts';
import { keepAccounts, openAccounts } from './accounts.ts';
import { commandIdOf, type PlannedDeed, stageOf } from './acting.ts';
import { castParts } from './cast.ts';
import { type Fate, fateOf } from './chance.ts';
import { type City, planCity } from './register.ts';
import { demoAccounts, doneAmong } from './tables.ts';

/** Nothing happens in a city that was not made as a demo. Whatever an earlier start did not finish is done now. */
export async function openDemo(house: OpenHouse, config: Pick<Config, 'demoAccounts'>): Promise<void> {
  const made = await findCity(house.db);
  if (!made?.demo) return;
  const fate = fateOf(made.seed, made.anchorOn);
  let planned: City | undefined;
  const city = () => {
    planned ??= planCity(citySeed(), fate, made.anchorOn);
    return planned;
  };
  await peopleCome(house, fate, city);
  await keepAccounts(house, config.demoAccounts);
  const accounts = await demoAccounts(house.db);
  if (config.demoAccounts && accounts.length < castParts.length + 1) await openAccounts(house, fate, city());
}

async function peopleCome(house: OpenHouse, fate: Fate, city: () => City): Promise<void> {
  const { entry, enteredAt } = city();
  const deed: PlannedDeed = {
    key: 'register',
    at: enteredAt,
    name: 'bureau.enterRegister',
    by: null,
    input: { ...entry },
  };
  const done = await doneAmong(house.db, [commandIdOf(fate, deed)]);
  if (done.size === 0) await stageOf(house, fate)(deed);
}
