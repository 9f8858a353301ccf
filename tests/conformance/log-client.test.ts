/** The public log as a foreign client reads it: the Go checksum database's notes, tiles and proofs, over HTTP, against a key given by hand. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { must } from '@cuntu/base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockAccount, unlockAccount } from '#modules/bureau/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../harness/application.ts';
import { accountIdOf, openTestHouse, type TestHouse } from '../harness/house.ts';
import { openTestSite } from '../harness/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuntu-log-client-'));
const client = join(folder, 'client');
let house: TestHouse;
let base: string;
let key: string;
let size: number;

beforeAll(async () => {
  const source = new URL('log-client/main.go', import.meta.url).pathname;
  const env = { ...process.env, GOPATH: '/usr/share/gocode', GO111MODULE: 'off', GOCACHE: join(folder, 'cache') };
  execFileSync('go', ['build', '-o', client, source], { env });
  house = await openTestHouse();
  const { app } = await openTestSite(house);
  base = `${await app.listen({ host: '127.0.0.1', port: 0 })}/tlog`;
  await mortgageIn(house, 'admitted', await parcelIn(house));
  await fill(300);
  size = await house.house.publicLog.keepUp();
  key = (await house.house.publicLog.standing())!.verifierKey;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** More than a tile: one account, locked and unlocked again and again. */
async function fill(least: number): Promise<void> {
  const gu = house.as('gu');
  const accountId = accountIdOf('ma');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from fact`.execute(house.db);
  for (let n = rows[0]!.n; n < least; n += 2) {
    must(await gu.run(lockAccount, { accountId }));
    must(await gu.run(unlockAccount, { accountId }));
  }
}

const read = async (...codes: string[]) =>
  (await promisify(execFile)(client, [base, key, ...codes])).stdout.trim().split('\n');

test('reads every entry, proves each against the signed root, and checks a receipt', async () => {
  const { rows } = await sql<{ code: string; index: number }>`select p.code, e.leaf_index::int as index from paper p
    join log_entry e on e.leaf_hash = p.leaf_hash order by e.leaf_index limit 1`.execute(house.db);
  const { code, index } = rows[0]!;
  expect(size).toBeGreaterThan(256);
  expect(await read(code)).toEqual([
    expect.stringMatching(new RegExp(`^tree cuntu\\.example/tlog/demo-[0-9a-f]{16} ${size}$`)),
    `entries ${size}`,
    `receipt ${index}`,
  ]);
});

test('with another key it believes nothing', async () => {
  const other = 'cuntu.example/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  await expect(promisify(execFile)(client, [base, other])).rejects.toMatchObject({ code: 1 });
});

test('policy and tiles by hand, and what is not there', async () => {
  const get = async (path: string) => {
    const got = await fetch(`${base}/${path}`);
    return {
      status: got.status,
      type: got.headers.get('content-type'),
      cache: got.headers.get('cache-control'),
      bytes: (await got.arrayBuffer()).byteLength,
    };
  };
  expect(await get('checkpoint')).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8', cache: 'no-cache' });
  expect(await get('tile/0/000')).toEqual({
    status: 200,
    type: 'application/octet-stream',
    cache: 'public, max-age=31536000, immutable',
    bytes: 8_192,
  });
  const policy = await fetch(`${base}/policy`);
  expect(await policy.text()).toBe(`log ${key}\nquorum none\n`);
  for (const path of [
    'tile/0/001',
    'tile/0/000.p/300',
    'tile/0/0',
    'tile/9/000',
    'tile/entries/..%2f..%2flog.key',
    'receipt/0000000000000000',
    'receipt/no',
    'log.key',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('the pages say in words where a paper stands, how far the log goes, and that nobody outside vouches for it', async () => {
  const { rows } = await sql<{ code: string; index: number }>`select p.code, e.leaf_index::int as index from paper p
    join log_entry e on e.leaf_hash = p.leaf_hash order by e.leaf_index limit 1`.execute(house.db);
  const { code, index } = rows[0]!;
  const read = async (path: string) =>
    (await fetch(`${base.replace('/tlog', '')}${path}`, { headers: { 'accept-language': 'en' } })).text();
  const paper = await read(`/check/${code}`);
  expect(paper).toContain(`It is entry ${index + 1} of ${size} in the signed log of 24 November 2026.`);
  expect(paper).toContain(`href="/tlog/receipt/${code}"`);
  const page = await read('/log');
  expect(page).toContain(`${size} entries under the last signature, of 24 November 2026.`);
  expect(page).toContain('No witness outside the bureau is set up.');
  expect(page).toContain(key);
});
