/** A whole bureau for a test file: founded, with norms and the cast, its clock standing still; see README.md here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, OutputOf, Query, Result } from '@cuntu/base';
import { must } from '@cuntu/base';
import type { Actor, Role } from '@cuntu/divisions';
import type { z } from 'zod';
import { licencesOf } from '#modules/bureau';
import { fixedClock, newId, seededRandom } from '#platform/clock';
import { grant, grantsOfHolder, openAccount } from '#platform/identity';
import { openLog } from '#platform/log';
import { type Call, consult, type Handler, perform, type QueryHandler } from '#platform/pipeline';
import { foundCity } from '../../apps/server/founding.ts';
import { type OpenHouse, openHouse } from '../../apps/server/house.ts';
import { modules } from '../../apps/server/modules.ts';
import { turnClocks } from '../../apps/server/rounds.ts';
import { accountIdOf, type CastName, CITY, castRegister, idOf } from './cast.ts';
import { emptyPress } from './empty-press.ts';
import { closeFirst, openTestDatabase } from './index.ts';
import { rowCounts, schemaOf } from './tables.ts';

export * from './cast.ts';

/** 09:00 on Tuesday 24 November 2026 in Shanghai: a day of work with no holiday near. */
export const MORNING = '2026-11-24T09:00:00+08:00';

export interface TestHouseOptions {
  clock?: string;
  /** The real press prints; else a paper is an empty PDF, and every character is printable. */
  press?: 'real';
  /** Changes every random byte. */
  seed?: string;
}

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>;

export async function openTestHouse(options: TestHouseOptions = {}) {
  const clock = fixedClock(options.clock ?? MORNING);
  const random = seededRandom(options.seed ?? 'house');
  const home = mkdtempSync(join(tmpdir(), 'cuntu-house-'));
  const database = await openTestDatabase();
  const faults: unknown[] = [];
  const log = openLog({ level: 'error', write: (line) => void faults.push(JSON.parse(line)) });
  const house = await openHouse({
    // The schema is dropped by whoever made it; the house only leaves it.
    database: { ...database, close: async () => {} },
    home,
    publicUrl: 'https://cuntu.example',
    clock,
    log,
    random,
    press: options.press === 'real' ? undefined : emptyPress,
  });
  closeFirst(async () => {
    await house.close();
    rmSync(home, { recursive: true, force: true });
  });
  await foundCity(house, { demo: true, anchorOn: clock.today() });
  must(await house.perform('bureau.enterRegister', castRegister(), newId(clock, random)));
  await openCitizen(house);
  const id = () => newId(clock, random);
  const handlers: Handler[] = modules.flatMap((module) => [...module.handlers]);
  const handlerOf = <H extends Handler>(name: string) => handlers.find((one) => one.declaration.name === name) as H;

  return {
    house,
    database,
    db: database.db,
    world: house.world,
    clock,
    home,
    log,
    faults,
    handlers,
    id,
    idOf,
    actorOf: (who: CastName) => actorOf(house, who),
    as: (who: CastName) => ({
      /** Does a command as this person, through the pipeline. */
      async run<C extends Command>(command: C, input: z.input<C['input']>, call: Partial<Call> = {}) {
        const actor = await actorOf(house, who);
        const made = { actor, commandId: id(), requestId: 'test', ...call };
        const done = await perform(house.world, house.handlerOf(command.name), made, input);
        return done as Result<OutputOf<C>, string>;
      },
      /** Asks a query as this person. */
      async find<Q extends Query>(query: Q, input: z.input<Q['input']>) {
        const question = { actor: await actorOf(house, who), lang: 'zh' as const, requestId: 'test' };
        const found = await consult(house.world, handlerOf<QueryHandler>(query.name), question, input);
        return found as Result<z.output<Q['output']>, string>;
      },
    }),
    /** Jobs and hearers that wait are done, also what they bring. */
    async settle(): Promise<void> {
      while ((await house.jobs.runUntilIdle()) + (await house.hearers.runUntilIdle()) > 0);
    },
    /** What the house does about once a minute. */
    turnClocks: () => turnClocks(house),
    /** Rows of every table of the schema, to show that a refusal or a fault left nothing behind. */
    rowCounts: () => rowCounts(database.db, database.schema),
    schema: () => schemaOf(database.db, database.schema),
  };
}

/** Of a person of the cast as grants and licences stand today; a grant is read anew at every call. */
async function actorOf({ db, clock }: OpenHouse, who: CastName): Promise<Actor> {
  if (who === 'system' || who === 'nobody') return who;
  const accountId = accountIdOf(who);
  const personId = who === 'tang' ? accountId : idOf(who);
  const held = await grantsOfHolder(db, who === 'tang' ? { accountId } : { personId });
  const today = clock.today();
  const grants = held
    .filter(({ fromOn, toOn }) => fromOn <= today && (toOn === null || toOn >= today))
    .map(({ role, division, unitId, fromOn, toOn }) => ({
      role: role as Role,
      division,
      ...(unitId ? { unitId } : {}),
      from: fromOn,
      ...(toOn ? { to: toOn } : {}),
    }));
  const units = [...new Set(grants.flatMap((one) => one.unitId ?? []))];
  return { personId, accountId, grants, licences: (await licencesOf(db, personId)) as never, units };
}

async function openCitizen({ database, clock }: OpenHouse): Promise<void> {
  const accountId = accountIdOf('tang');
  await database.transaction(async (tx) => {
    must(await openAccount(tx, clock, { id: accountId, username: 'tang' }));
    const given = { id: idOf('grant of tang'), holder: { accountId }, role: 'citizen', division: CITY } as const;
    await grant(tx, { ...given, fromOn: '2024-01-01', source: 'test' });
  });
}
