/** Files as they come and go: a day's measure for each account, what nothing hangs on cleared away, and uploads that break off. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { must } from '@cuntu/base';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFinding } from '#modules/patrol/contract';
import { readConfig } from '#platform/config';
import { sql } from '#platform/database';
import { insertPuts, insertStored, openQuota } from '#platform/files';
import { clearFiles } from '../../apps/server/rounds.ts';
import { openSite } from '../../apps/server/site.ts';
import { openAccounts, PASSWORD } from '../harness/accounts.ts';
import { reportInput } from '../harness/finding.ts';
import { accountIdOf, type CastName, everybody, idOf, openTestHouse, type TestHouse } from '../harness/house.ts';

const HOUR_MS = 3_600_000;
let house: TestHouse;
let site: Awaited<ReturnType<typeof openSite>>;
let server: Server;
const lines: { event?: string; level?: string }[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  const env = { CUNTU_HOME: house.home, PORT: '0', CUNTU_FILES_A_DAY: '4', CUNTU_FILE_MB_A_DAY: '60' };
  const log = { ...house.log, info: (event: string) => void lines.push({ event, level: 'info' }) };
  site = await openSite(house.house, readConfig(env), log, '0');
  await site.ready();
  await openAccounts(house.house);
  // As apps/server/main.ts listens, looking more often for whoever is slow.
  server = createServer({ connectionsCheckingInterval: 50 }, (a, b) => site.routing(a, b));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await site.close();
});

const tokens = new Map<string, string>();
async function tokenOf(who: CastName): Promise<string> {
  const { identity } = house.house;
  if (!tokens.has(who))
    tokens.set(who, must(await identity.signIn({ username: who, password: PASSWORD, address: '10.8.0.1' })).token);
  return tokens.get(who)!;
}

/** Far enough apart that no two shades are the same bytes once they are JPEG. */
const picture = (shade: number): Promise<Buffer> =>
  sharp({
    create: { width: 8, height: 8, channels: 3, background: { r: (shade % 8) * 32, g: (shade >> 3) * 32, b: 200 } },
  })
    .jpeg()
    .toBuffer();

async function put(who: CastName, bytes: Buffer, headers = {}) {
  const got = await site.inject({
    method: 'POST',
    url: '/api/system.putFile',
    headers: { authorization: `Bearer ${await tokenOf(who)}`, 'content-type': 'image/jpeg', ...headers },
    payload: bytes,
  });
  return { status: got.statusCode, body: got.json() };
}

const stored = async (sha256: string) =>
  (await sql`select 1 from stored_file where sha256 = ${sha256}`.execute(house.db)).rows.length === 1;
const there = (sha256: string) => house.house.files.has(sha256);
const twoDaysOn = () => house.clock.advance(48 * HOUR_MS + 1);

describe('the measure of a day', () => {
  test('is so many files, told in a sentence, and begins anew after midnight', async () => {
    for (let i = 0; i < 4; i++) expect((await put('deng', await picture(i))).status).toBe(200);
    const over = await put('deng', await picture(5), { 'accept-language': 'en' });
    expect(over).toMatchObject({ status: 429, body: { code: 'file.dayUsedUp', status: 429 } });
    expect(over.body.detail).toContain('4 files or 60 MB');
    expect((await put('lin', await picture(5))).status).toBe(200);
    house.clock.advance(15 * HOUR_MS);
    tokens.clear();
    expect((await put('deng', await picture(5))).status).toBe(200);
  });

  test('counts bytes as they were sent, and a body of unknown length only as it was', async () => {
    const quota = openQuota(house.db, { files: 100, bytes: 1_000 });
    const r = { accountId: accountIdOf('wu'), dayOn: '2026-11-20', bytes: 400 };
    expect([await quota.reserve(r), await quota.reserve(r)]).toEqual([true, true]);
    expect(await quota.reserve(r)).toBe(false);
    expect(await quota.reserve({ ...r, bytes: 200 })).toBe(true);
    await put('song', await picture(7));
    const { rows } = await sql<{ bytes: number }>`
      select bytes from file_put where account_id = ${accountIdOf('song')}`.execute(house.db);
    expect(rows[0]!.bytes).toBe((await picture(7)).length);
  });

  test('goes on after a start from what the day has stored', async () => {
    await put('gu', await picture(8));
    const quota = openQuota(house.db, { files: 2, bytes: 1_000_000 });
    const r = { accountId: accountIdOf('gu'), dayOn: house.clock.today(), bytes: 1 };
    expect([await quota.reserve(r), await quota.reserve(r)]).toEqual([true, false]);
  });

  test('a hundred at once do not pass together', async () => {
    const r = { accountId: accountIdOf('he'), dayOn: '2026-11-20', bytes: 1 };
    const quota = openQuota(house.db, { files: 7, bytes: 1_000 });
    const all = await Promise.all(Array.from({ length: 100 }, () => quota.reserve(r)));
    expect(all.filter(Boolean)).toHaveLength(7);
  });
});

describe('a file that nothing hangs on', () => {
  async function kept(shade: number): Promise<string> {
    const { files, clock } = house.house;
    const record = (file: Parameters<typeof insertStored>[1]) => insertStored(house.db, file, everybody, clock.now());
    return must(await files.put(await picture(shade), { claimedType: 'image/jpeg', record })).sha256;
  }

  test('goes after two days, not before; one that hangs, or was sent again, stays', async () => {
    const [loose, hung, again] = [await kept(20), await kept(21), await kept(22)];
    must(await house.as('bai').run(reportFinding, await reportInput(house, { photos: [hung] })));
    await clearFiles(house.house);
    expect([await there(loose), await stored(loose)]).toEqual([true, true]);
    twoDaysOn();
    await kept(22);
    await clearFiles(house.house);
    expect([await there(loose), await stored(loose)]).toEqual([false, false]);
    expect([await there(hung), await stored(hung), await there(again), await stored(again)]).not.toContain(false);
    const late = await house.as('bai').run(reportFinding, await reportInput(house, { photos: [loose] }));
    expect(late).toMatchObject({ refusal: { code: 'file.unknown', at: 'photos.0' } });
  });

  test('stays where it is being hung at that moment', async () => {
    const file = await kept(30);
    twoDaysOn();
    const input = await reportInput(house, { photos: [file] });
    const [done] = await Promise.all([house.as('bai').run(reportFinding, input), clearFiles(house.house)]);
    expect(done.ok || done.refusal.code).toBe(done.ok || 'file.unknown');
    expect([await there(file), await stored(file)]).toEqual([done.ok, done.ok]);
    expect(house.faults).toEqual([]);
  });

  test('whoever hangs it first keeps it, though not yet committed; whoever clears first leaves a refusal', async () => {
    const file = await kept(31);
    twoDaysOn();
    // The embedded database has one connection: there nobody clears while somebody hangs.
    if (house.database.kind === 'postgres') {
      const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const hanging = house.database.transaction(async (tx) => {
        await sql`select 1 from stored_file where sha256 = ${file} for key share`.execute(tx);
        held.resolve();
        await release.promise;
      });
      await held.promise;
      expect(await clearFiles(house.house)).toBe(0);
      release.resolve();
      await hanging;
    }
    expect(await there(file)).toBe(true);
    expect(await clearFiles(house.house)).toBe(1);
  });

  test('is put back where it is sent again while it goes', async () => {
    const file = await kept(32);
    const { files } = house.house;
    await files.clear(file, async () => true);
    expect(await there(file)).toBe(true);
    await files.clear(file, async () => false);
    expect(await there(file)).toBe(false);
    await kept(32);
    const bytes = await picture(32);
    const record = () => files.clear(file, async () => false);
    expect((await files.put(bytes, { claimedType: 'image/jpeg', record })).ok).toBe(true);
    expect(await there(file)).toBe(true);
  });
});

describe('a file is hung', () => {
  const reportedWith = async (who: CastName, sha256: string) =>
    house.as(who).run(reportFinding, await reportInput(house, { photos: [sha256] }));

  test('by each who put it, and by nobody who only knows its hash', async () => {
    tokens.clear();
    const bytes = await picture(50);
    const { sha256 } = (await put('song', bytes)).body;
    expect(await reportedWith('bai', sha256)).toMatchObject({ refusal: { code: 'file.unknown', at: 'photos.0' } });
    expect((await put('bai', bytes)).body).toMatchObject({ sha256 });
    for (const who of ['bai', 'song'] as const) expect(await reportedWith(who, sha256)).toMatchObject({ ok: true });
  });

  test('by both who put it in one batch', async () => {
    const kept = { sha256: 'e'.repeat(64), mediaType: 'image/png' as const, putAt: house.clock.now() };
    await insertPuts(
      house.db,
      ['song', 'bai', 'bai'].map((who) => ({ ...kept, putBy: [idOf(who)] })),
    );
    for (const who of ['song', 'bai'] as const)
      expect(await reportedWith(who, kept.sha256)).toMatchObject({ ok: true });
  });
});

describe('an upload', () => {
  const incoming = () => readdirSync(join(house.home, 'files', 'incoming'));

  async function begin(length: number) {
    const { port } = server.address() as AddressInfo;
    const [token, bytes] = [await tokenOf('zhou'), await picture(40)];
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(
      `POST /api/system.putFile HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
        `content-type: image/jpeg\r\ncontent-length: ${length}\r\n\r\n`,
    );
    socket.write(bytes.subarray(0, 100));
    return socket;
  }
  const brokenOff = () => lines.filter(({ event }) => event === 'broken off').length;
  const until = async (is: () => boolean) => {
    while (!is()) await new Promise((next) => setImmediate(next));
  };

  test('that breaks off is no fault of ours, leaves nothing, and its bytes are given back', async () => {
    const socket = await begin(5_000_000);
    await until(() => incoming().length === 1);
    socket.destroy();
    await until(() => incoming().length === 0 && brokenOff() === 1);
    expect(house.faults).toEqual([]);
  });

  test('that drips is cut off by the clock of the server', async () => {
    server.requestTimeout = 300;
    server.headersTimeout = 300;
    const socket = await begin(5_000_000);
    const closed = new Promise((done) => socket.once('close', done));
    const drip = setInterval(() => socket.write('x'), 20);
    socket.resume();
    await closed;
    clearInterval(drip);
    await until(() => incoming().length === 0 && brokenOff() === 2);
    expect(house.faults).toEqual([]);
  });
});
