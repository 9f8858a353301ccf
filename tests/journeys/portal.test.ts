/** What anyone reads without signing in, with no script at all: what this is, and whether a paper is genuine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { as, ask, PHONE, screenshot, visit, withBrowser } from './browser.ts';
import { judge } from './judge.ts';

withBrowser();

const folder = mkdtempSync(join(tmpdir(), 'cuntu-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function someCode(): Promise<string> {
  const song = await as('song');
  const { tasks } = await ask<{ tasks: { matterId: string; verb: string }[] }>(
    song,
    '/api/matters.findWorklist?whose=mine&limit=30',
  );
  const { matterId } = tasks.find(({ verb }) => verb === 'recheck' || verb === 'serve')!;
  const { papers } = await ask<{ papers: { code: string }[] }>(
    song,
    `/api/enforcement.findNotices?matterId=${matterId}`,
  );
  return papers[0]!.code;
}

test('front and check, read without script', async () => {
  const code = await someCode();
  const page = await visit({ size: PHONE, script: false });
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByText(/演示数据/)
    .first()
    .waitFor();
  await page.getByLabel('输入纸上的核验码').fill(code.toLowerCase());
  await page.locator('form').filter({ hasText: '输入纸上的核验码' }).getByRole('button').click();
  await page.waitForURL(/\/check/);
  await page.getByText('演示，没有法律效力').waitFor();
  await page.getByText(/sha256sum/).waitFor();
  expect(await page.locator('[data-needs-script]').isVisible()).toBe(false);
  await page.goto('/check?code=0000-0000-0000-0000');
  await page.getByRole('heading', { name: '没有查到这个核验码' }).waitFor();
  await page.goto('/check?code=你好');
  await page.getByText('核验码是十六位数字和字母').waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('front and check are sound in both languages, light and dark, wide and narrow', async () => {
  const code = await someCode();
  for (const shade of ['light', 'dark'] as const)
    for (const lang of ['zh', 'en'] as const)
      for (const size of [PHONE, undefined]) {
        const page = await visit({ shade, lang, size });
        for (const [name, path] of [
          ['front', '/'],
          ['check', `/check/${code}`],
          ['unknown', '/check/0000-0000-0000-0000'],
          ['verifier', '/verify'],
          ['log', '/log'],
        ] as const) {
          await page.goto(path);
          await screenshot(page, `portal-${name}-${lang}-${shade}-${size ? 'phone' : 'desk'}`, true);
          expect(await judge(page, lang)).toEqual([]);
        }
        await page.context().close();
      }
});

test('a stranger keeps the proof of a paper and the verifier, and checks the one with the other without a network', async () => {
  const code = await someCode();
  const page = await visit({ size: PHONE });
  await page.goto(`/check/${code}`);
  const leaf = (await page.locator('[data-leaf]').getAttribute('data-leaf'))!;
  await page.goto(`/check/${code}#${leaf}`);
  await page.reload();
  await page.getByText(/签了名的日志里/).waitFor();
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '存下凭据' }).click(),
  ]);
  const proof = join(folder, 'paper.tlog-proof');
  await kept.saveAs(proof);
  await page.getByRole('link', { name: '自己核对凭据' }).click();
  await page.getByRole('heading', { name: '核对凭据' }).waitFor();
  expect(await page.getByLabel('纸上二维码里的那一串').inputValue()).toBe(leaf);
  const file = join(folder, 'verify.html');
  writeFileSync(file, (await (await page.request.get('/verify')).text()).toString());
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(file).href);
  let nth = 0;
  const choose = (text: string) => {
    const chosen = join(folder, `chosen-${++nth}.tlog-proof`);
    writeFileSync(chosen, text);
    return page.getByLabel('凭据', { exact: true }).setInputFiles(chosen);
  };
  const told = page.getByRole('status');
  const text = readFileSync(proof, 'utf8');
  await choose(text);
  await told.getByText('对得上', { exact: true }).waitFor();
  await page.getByText('enforcement.stopNoticeIssued').waitFor();
  await screenshot(page, 'verifier-holds-zh-light-phone', true);
  await page.getByLabel('纸上二维码里的那一串').fill(`http://city.example/check/${code}#${leaf}`);
  await told.getByText('对得上', { exact: true }).waitFor();
  await page.getByLabel('纸上二维码里的那一串').fill('00'.repeat(32));
  await told.getByText('是另一张纸的凭据').waitFor();
  await page.getByLabel('纸上二维码里的那一串').fill('');
  await choose(text.replace(/index (\d+)/, (_, n: string) => `index ${Number(n) + 1}`));
  await told.getByText('对不上', { exact: true }).waitFor();
  await choose(text.replace(/\n(\d+)\n/, (_, n: string) => `\n${Number(n) + 1}\n`));
  await told.getByText('签名是假的').waitFor();
  await choose('nonsense');
  await told.getByText('不是凭据').waitFor();
  await page.getByText('这一页相信谁').click();
  await page.locator('#policy').fill('log nonsense');
  await choose(text);
  await told.getByText('公钥那几行读不出来').waitFor();
});
