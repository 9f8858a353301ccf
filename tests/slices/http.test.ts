/** The addresses as a client meets them: ids, problems in two languages, broken bodies, and no fault for anybody's nonsense. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportFindings, reportFinding, verifyFinding } from '#modules/patrol/contract';
import { pathOf } from '#platform/files';
import { PASSWORD } from '../harness/accounts.ts';
import { findingIn, inputsFor, photoIn, reportInput } from '../harness/finding.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';
import { openTestSite, type TestSite } from '../harness/site.ts';

let house: TestHouse;
let site: TestSite;
beforeAll(async () => {
  house = await openTestHouse();
  site = await openTestSite(house);
});

const post = async (who: 'bai' | 'nobody', payload: string, headers = {}) => {
  const token = await site.tokenOf(who);
  const all = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers };
  const got = await site.app.inject({ method: 'POST', url: '/api/patrol.reportFinding', headers: all, payload });
  return { status: got.statusCode, body: got.json() };
};

describe('a command id', () => {
  test('comes back, and the same id gets the same answer', async () => {
    const [id, input] = [house.id(), await reportInput(house)];
    const first = await site.ask('bai', reportFinding, input, { 'idempotency-key': id.toUpperCase() });
    expect(first).toMatchObject({ status: 200, headers: { 'idempotency-key': id } });
    const again = await site.ask('bai', reportFinding, input, { 'idempotency-key': id });
    expect(again.body).toEqual(first.body);
    const other = await site.ask('bai', reportFinding, { ...input, words: 'other' }, { 'idempotency-key': id });
    expect(other).toMatchObject({ status: 409, body: { code: 'command.reused' } });
  });

  test('is made by the server where it is absent, and told where it is none', async () => {
    const made = await site.ask('bai', reportFinding, await reportInput(house));
    expect(made.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    const wrong = await site.ask('bai', reportFinding, await reportInput(house), { 'idempotency-key': 'one' });
    expect(wrong).toMatchObject({ status: 400, body: { faults: [{ at: 'Idempotency-Key' }] } });
    expect(wrong.body.faults[0].sentence).not.toContain('fault.');
  });
});

test('a session lasts as long on a browser whose clock is wrong', async () => {
  const body = { username: 'bai', password: PASSWORD };
  const signed = await site.app.inject({ method: 'POST', url: '/api/identity.signIn', payload: body });
  const lastsS = (Date.parse(signed.json().expiresAt) - Date.parse(house.clock.now())) / 1000;
  expect(lastsS).toBeGreaterThan(3600);
  expect(signed.headers['set-cookie']).toContain(`Max-Age=${Math.floor(lastsS)}`);
  expect(signed.headers['set-cookie']).not.toContain('Expires');
});

describe('a problem', () => {
  test('speaks the language asked for, names the article, and says what to do next', async () => {
    const { verify } = await inputsFor(house, await findingIn(house, 'reported'));
    const input = { ...verify, officers: verify.officers.slice(0, 1) };
    const zh = await site.ask('song', verifyFinding, input);
    const en = await site.ask('song', verifyFinding, input, { 'accept-language': 'en-GB' });
    expect(zh.headers['content-type']).toContain('application/problem+json');
    expect(zh).toMatchObject({ status: 422, body: { code: 'finding.twoOfficers', at: 'officers' } });
    expect(zh.body.detail).toMatch(/\p{Script=Han}/u);
    expect(zh.body.article).toMatch(/\p{Script=Han}/u);
    expect(en.body.detail).toMatch(/^[\p{ASCII}\p{P}]+$/u);
    const stale = await site.ask('song', verifyFinding, { ...verify, version: 99 });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'form.stale', next: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });

  test('names the duty in words, never by its code', async () => {
    const { body } = await site.ask('chen', reportFinding, await reportInput(house), { 'accept-language': 'en' });
    expect(body.detail).toMatch(/village coordinator, station officer, inspector/);
  });
});

describe('nonsense is refused, and is no fault of ours', () => {
  test.each([
    ['half a JSON', '{"id":', {}, 400],
    ['nothing', '', {}, 400],
    ['null', 'null', {}, 400],
    ['a list', '[]', {}, 400],
    ['a prototype', '{"__proto__": {"admin": true}}', {}, 400],
    ['XML', '<id/>', { 'content-type': 'application/xml' }, 415],
    ['more than a megabyte', JSON.stringify({ words: 'w'.repeat(1_000_000) }), {}, 413],
    ['a megabyte of brackets', '['.repeat(999_000), {}, 400],
    ['a deep JSON', `${'['.repeat(40)}${']'.repeat(40)}`, {}, 400],
  ])('%s', async (_, payload, headers, status) => {
    const before = await house.rowCounts();
    const got = await post('bai', payload, headers);
    expect(got.status).toBe(status);
    expect(got.body.detail).not.toMatch(/refusal\.|fault\.|\{\{/);
    expect(await house.rowCounts()).toEqual(before);
    expect(house.faults).toEqual([]);
  });

  test.each([
    ['/api/patrol.findFindings?limit=ten', 400],
    ['/api/patrol.findFindings?cursor=a~b', 400],
    ['/api/patrol.findFindings?text=%00', 400],
    ['/api/patrol.findFindings?state=%27%20or%201=1--', 200],
    ['/api/patrol.findFindings?from=2026-02-30', 400],
    ['/api/matters.getMatter?id=1', 400],
    ['/api/files/not-an-id/x', 400],
    ['/api/patrol.danceAround', 404],
    ['/api/patrol.findFindings?from=0000-01-01', 400],
    ['/api/patrol.findFindings?division=____', 400],
    ['/api/patrol.findFindings?cursor=0000-01-01~00000000-0000-0000-0000-000000000000', 400],
    ['/api/norms.findArticles?on=0000-01-01', 400],
    ['/api/matters.findAttachments?matterId=00000000-0000-4000-8000-000000000000', 404],
    ['/api/bureau.findPeople?cursor=a~b', 400],
    ['/api/bureau.findAccesses?cursor=yesterday~me', 400],
    ['/api/bureau.findPeople?cursor=', 200],
    ['/office/%', 404],
    ['/check/%ff', 404],
  ])('%s', async (url, status) => {
    const got = await site.get('song', url);
    expect(got.status).toBe(status);
    expect(house.faults).toEqual([]);
  });
});

test('an empty parameter was not given, and is no 0', async () => {
  const duty = (lon: string) => site.get('song', `/api/patrol.findNearby?lon=${lon}&lat=31.6`);
  for (const lon of ['', '%20', '+'])
    expect(await duty(lon)).toMatchObject({ status: 400, body: { faults: [{ at: 'lon', code: 'wrongType.number' }] } });
});

test('a kept file that its disk has damaged is told as such, and never remembered', async () => {
  const photo = await photoIn(house);
  const input = await reportInput(house, { photos: [photo] });
  await site.ask('bai', reportFinding, input);
  const url = `/api/files/${input.id}/${photo}`;
  expect((await site.get('bai', url)).headers['cache-control']).toContain('immutable');
  await writeFile(join(house.home, pathOf(photo)), 'torn');
  const got = await site.get('bai', url);
  expect(got).toMatchObject({ status: 500, body: { code: 'file.damaged' } });
  expect(got.body.detail).toMatch(/\p{Script=Han}/u);
  expect(got.headers['cache-control'] ?? '').not.toContain('immutable');
  expect(house.faults.splice(0)).toHaveLength(1);
});

test.each([
  ['GET', '/api/patrol.reportFinding', 'POST'],
  ['PUT', '/api/patrol.findFindings', 'GET, HEAD, POST'],
  ['DELETE', '/api/patrol.findFindings?x=1', 'GET, HEAD, POST'],
  ['POST', '/api/files/1/2', 'GET, HEAD'],
] as const)('%s %s is answered with the ways that there are', async (method, url, allow) => {
  const got = await site.app.inject({ method, url, headers: { 'accept-language': 'en' } });
  expect([got.statusCode, got.headers.allow, got.json().code]).toEqual([405, allow, 'method.wrong']);
});

test.each(['0000-01-01T00:00:00Z', '0', 'Thu Jan 01 1970 (x', '+275760-09-13T00:00:00Z'])(
  'a claimed time of %s is no claim',
  async (madeAt) => {
    const got = await site.ask('bai', reportFinding, await reportInput(house), {
      'made-at': madeAt,
      sequence: '1e308',
    });
    expect(got.status).toBe(200);
    expect(house.faults).toEqual([]);
  },
);

test('who may not read the medians of a place is told whose they are', async () => {
  const got = await site.get('deng', '/api/patrol.findEarly?division=4201', { 'accept-language': 'en' });
  expect(got).toMatchObject({ status: 403, body: { detail: expect.stringContaining('inspector') } });
});

test('a token that is none is nobody, and a session that was ended is none', async () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const me = '/api/identity.getMe';
  expect((await site.get('nobody', me, bearer('x'.repeat(43)))).status).toBe(401);
  const token = (await site.tokenOf('deng'))!;
  expect((await site.get('nobody', me, bearer(token))).status).toBe(200);
  await house.house.identity.signOut(token);
  expect((await site.get('nobody', me, bearer(token))).status).toBe(401);
});

describe('a question too long for an address', () => {
  /** As many corners as the contract lets a ring have. */
  const ring = (corners: number) =>
    Array.from({ length: corners }, (_, i) => {
      const turn = (i / (corners - 1)) * 2 * Math.PI;
      return i === corners - 1 ? [113.402, 31.7] : [113.4 + 0.002 * Math.cos(turn), 31.7 + 0.002 * Math.sin(turn)];
    });
  const asked = async (who: 'song' | 'tang', corners: number) => {
    const got = await site.app.inject({
      method: 'POST',
      url: '/api/land.getAnalysis',
      headers: { authorization: `Bearer ${await site.tokenOf(who)}` },
      payload: { plot: { type: 'Polygon', coordinates: [ring(corners)] } },
    });
    return { status: got.statusCode, body: got.json() };
  };

  test('is asked in a body at the same address, and answered the same', async () => {
    const plot = { type: 'Polygon', coordinates: [ring(100)] };
    const short = await site.get('song', `/api/land.getAnalysis?plot=${encodeURIComponent(JSON.stringify(plot))}`);
    expect((await asked('song', 100)).body).toEqual(short.body);
    expect(await asked('song', 2000)).toMatchObject({ status: 200, body: { whole: { areaM2: expect.any(Number) } } });
    expect(await asked('song', 2001)).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  });

  test('is asked of the same people, and changes nothing', async () => {
    expect((await asked('tang', 100)).status).toBe(403);
    await asked('song', 100);
    const before = await house.rowCounts();
    await asked('song', 100);
    expect(await house.rowCounts()).toEqual(before);
  });
});

describe('a list taken along', () => {
  const nameOf = ({ headers }: { headers: Record<string, unknown> }) =>
    decodeURIComponent(String(headers['content-disposition']).split("UTF-8''")[1] ?? '');

  const take = async (form: string, lang = 'zh-CN') =>
    site.ask('he', exportFindings, { form }, { 'accept-language': lang });

  test('is the file itself, under its name, and nothing in between keeps it', async () => {
    await findingIn(house, 'reported');
    const csv = await take('csv');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv;charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': String(csv.body.length),
    });
    expect(nameOf(csv)).toMatch(/^\p{Script=Han}+ 2026-11-24\.csv$/u);
    expect([...csv.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect([...(await take('xlsx')).body.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    const points = await take('geojson');
    expect(points.headers['content-type']).toBe('application/geo+json');
    expect(points.body.features.length).toBe(csv.body.toString().trim().split('\r\n').length - 1);
  });

  test('has headings and a name in the language asked for', async () => {
    const made = await take('csv', 'en');
    expect(made.body.toString()).toContain('Number,');
    expect(nameOf(made)).toBe('Findings 2026-11-24.csv');
  });

  test('is a sentence, no file, where it is refused', async () => {
    const got = await site.ask('nobody', exportFindings, { form: 'csv' });
    expect(got).toMatchObject({ status: 401, headers: { 'content-type': expect.stringContaining('problem+json') } });
    expect(got.headers['content-disposition']).toBeUndefined();
    expect((await take('pdf')).body.faults).toMatchObject([{ at: 'form' }]);
  });
});
