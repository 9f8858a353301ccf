/** What anyone reads without signing in, with no script at all: what this is, and whether a paper is genuine. */
import { expect, test } from 'vitest';
import { as, ask, PHONE, screenshot, visit, withBrowser } from './browser.ts';
import { judge } from './judge.ts';

withBrowser();

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
        ] as const) {
          await page.goto(path);
          await screenshot(page, `portal-${name}-${lang}-${shade}-${size ? 'phone' : 'desk'}`, true);
          expect(await judge(page, lang)).toEqual([]);
        }
        await page.context().close();
      }
});
