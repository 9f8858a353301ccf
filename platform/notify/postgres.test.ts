/** Tests of the wire over a real PostgreSQL: two servers of one city, another city beside them, and a cut line. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seededRandom } from '#platform/clock';
import { type Database, sql } from '#platform/database';
import { openTestDatabase } from '../../tests/harness/index.ts';
import { type Bus, type Heard, openBus } from './bus.ts';
import { postgresWire } from './postgres.ts';
import type { LiveEvent } from './wire.ts';

const provided = inject('database');
/** The embedded database has one process, and so nobody to tell. */
const url = 'url' in provided ? provided.url : undefined;
const north: LiveEvent = { topic: 'matter', matterId: 'm1', division: '421303187', states: ['reported', 'confirmed'] };

describe.skipIf(!url)('servers on one PostgreSQL', () => {
  let database: Database;
  let neighbour: Database;
  const buses: Bus[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    neighbour = await openTestDatabase();
  });
  afterAll(async () => {
    for (const bus of buses) await bus.close();
  });

  async function server(of: Database, seed: string) {
    const onFault = (_: unknown, where: string) => faults.push(where);
    const wire = postgresWire({ database: of, connectionString: url!, retryMs: 1, onFault });
    const bus = await openBus({ random: seededRandom(seed), onFault, wire });
    buses.push(bus);
    const heard: Heard[] = [];
    bus.subscribe(
      () => true,
      (event) => void heard.push(event),
    );
    return { bus, heard };
  }

  it('hear each other, themselves once, and not the neighbouring city', async () => {
    const [one, two, other] = [await server(database, '1'), await server(database, '2'), await server(neighbour, '3')];
    one.bus.publish(north);
    await expect.poll(() => two.heard).toEqual([north]);
    two.bus.publish({ ...north, topic: 'light' });
    await expect.poll(() => one.heard).toEqual([north, { ...north, topic: 'light' }]);
    other.bus.publish(north);
    await expect.poll(() => other.heard).toEqual([north]);
    two.bus.publish({ ...north, topic: 'last' });
    await expect.poll(() => one.heard.length).toBe(3);
    expect(two.heard).toHaveLength(3);
    expect(other.heard).toHaveLength(1);
  });

  it('tell their readers to read again when the line was cut, and hear on', async () => {
    const [one, two] = [await server(database, '4'), await server(database, '5')];
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cuntu live' and datname = current_database()`.execute(database.db);
    await expect.poll(() => [one.heard.at(-1), two.heard.at(-1)]).toEqual([{ topic: 'resync' }, { topic: 'resync' }]);
    expect(faults).toContain('live line');
    one.bus.publish(north);
    await expect.poll(() => two.heard.at(-1)).toEqual(north);
  });

  it('does not wait for a database that is not there when it begins: the start fails', async () => {
    const wire = postgresWire({
      database,
      connectionString: 'postgres://postgres@127.0.0.1:1/none',
      onFault: (_, where) => faults.push(where),
    });
    await expect(openBus({ random: seededRandom('6'), onFault: () => {}, wire })).rejects.toThrow();
  });
});
