/** The house put together: one city's database, its modules, and what works in it after a commit. */
import { join } from 'node:path';
import { hex, type Result } from '@cuntu/base';
import { findCity, licencesOf, personNames } from '#modules/bureau';
import { type Clock, type Randomness, systemRandom } from '#platform/clock';
import { type Database, forbidInTransaction, migrate } from '#platform/database';
import { openPress, type Press } from '#platform/documents';
import { type Files, openFiles } from '#platform/files';
import { type Identity, openIdentity, type Seal, sealFromFile } from '#platform/identity';
import { endLeases, type Hearers, type Jobs, openHearers, openJobs } from '#platform/jobs';
import { openPublicLog, type PublicLog } from '#platform/ledger-store';
import type { Log } from '#platform/log';
import { type Bus, openBus, postgresWire, SESSIONS } from '#platform/notify';
import { type CommandHandler, type House, loadFacts, perform, type World } from '#platform/pipeline';
import { joinWords, openWords, type Say } from '#platform/words';
import { sealedSample } from './control/doctor/tables.ts';
import { migrations, modules } from './modules.ts';
import { books } from './words.ts';

export interface HouseOptions {
  database: Database;
  home: string;
  publicUrl: string;
  clock: Clock;
  log: Log;
  databaseUrl?: string;
  random?: Randomness;
  /** Another press than the real one: where nothing is printed, a typesetter of 190 MB need not stand by. */
  press?: Press;
}

export interface OpenHouse extends House {
  world: World;
  database: Database;
  identity: Identity;
  seal: Seal;
  say: Say;
  bus: Bus;
  jobs: Jobs;
  hearers: Hearers;
  publicLog: PublicLog;
  handlerOf(name: string): CommandHandler;
  close(): Promise<void>;
}

/** The city's code is the only one until a database of another city is opened. */
const CITY = '4213';

export async function openHouse(o: HouseOptions): Promise<OpenHouse> {
  const { database, clock, log, random = systemRandom } = o;
  await migrate(database, migrations);
  if (database.sole) await endLeases(database.db);
  const onFault = (fault: unknown, where: string) => log.fault(where, fault);
  const city = await findCity(database.db);
  const seal = sealFromFile(join(o.home, 'seal.key'), random, await sealedSample(database.db));
  const [press, files, bus] = await Promise.all([
    o.press ?? openPress({ fontsHome: join(o.home, 'fonts'), guard: () => forbidInTransaction('a print') }),
    openFiles(o.home, { guard: () => forbidInTransaction('a file') }),
    openBus({ random, onFault, wire: wireOf(o, onFault) }),
  ]);
  const demo = city?.demo ?? false;
  const hears = modules.flatMap((module) => module.hears ?? []);
  const world: World = {
    cityCode: city?.code ?? CITY,
    database,
    clock,
    randomness: random,
    bus,
    files,
    seal,
    printable: (record) => press.check(record),
    demo,
    hearers: hears,
    wake: (left) => {
      if (left?.jobs ?? true) jobs.wake();
      hearers.wake(left?.facts);
      publicLog.wake();
    },
  };
  const handlers = new Map(modules.flatMap((module) => module.handlers).map((one) => [one.declaration.name, one]));
  const handlerOf = (name: string): CommandHandler => {
    const handler = handlers.get(name);
    if (handler?.declaration.kind !== 'command') throw new Error(`no command ${name}`);
    return handler as CommandHandler;
  };
  const house: House = {
    db: database.db,
    database,
    clock,
    get cityCode() {
      return world.cityCode;
    },
    press,
    files,
    publicUrl: o.publicUrl,
    perform: (name, input, commandId): Promise<Result<unknown>> =>
      perform(world, handlerOf(name), { actor: 'system', commandId, requestId: commandId }, input),
  };
  const jobs = openJobs({ db: database.db, clock, handlers: jobHandlers(house), onFault });
  const hearers = openHearers({
    db: database.db,
    clock,
    hearers: hears.map((one) => ({
      name: one.name,
      facts: one.facts,
      hear: (fact, deliveryId) => one.hear(house, fact, deliveryId),
      ...(one.hearTogether && { hearTogether: (facts) => one.hearTogether!(house, facts) }),
    })),
    load: loadFacts,
    onFault,
  });
  const publicLog = openPublicLog({
    database,
    home: o.home,
    clock,
    random,
    origin: () => originOf(o.publicUrl, world.demo, random),
    onFault,
  });
  const identity = await openIdentity({
    database,
    clock,
    random,
    seal,
    demo: () => world.demo,
    licencesOf: (db, personId) => licencesOf(db, personId) as never,
    nameOf: async (db, personId) => (await personNames(db, [personId])).get(personId),
    onEnded: (accountId) => bus.publish({ topic: SESSIONS, matterId: accountId, division: world.cityCode }),
  });
  return {
    ...house,
    cityCode: world.cityCode,
    world,
    database,
    identity,
    seal,
    say: openWords(joinWords(books)),
    bus,
    jobs,
    hearers,
    publicLog,
    handlerOf,
    close: async () => {
      await Promise.all([jobs.stop(), hearers.stop(), publicLog.stop()]);
      identity.close();
      await bus.close();
      await press.close();
      await database.close();
    },
  };
}

/** The log's name for ever: where it is published. What a demo tells is no city's, so each demo has a log of its own. */
const originOf = (publicUrl: string, demo: boolean, random: Randomness): string => {
  const address = publicUrl.replace(/^https?:\/\//, '');
  return `${address}/tlog${demo ? `/demo-${hex(random.bytes(8))}` : ''}`;
};

const wireOf = (o: HouseOptions, onFault: (fault: unknown, where: string) => void) =>
  o.databaseUrl && o.database.kind === 'postgres'
    ? postgresWire({
        database: o.database,
        connectionString: o.databaseUrl,
        onFault: (fault) => onFault(fault, 'live wire'),
      })
    : undefined;

const jobHandlers = (house: House) =>
  Object.fromEntries(
    modules
      .flatMap((module) => module.jobs ?? [])
      .map((job) => [
        job.name,
        (one: { payload: unknown; key: string | null }) => job.run(house, one.payload, one.key),
      ]),
  );

export type { Files, Press };
