/** A city that is there already gets what a newer version counts by, once. */
import { expect, test } from 'vitest';
import { findVersions } from '#modules/norms';
import { sql } from '#platform/database';
import { openTestHouse } from '../../tests/harness/house.ts';
import { foundCity } from './founding.ts';

test('a limit that an older version did not know is entered when it starts, and nothing twice', async () => {
  const { house, db, clock } = await openTestHouse();
  const all = await findVersions(db);
  await sql`delete from limit_version where key = 'finding.large'`.execute(db);
  for (let start = 0; start < 2; start++)
    expect(await foundCity(house, { demo: true, anchorOn: clock.today() })).toBe(false);
  const keysOf = (versions: typeof all) => versions.map(({ key, count, unit }) => [key, count, unit]);
  expect(keysOf(await findVersions(db))).toEqual(keysOf(all));
});
