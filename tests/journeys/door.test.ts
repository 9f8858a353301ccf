/** The door: the language chosen outside holds inside, and becomes that of whoever chose it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, DESK, tell, visit, withBrowser } from './browser.ts';

withBrowser();

const PASSWORD = 'yanshi';
const languageOf = (page: Page) => page.locator('html').getAttribute('lang');
const kept = async (page: Page) =>
  (await ask<{ preferences: { lang: string } }>(page, '/api/identity.getMe')).preferences.lang;

async function enter(page: Page, username: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('.door button[type=submit]').click();
  await page.locator('.me').first().waitFor({ state: 'attached' });
}

test('English chosen at the door holds for whoever signs in there, until somebody chooses again', async () => {
  const page = await visit({ size: DESK });
  await page.goto('/office/');
  await page.getByRole('radio', { name: 'English' }).check();
  await enter(page, 'he');
  await page.getByRole('link', { name: 'Today' }).first().waitFor();
  expect(await languageOf(page)).toBe('en');
  expect(await kept(page)).toBe('en');
  await page.reload();
  await page.getByRole('link', { name: 'Today' }).first().waitFor();

  await tell(page, 'identity.signOut', {});
  await page.goto('/office/');
  await enter(page, 'zhou');
  await page.getByRole('link', { name: 'Today' }).first().waitFor();
  // It was not she who chose it: her other devices stay Chinese.
  expect(await kept(page)).toBe('zh');

  await page.locator('.me button:visible').first().click();
  await page.locator('.me-menu:visible').getByRole('radio', { name: '中文' }).check();
  await page.getByRole('link', { name: '今日' }).first().waitFor();
  await page.reload();
  await page.getByRole('link', { name: '今日' }).first().waitFor();
  expect(await languageOf(page)).toBe('zh-CN');

  const other = await visit({ size: DESK });
  await other.goto('/office/');
  await enter(other, 'he');
  await other.getByRole('link', { name: 'Today' }).first().waitFor();
  await tell(other, 'identity.savePreferences', { lang: 'zh' });
});
