/** For tests of the portal: a demo city with its bureau and three papers: issued, void, not yet printed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { type Database, type Db, sql } from '#platform/database';
import { openLog } from '#platform/log';
import { foundCity } from '../server/founding.ts';
import { type OpenHouse, openHouse } from '../server/house.ts';
import { openSite } from '../server/site.ts';

export const codes = { issued: 'K7QM3XTD9RWF2HCP', void: '0123456789ABCDEF', waiting: 'ZZZZZZZZZZZZZZZZ' };
export const LEAF_HASH = 'ab'.repeat(32);
export const PRINT_HASH = '5e'.repeat(32);
export const ORGAN = '演示市自然资源和规划局';

export async function openTestSite(database: Database, { demo = true, organ = true } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'cuntu-portal-'));
  const log = openLog({ write: () => undefined });
  const clock = fixedClock('2026-03-05T09:00:00+08:00');
  // Whoever opened the database closes it.
  const lent = { ...database, close: async () => undefined };
  const house = await openHouse({ database: lent, home, publicUrl: 'https://city.example', clock, log });
  await foundCity(house, { demo, anchorOn: '2026-03-05' });
  if (organ) await enterOrgan(house);
  await issuePapers(database.db, demo);
  const site = await openSite(house, readConfig({ CUNTU_HOME: home }), log, '0.0.0');
  await site.ready();
  return {
    site,
    close: async () => {
      await site.close();
      await house.close();
      await rm(home, { recursive: true });
    },
  };
}

const id = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ORGAN_ID = id(1);

async function enterOrgan(house: OpenHouse): Promise<void> {
  const organ = {
    id: ORGAN_ID,
    name: ORGAN,
    kind: 'bureau',
    parentId: null,
    ofUnitId: null,
    division: '4213',
    symbol: '演自然资',
    areas: ['4213'],
  };
  const units = [{ ...organ, address: '演示大道9号', phone: '0000-1234567', validFrom: '2020-01-01' }];
  const entry = { id: id(2), units, posts: [], people: [], licences: [], appointments: [] };
  const entered = await house.perform('bureau.enterRegister', entry, id(3));
  if (!entered.ok) throw new Error(JSON.stringify(entered.refusal));
}

async function issuePapers(db: Db, demo: boolean): Promise<void> {
  const papers = [
    { n: 31, code: codes.issued, state: 'issued', leaf: LEAF_HASH },
    { n: 32, code: codes.void, state: 'void', leaf: 'cd'.repeat(32) },
    { n: 33, code: codes.waiting, state: 'issued', leaf: 'ef'.repeat(32) },
  ];
  const record = JSON.stringify({ organ: ORGAN, party: { name: '演示张三' }, facts: { place: '曾都区淅河镇桥头村' } });
  for (const { n, code, state, leaf } of papers) {
    await sql`insert into paper (id, matter_id, fact_n, kind, organ, number, code, leaf_hash, record, issued_at, state, demo)
      values (${id(n)}, ${id(9)}, 1, 'stopNotice', ${ORGAN_ID}, ${`演自然资停字〔2026〕${n}号`}, ${code},
        decode(${leaf}, 'hex'), ${record}::jsonb, '2026-03-04T23:30:00Z', ${state}, ${demo})`.execute(db);
    if (code !== codes.waiting)
      await sql`insert into paper_print (matter_id, fact_n, paper_id, sha256, pages)
        values (${id(9)}, 2, ${id(n)}, ${PRINT_HASH}, 2)`.execute(db);
  }
}
