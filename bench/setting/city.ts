/** A city with its whole register and a few people who can sign in, made through the product's own commands. */
import { mkdirSync } from 'node:fs';
import { citySeed } from '#modules/bureau';
import { newId, systemClock } from '#platform/clock';
import { openDatabase, sql } from '#platform/database';
import { hashPassword, openAccount } from '#platform/identity';
import { openLog } from '#platform/log';
import { foundCity } from '../../apps/server/founding.ts';
import { type OpenHouse, openHouse } from '../../apps/server/house.ts';
import { type Register, registerOf } from './register.ts';

export const PASSWORD = 'plum blossom in the snow';
const COORDINATORS = 8;

export interface Where {
  home: string;
  databaseUrl?: string;
}

export interface Person {
  username: string;
  personId: string;
  /** Where he serves. */
  division: string;
  /** A place there. */
  at: [number, number];
}

export interface City {
  coordinators: Person[];
  stationOfficer: Person;
  inspector: Person;
  leader: Person;
  windowClerk: Person;
  examiner: Person;
  registrar: Person;
}

/** Opens the house on the place, runs what is to be done there, and closes it again. */
export async function inHouse<T>(where: Where, run: (house: OpenHouse) => Promise<T>): Promise<T> {
  mkdirSync(where.home, { recursive: true });
  const database = await openDatabase(where.databaseUrl ? { url: where.databaseUrl } : { home: where.home });
  const house = await openHouse({
    ...where,
    database,
    publicUrl: 'http://127.0.0.1',
    clock: systemClock,
    log: openLog({ pretty: true }),
  });
  try {
    return await run(house);
  } finally {
    await house.close();
  }
}

export const makeCity = (where: Where): Promise<City> =>
  inHouse(where, async (house) => {
    await foundCity(house, { demo: false, anchorOn: house.clock.today() });
    const register = registerOf(citySeed(), () => newId(house.clock));
    const entered = await house.perform('bureau.enterRegister', register.entry, newId(house.clock));
    if (!entered.ok) throw new Error(JSON.stringify(entered.refusal));
    const people = await peopleOf(house, register);
    const passwordHash = await hashPassword(PASSWORD);
    const { coordinators, ...others } = people;
    const all = [...coordinators, ...Object.values(others)];
    await house.database.transaction(async (tx) => {
      for (const { username, personId } of all) {
        const opened = await openAccount(tx, house.clock, { id: newId(house.clock), username, personId, passwordHash });
        if (!opened.ok) throw new Error(opened.refusal.code);
      }
    });
    // A server in use is analysed by itself; this one is a minute old.
    await sql`analyze`.execute(house.db);
    return people;
  });

async function peopleOf(house: OpenHouse, register: Register): Promise<City> {
  const { rows } = await sql<{ code: string; at: [number, number] }>`
    select code, jsonb_build_array(st_x(p), st_y(p)) as at
    from (select code, st_pointonsurface(outline) as p from division) d`.execute(house.db);
  const places = new Map(rows.map((row) => [row.code, row.at]));
  const person = (role: string, i: number): Person => {
    const holders = register.holders.filter((one) => one.role === role);
    const { personId, division } = holders[i % holders.length]!;
    return { username: `${role}${i}`, personId, division, at: places.get(division)! };
  };
  // Spread over the city: neighbours' findings would all be near one another.
  const step = Math.floor(register.holders.filter((one) => one.role === 'coordinator').length / COORDINATORS);
  return {
    coordinators: Array.from({ length: COORDINATORS }, (_, i) => person('coordinator', i * step)),
    stationOfficer: person('stationOfficer', 0),
    inspector: person('inspector', 0),
    leader: person('leader', 0),
    windowClerk: person('windowClerk', 0),
    examiner: person('examiner', 0),
    registrar: person('registrar', 0),
  };
}
