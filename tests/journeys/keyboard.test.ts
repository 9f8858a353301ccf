/** A day without a mouse: sign in, go anywhere, take up the first task, do it, sign out. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { screenshot, visit, withBrowser } from './browser.ts';
import { addPhotos, photo } from './forms.ts';

withBrowser();

/** Tab until the thing named is held, as hands do; what cannot be reached in so many steps is not reachable. */
async function tabTo(page: Page, held: string, most = 80): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, held)) return;
  }
  throw new Error(`${most} tabs did not reach ${held} on ${page.url()}`);
}

/** What is held shows that it is held: the ring of tokens.css, 3 px. */
const ringPx = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.activeElement!).outlineWidth));

test('a station officer works with the keyboard alone', async () => {
  const page = await visit();
  await page.goto('/office/');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await tabTo(page, 'input[autocomplete=username]');
  await page.keyboard.type('song');
  await page.keyboard.press('Tab');
  await page.keyboard.type('yanshi');
  await page.keyboard.press('Enter');
  await page.locator('.worklist .row').first().waitFor();

  // Go anywhere: a page, by a part of its name; Escape leaves everything as it was.
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '去哪里，找什么' });
  await field.waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('时限');
  await page.getByRole('option', { name: /时限和依据/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/office/norms');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('今日');
  await page.getByRole('option', { name: '今日' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/office/');

  // Past the navigation in one step, then down the list and into it.
  await page.locator('.worklist .row').first().waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
  await page.keyboard.press('Enter');
  await tabTo(page, '.worklist .row');
  expect(await ringPx(page)).toBeGreaterThanOrEqual(3);
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.worklist .row').nth(1).getAttribute('aria-current')).toBe('true');
  await screenshot(page, 'keyboard-row');
  await page.keyboard.press('Home');
  const address = await page.locator('.worklist .row').first().getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${address}*`);
  await page.locator('.road').waitFor();

  // The overdue one turns out to be lawful: verified, and the other officer is asked.
  await tabTo(page, '.can-do button');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '写核实结果' }).waitFor();
  await tabTo(page, 'fieldset[aria-label], .choice input');
  await page.keyboard.press('ArrowRight');
  if (!(await page.getByRole('radio', { name: '不违法' }).isChecked())) await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: '不违法' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await page.getByRole('radio', { name: '有批准文件' }).isChecked()).toBe(true);
  await tabTo(page, '.officers-list input:not(:checked)');
  await page.keyboard.press('Space');
  // Which picture is picked is asked by the system's own window, not by the page.
  await addPhotos(page, '现场照片', [await photo('papers', 70)]);
  await tabTo(page, 'textarea');
  await page.keyboard.type('有批准文件，四至相符。');
  await tabTo(page, 'button[type=submit]');
  expect(await ringPx(page)).toBeGreaterThanOrEqual(3);
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: /^现在还不能：确认我/ }).waitFor();
  expect(await page.locator('.road li[data-state=now]').textContent()).toContain('确认');

  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await tabTo(page, '.me > button', 120);
  await page.keyboard.press('Enter');
  await tabTo(page, '.me-menu .button');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '登录' }).waitFor();
});
