/** What the administrator's deeds work with: the open house of a server, or a database that the command opened itself. */
import { findCity, licencesOf, personNames } from '#modules/bureau';
import { type Clock, systemClock, systemRandom } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Database, openDatabase } from '#platform/database';
import { type Identity, openIdentity, type Seal, sealWith } from '#platform/identity';
import type { OpenHouse } from '../house.ts';
import { migrations } from '../modules.ts';
import { appliedMigrations } from './tables.ts';

export interface Desk {
  database: Database;
  clock: Clock;
  config: Config;
  identity: Identity;
  /** Of the city; absent where the database holds none yet. */
  city: { code: string; demo: boolean } | undefined;
  /** Of a running server. */
  house?: OpenHouse;
}

export interface OpenDesk extends Desk {
  close(): Promise<void>;
}

/** Of a server at work, which has had a city since its start. */
export const deskOf = (house: OpenHouse, config: Config): Desk & { city: { code: string; demo: boolean } } => ({
  database: house.database,
  clock: house.clock,
  config,
  identity: house.identity,
  city: { code: house.world.cityCode, demo: house.world.demo },
  house,
});

/** Ids of the changes that this database still lacks. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const applied = new Set((await appliedMigrations(database.db)).map((one) => one.id));
  return migrations.map((one) => one.id).filter((id) => !applied.has(id));
}

/** Changes nothing: neither the tables nor the folder beyond what the embedded database itself needs. */
export async function openDesk(config: Config): Promise<OpenDesk> {
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { home: config.home });
  const migrated = (await pendingMigrations(database)).length === 0;
  const city = migrated ? await findCity(database.db) : undefined;
  const identity = await openIdentity({
    database,
    clock: systemClock,
    random: systemRandom,
    seal: sealedElsewhere,
    demo: () => city?.demo ?? false,
    licencesOf: (db, personId) => licencesOf(db, personId) as never,
    nameOf: async (db, personId) => (await personNames(db, [personId])).get(personId),
  });
  const close = async () => {
    identity.close();
    await database.close();
  };
  return { database, clock: systemClock, config, identity, city, close };
}

/** None of these deeds seals or opens a secret: the key in the folder is not touched, and none is made. */
const sealedElsewhere: Seal = sealWith(new Uint8Array(32), systemRandom);
