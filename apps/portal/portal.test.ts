/** The portal as a stranger meets it: pages, codes typed well and badly, choices, limits, and what is never shown. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { openTestDatabase } from '../../tests/harness/index.ts';
import { codes, LEAF_HASH, ORGAN, openTestSite, PRINT_HASH } from './testing.ts';

let house: Awaited<ReturnType<typeof openTestSite>>;
let address = 0;

beforeAll(async () => {
  house = await openTestSite(await openTestDatabase());
});
afterAll(() => house.close());

/** Each call from an address of its own, so that only the test of limits meets them. */
const get = (
  url: string,
  headers: Record<string, string> = {},
  remoteAddress = `10.1.${address++ >> 8}.${address & 255}`,
) => house.site.inject({ url, headers, remoteAddress });

const links = (page: string): string[] =>
  [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to]) => to!.replaceAll('&amp;', '&'));

test('an address that is not there is a page for a browser, a problem for a program', async () => {
  const page = await get('/nosuch', { accept: 'text/html,*/*' });
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  const problem = await get('/nosuch', { accept: 'application/json' });
  expect(problem.statusCode).toBe(404);
  expect(problem.headers['content-type']).toContain('problem+json');
});

describe('every page', () => {
  const paths = [
    '/',
    `/check/${codes.issued}`,
    `/check/${codes.void}`,
    '/check/7777777777777777',
    '/check/short',
    '/check?code=U',
  ];

  test.each(paths)('%s is one small page without anything inline or from elsewhere', async (path) => {
    for (const language of ['zh-CN', 'en']) {
      const page = await get(path, { 'accept-language': language });
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.rawPayload.length).toBeLessThan(60_000);
      expect(page.body).toContain(`<html lang="${language}"`);
      expect(page.body.match(/<h1>/g)).toHaveLength(1);
      expect(page.body).not.toMatch(/\sstyle=|\son\w+=|<style|<script>|https?:\/\//);
      expect(page.body).not.toMatch(/>\s*(portal|check)\.\w+/);
      expect(page.body).toContain(language === 'en' ? 'Demo data' : '演示数据');
    }
  });

  test.each(paths)('%s leads nowhere that does not answer', async (path) => {
    for (const link of links((await get(path)).body).filter((one) => !/^(#|\/office|\/type-size)/.test(one)))
      expect((await get(link)).statusCode, link).toBeLessThan(400);
  });
});

describe('a paper on record', () => {
  test('is told in words, with its number, organ, day and both hashes', async () => {
    const page = await get(`/check/${codes.issued}`, { 'accept-language': 'zh-CN' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    for (const said of [
      '责令停止违法行为通知书',
      '演自然资停字〔2026〕31号',
      ORGAN,
      '2026年3月5日',
      '没有作废',
      '演示，没有法律效力',
    ])
      expect(page.body).toContain(said);
    expect(page.body).toContain(`data-leaf="${LEAF_HASH}"`);
    expect(page.body).toContain(`data-sha256="${PRINT_HASH}"`);
  });

  test('says nothing of persons and places', async () => {
    const page = await get(`/check/${codes.issued}`);
    expect(page.body).not.toMatch(/张三|桥头|淅河|曾都/);
  });

  test('says so in English, the number and the organ marked as Chinese', async () => {
    const page = await get(`/check/${codes.issued}`, { 'accept-language': 'en-GB' });
    expect(page.body).toContain('Demo, no legal effect');
    expect(page.body).toContain('<time datetime="2026-03-05">5 March 2026</time>');
    expect(page.body).toContain(`<span lang="zh-CN">${ORGAN}</span>`);
  });

  test('that is void says it first', async () => {
    const page = await get(`/check/${codes.void}`);
    expect(page.body).toContain('这份文书已经作废');
    expect(page.body).not.toContain('没有作废');
  });

  test('that is not printed yet has nothing to compare', async () => {
    const page = await get(`/check/${codes.waiting}`);
    expect(page.body).toContain('PDF 还在印');
    expect(page.body).not.toContain('data-sha256');
  });
});

describe('a code', () => {
  test.each([
    ['k7qm-3xtd-9rwf-2hcp', codes.issued],
    [' K7QM 3XTD 9RWF 2HCP ', codes.issued],
    ['OI23-4567-89AB-CDEF', codes.void],
  ])('typed as %j leads to %s', async (typed, code) => {
    const answer = await get(`/check?code=${encodeURIComponent(typed)}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/check/${code}`]);
    const direct = await get(`/check/${encodeURIComponent(typed)}`);
    expect([direct.statusCode, direct.headers.location]).toEqual([303, `/check/${code}`]);
  });

  test('nobody typed leads back to the form', async () => {
    expect((await get('/check?code=')).headers.location).toBe('/');
    expect((await get('/check')).headers.location).toBe('/');
  });

  test('of the wrong form is refused with what was typed kept, as text', async () => {
    const typed = '"><script>alert(1)</script>';
    const page = await get(`/check?code=${encodeURIComponent(typed)}`);
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(page.body).toContain('aria-invalid="true"');
    for (const [path, shown] of [
      [encodeURIComponent('<b>'), '&lt;b&gt;'],
      ['a/b', 'a/b'],
      ['7'.repeat(900), '7'.repeat(60)],
    ]) {
      const direct = await get(`/check/${path}`);
      expect([path, direct.statusCode]).toEqual([path, 400]);
      expect(direct.body).toContain(`value="${shown}"`);
    }
  });

  test('that is not on record is answered calmly, with whom to ask', async () => {
    const page = await get('/check/7777777777777777');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('登记里没有 7777-7777-7777-7777');
    expect(page.body).toContain('0000-1234567');
  });

  test('can be tried 30 times a minute from one address', async () => {
    const tries = Array.from({ length: 31 }, (_, i) => `/check/${String(i).padStart(16, '7')}`);
    const statuses: number[] = [];
    for (const one of tries) statuses.push((await get(one, {}, '10.9.9.9')).statusCode);
    expect(statuses).toEqual([...Array(30).fill(404), 429]);
    const page = await get(`/check/${codes.issued}`, {}, '10.9.9.9');
    expect(page.body).toContain('歇一分钟再查');
    expect(page.body).not.toContain('演自然资停字');
    expect((await get(`/check/${codes.issued}`)).statusCode).toBe(200);
  });
});

describe('a choice', () => {
  test('of language is kept in a cookie and leads back', async () => {
    const answer = await get(`/check/${codes.issued}?lang=en`, { 'accept-language': 'zh' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/check/${codes.issued}`]);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    expect((await get('/', { cookie, 'accept-language': 'zh' })).body).toContain('<html lang="en"');
  });

  const choose = (payload: string) =>
    house.site.inject({
      method: 'POST',
      url: '/type-size',
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  test('of large type is kept in a cookie and leads back', async () => {
    const answer = await choose(`size=large&back=/check/${codes.issued}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/check/${codes.issued}`]);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    expect((await get('/', { cookie })).body).toContain('data-size="large"');
  });

  test.each(['//elsewhere.example', 'https://elsewhere.example', '/check/../../x', '/\\elsewhere'])(
    'never leads to %s',
    async (back) => {
      expect((await choose(`size=large&back=${encodeURIComponent(back)}`)).headers.location).toBe('/');
    },
  );

  test('nobody offers is not kept', async () => {
    expect((await choose('size=huge')).headers['set-cookie']).toBeUndefined();
    const json = { method: 'POST' as const, url: '/type-size', payload: { size: 'large' } };
    expect((await house.site.inject(json)).headers['set-cookie']).toBeUndefined();
    expect((await house.site.inject(json)).statusCode).toBe(303);
    expect((await get('/?lang=fr')).statusCode).toBe(200);
  });
});

test('the style follows the system into the dark, and may be kept for ever', async () => {
  const style = links((await get('/')).body).find((one) => one.endsWith('.css'))!;
  const answer = await get(style);
  expect(answer.headers['cache-control']).toContain('immutable');
  expect(answer.body).toMatch(/@media \(prefers-color-scheme: dark\) \{ :root \{[^}]*--surface:\s*#161d1a/);
  expect(answer.body).not.toContain('data-theme');
});

describe('a city that is no demo', () => {
  test('says nothing of demo, and its organ can be called', async () => {
    const real = await openTestSite(await openTestDatabase(), { demo: false });
    const page = await real.site.inject({ url: `/check/${codes.issued}` });
    expect(page.body).not.toContain('演示，没有法律效力');
    expect(page.body).not.toContain('演示数据');
    expect(page.body).toContain('href="tel:00001234567"');
    await real.close();
  });

  test('with an empty register names the city, and has nobody to ask', async () => {
    const empty = await openTestSite(await openTestDatabase(), { demo: false, organ: false });
    expect((await empty.site.inject({ url: '/' })).body).toContain('随州市');
    const page = await empty.site.inject({ url: '/check/7777777777777777' });
    expect(page.statusCode).toBe(404);
    expect(page.body).not.toContain('找谁问');
    await empty.close();
  });
});

test('a fault of ours is a page with a number to ask by, and tells nothing else', async () => {
  const database = await openTestDatabase();
  const broken = await openTestSite(database);
  await sql`alter table paper rename to paper_gone`.execute(database.db);
  const page = await broken.site.inject({ url: `/check/${codes.issued}` });
  expect(page.statusCode).toBe(500);
  expect(page.body).toContain('我们这边出了错');
  expect(page.body).toContain(String(page.headers['x-request-id']));
  expect(page.body).not.toContain('paper');
  await broken.close();
});
