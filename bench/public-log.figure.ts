/** The public log: how many entries a second it takes alone, how soon a commit is signed, and how quickly any of ten million is proven. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Edge, type Filled, isIncluded, tilePath } from '@cuntu/ledger';
import { sql } from '#platform/database';
import { inclusionFrom, openShelf, sha256 } from '#platform/ledger-store';
import type { OpenHouse } from '../apps/server/house.ts';
import { inHouse, makeCity } from './setting/city.ts';
import { inFolder, onPostgres } from './setting/place.ts';
import { quantile } from './setting/quantile.ts';

const APPENDED = Number(process.env.BENCH_STORED ?? 100_000);
const APPENDED_EACH_S = 5_000;
const SIGNED_MS = 1_500;
const DEEDS = 200;
/** A deed comes about so often, so that neither does each have a checkpoint of its own nor do all share one. */
const BETWEEN_MS = 60;
const PROVEN_OF = 10_000_000;
const PROVEN_MS = 5;
const PROOFS = 500;

export default {
  figure: `public log: ${APPENDED} entries appended alone; ${DEEDS} deeds from commit to signed checkpoint; a proof among ${PROVEN_OF}`,
  budget: `≥ ${APPENDED_EACH_S}/s; ≤ ${SIGNED_MS} ms p99; ≤ ${PROVEN_MS} ms warm`,
  measure: async () => [
    ...(await onPostgres(async (where) => {
      await makeCity(where);
      return inHouse(where, async (house) => [await appended(house), await signed(house)]);
    })),
    ...(await inFolder(proven)),
  ],
};

/** Facts that nobody did, with leaves of a usual length, whose hashes hold: what follows reads and hashes each of them. */
async function makeFacts(house: OpenHouse, count: number): Promise<void> {
  await sql`
    with made as materialized (
      select gen_random_uuid() as id, matter_id,
        convert_to('{"bench":"' || matter_id || '","pad":"' || repeat(md5(matter_id::text), 24) || '"}', 'UTF8') as leaf
      from (select gen_random_uuid() as matter_id from generate_series(1, ${count})) m),
    chained as (insert into fact_chain (matter_id, handle, last_n) select matter_id, uuid_send(matter_id), 1 from made),
    facts as (
      insert into fact (id, matter_id, n, name, county, role, leaf, leaf_hash, happened_at, happened_source, recorded_at, command_id)
      select id, matter_id, 1, 'bench.made', '421303', 'system', leaf, sha256('\\x00'::bytea || leaf), now(), 'server', now(), id
      from made)
    insert into log_due (fact_id) select id from made`.execute(house.db);
}

async function appended(house: OpenHouse) {
  await house.publicLog.keepUp();
  await makeFacts(house, APPENDED);
  const started = performance.now();
  await house.publicLog.keepUp();
  const perSecond = APPENDED / ((performance.now() - started) / 1000);
  return { value: perSecond, unit: 'entries/s', within: perSecond >= APPENDED_EACH_S };
}

/** Deeds that commit one after the other while the log works by itself, as in a running house. */
async function signed(house: OpenHouse) {
  house.publicLog.start();
  const waits: Promise<number>[] = [];
  for (let n = 0; n < DEEDS; n++) {
    await makeFacts(house, 1);
    house.publicLog.wake();
    const committed = performance.now();
    waits.push(untilSigned(house, await newest(house), committed));
    await new Promise((go) => setTimeout(go, BETWEEN_MS * (0.5 + (n % 7) / 6)));
  }
  const took = await Promise.all(waits);
  await house.publicLog.stop();
  const p99 = quantile(took, 0.99);
  return { value: p99, unit: `ms p99 (median ${Math.round(quantile(took, 0.5))})`, within: p99 <= SIGNED_MS };
}

const newest = async (house: OpenHouse): Promise<string> =>
  (
    await sql<{ hash: string }>`select encode(leaf_hash, 'hex') as hash from fact where name = 'bench.made'
      order by recorded_at desc limit 1`.execute(house.db)
  ).rows[0]!.hash;

async function untilSigned(house: OpenHouse, leafHash: string, since: number): Promise<number> {
  while (!(await house.publicLog.placeOf(leafHash))) await new Promise((go) => setTimeout(go, 10));
  return performance.now() - since;
}

/** Tiles of ten million leaves as files; the leaves are numbers, hashed. */
async function proven(folder: string) {
  const edge = new Edge(sha256);
  const put = ({ tile, bytes }: Filled) => {
    const path = join(folder, tilePath(tile));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  for (let i = 0; i < PROVEN_OF; i++) for (const filled of edge.append(leafAt(i))) put(filled);
  for (const partial of edge.partials()) put(partial);
  const [root, shelf] = [edge.root(), openShelf(folder)];
  const took: number[] = [];
  for (let n = 0; n < PROOFS * 2; n++) {
    const index = Math.floor((PROVEN_OF * ((n * 7_919) % 100_003)) / 100_003);
    const started = performance.now();
    const proof = await inclusionFrom(shelf, index, PROVEN_OF);
    const ms = performance.now() - started;
    if (!isIncluded(sha256, { index, size: PROVEN_OF, leaf: leafAt(index), proof }, root)) throw new Error('no proof');
    if (n >= PROOFS) took.push(ms);
  }
  const [median, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
  return [{ value: median, unit: `ms median for a proof (p99 ${p99.toFixed(1)})`, within: median <= PROVEN_MS }];
}

const leafAt = (i: number): Uint8Array => new Uint8Array(createHash('sha256').update(String(i)).digest());
