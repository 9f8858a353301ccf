/** How many findings a second are posted by eight at once, each answered after its commit. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, openDatabase } from '#platform/database';
import type { OpenHouse } from '../apps/server/house.ts';
import { migrations } from '../apps/server/modules.ts';
import { type Row, rowsOf } from './bare/rows.ts';
import { inHouse, makeCity, type Person, type Where } from './setting/city.ts';

import { applyLoad } from './setting/load.ts';
import { loadOf } from './setting/loads.ts';
import { report } from './setting/many-findings.ts';
import { inFolder, onPostgres } from './setting/place.ts';
import { takeTurns } from './setting/rounds.ts';
import { type Running, startProduct, startServer } from './setting/server.ts';

const SHARE_MIN = 0.4;
const AIM = 400;
const ROUNDS = 5;

export default {
  figure: 'a finding posted over HTTP and answered after commit, 8 at once',
  budget: `PostgreSQL ≥ ${SHARE_MIN} × peer, aim ${AIM}/s; embedded stated`,
  peer: 'bare Fastify + pg inserting the same rows in one transaction',
  async measure() {
    return [await onServer(), await onEmbedded()];
  },
};

const onServer = () =>
  onPostgres(async (where) => {
    const city = await makeCity(where);
    const rows = await inHouse(where, (house) => rowsLeft(house, city.coordinators[0]!));
    const product = await startProduct(where);
    const load = await loadOf(product, city);
    await applyLoad({ ...load, warmUpMs: 0, forMs: 2_000 });
    const bare = await startBare(where, rows);
    const { product: ours, peer } = await takeTurns(
      load,
      { ...load, origin: bare.origin, reportPath: '/finding' },
      ROUNDS,
    );
    await bare.stop();
    await product.stop();
    return {
      value: ours.perSecond,
      unit: '/s on PostgreSQL',
      peer: peer.perSecond,
      within: ours.perSecond >= SHARE_MIN * peer.perSecond,
    };
  });

const onEmbedded = () =>
  inFolder(async (home) => {
    const city = await makeCity({ home });
    const product = await startProduct({ home });
    const done = await applyLoad(await loadOf(product, city));
    await product.stop();
    return { value: done.perSecond, unit: '/s on the embedded database', within: true };
  });

/** Before the server starts, so that nobody has heard of the fact yet: its delivery is one of the rows. */
async function rowsLeft(house: OpenHouse, by: Person): Promise<Row[]> {
  const id = await report(house, by);
  return rowsOf(house.db, id);
}

/** On the same server, with the same tables and indexes in a schema of its own. */
async function startBare({ home, databaseUrl }: Required<Where>, rows: Row[]): Promise<Running> {
  const database = await openDatabase({ url: databaseUrl, schema: 'bare' });
  await migrate(database, migrations);
  await database.close();
  const file = join(home, 'rows.json');
  writeFileSync(file, JSON.stringify(rows));
  return startServer('bench/bare/findings-server.ts', { DATABASE_URL: databaseUrl, ROWS: file });
}
