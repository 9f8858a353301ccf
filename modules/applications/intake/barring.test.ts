/** Between a deed's look at what bars the land and its end neither a seizure nor an import of that land is answered. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { holdParcel } from '#modules/land/contract';
import { sql } from '#platform/database';
import { MORTGAGOR, parcelIn } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { box, bringParcels, frameAt, polygon } from '../../land/testing/ground.ts';
import { decideFree } from './barring.ts';

const onPostgres = 'url' in inject('database');
const BASIS = '（2026）演0001执1号';
const unitNumber = (n: number) => `421303001001GB${String(n).padStart(5, '0')}W00000000`;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

/** `other` is begun when the deed has looked; answers what came of it first. */
async function meanwhile(about: Parameters<typeof decideFree>[1], other: () => Promise<unknown>): Promise<string> {
  const looked = Promise.withResolvers<number>();
  const end = Promise.withResolvers<void>();
  const deed = house.database.transaction(async (tx) => {
    must(await decideFree({ tx, today: house.clock.today() }, about));
    looked.resolve((await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]!.pid);
    await end.promise;
  });
  const pid = await looked.promise;
  let answered = false;
  const done = other().finally(() => {
    answered = true;
  });
  const waits = async () => {
    const { rows } = await sql`select 1 from pg_stat_activity where ${pid}::int = any(pg_blocking_pids(pid))`.execute(
      house.db,
    );
    return rows.length > 0;
  };
  while (!answered && !(await waits()));
  const first = answered ? 'answered' : 'waits';
  end.resolve();
  await deed;
  await done;
  return first;
}

describe.runIf(onPostgres)('while a deed is about to enter something', () => {
  test('a seizure waits, and bars the next deed', async () => {
    const parcelId = await parcelIn(house);
    const about = { parcelId, unitNumber: unitNumber(1) };
    const seize = async () =>
      must(await house.as('qin').run(holdParcel, { id: house.id(), parcelId, kind: 'seizure', basis: BASIS }));
    expect(await meanwhile(about, seize)).toBe('waits');
    const next = house.database.transaction((tx) => decideFree({ tx, today: house.clock.today() }, about));
    expect(await next).toMatchObject({ refusal: { code: 'parcel.held' } });
  });

  test('a new version of the land waits', async () => {
    const parcelId = await parcelIn(house, 2);
    const frame = await frameAt(house);
    const properties = { unitNumber: unitNumber(2), rightKind: '国有建设用地使用权', holder: MORTGAGOR };
    const geometry = polygon(frame(box(120, 0, 169, 50)));
    const bring = async () => must(await bringParcels(house, [{ geometry, properties }], '2026-11-20'));
    expect(await meanwhile({ parcelId, unitNumber: unitNumber(2) }, bring)).toBe('waits');
  });
});
