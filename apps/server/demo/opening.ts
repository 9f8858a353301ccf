/** The demo city at start: people and cast before anybody can come in, then its history, going on where it was left. */
import { citySeed, findCity } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { later } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import type { OpenHouse } from '../house.ts';
import { keepAccounts, openAccounts } from './accounts.ts';
import { commandIdOf, type PlannedDeed, type Stage, stageOf } from './acting.ts';
import { castParts } from './cast.ts';
import { type Fate, fateOf } from './chance.ts';
import { planHistory } from './findings/history.ts';
import { officeHoursOf } from './findings/office-hours.ts';
import { crewOf } from './findings/officers.ts';
import { type City, planCity } from './register.ts';
import { keepScenes, scenes } from './scenery.ts';
import { demoAccounts, doneAmong } from './tables.ts';

export interface DemoOptions {
  demoAccounts: Config['demoAccounts'];
  log: Log;
  /** Past findings; absent: all. */
  pastCount?: number;
}

export interface DemoPlan {
  fate: Fate;
  city: City;
  /** In the order of their times; the first brings the people. */
  deeds: PlannedDeed[];
}

/** A function of the city's seed and anchor day, and of the official holidays. */
export async function planDemo(house: OpenHouse, pastCount?: number): Promise<DemoPlan> {
  const made = await findCity(house.db);
  if (!made?.demo) throw new Error('this city is no demo: nothing is planned for it');
  const { seed, anchorOn } = made;
  const divisions = citySeed();
  const fate = fateOf(seed, anchorOn);
  const city = planCity(divisions, fate, anchorOn);
  const villages = new Map(divisions.divisions.map((one) => [one.code, one]));
  const hours = officeHoursOf(await almanacNow(house.db));
  const history = planHistory({ fate, city, villages, hours, crew: crewOf(city), scenes, anchorOn }, pastCount);
  const input = { ...city.entry };
  const people: PlannedDeed = { key: 'register', at: city.enteredAt, name: 'bureau.enterRegister', by: null, input };
  return { fate, city, deeds: [people, ...history] };
}

export interface Demo {
  /** Until all of the history is there. Rejects on a fault; the next start goes on. */
  whole: Promise<void>;
  /** Until it is there, or for so long. */
  partly(ms: number): Promise<void>;
  /** Ends after the deed in hand. */
  stop(): Promise<void>;
}

/** Answers when the people are there and the cast can sign in; undefined in a city that is no demo. */
export async function openDemo(house: OpenHouse, options: DemoOptions): Promise<Demo | undefined> {
  if (!house.world.demo) return undefined;
  const { fate, city, deeds } = await planDemo(house, options.pastCount);
  const commandOf = new Map(deeds.map((deed) => [deed, commandIdOf(fate, deed)]));
  const done = await doneAmong(house.db, [...commandOf.values()]);
  const [people, ...left] = deeds.filter((deed) => !done.has(commandOf.get(deed)!));
  const stage = stageOf(house, fate);
  if (people?.by === null) await stage(people);
  await keepAccounts(house, options.demoAccounts);
  const accounts = await demoAccounts(house.db);
  if (options.demoAccounts && accounts.length <= castParts.length) await openAccounts(house, fate, city);
  const history = people && people.by !== null ? [people, ...left] : left;
  return tellHistory(house, stage, history, options.log);
}

const LOG_EVERY = 100;

function tellHistory(house: OpenHouse, stage: Stage, deeds: readonly PlannedDeed[], log: Log): Demo {
  let stopped = false;
  const tell = async () => {
    if (deeds.length === 0) return;
    await keepScenes(house);
    for (const [i, deed] of deeds.entries()) {
      if (stopped) return;
      await stage(deed);
      if ((i + 1) % LOG_EVERY === 0) log.info('demo', { done: i + 1, of: deeds.length });
    }
    log.info('demo', { done: deeds.length, of: deeds.length });
    house.world.wake();
  };
  const whole = tell();
  const ended = whole.then(
    () => {},
    () => {},
  );
  return {
    whole,
    partly: (ms) =>
      new Promise((go) => {
        const cancel = later(ms, go);
        void ended.then(cancel).then(go);
      }),
    stop: () => {
      stopped = true;
      return ended;
    },
  };
}
