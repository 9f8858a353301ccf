/** The list of findings as a leader narrows it, shares its address, and takes it along in three forms. */
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { as, ask, screenshot, visit, withBrowser } from './browser.ts';

withBrowser();

test('what is narrowed on the screen is what the files hold', async () => {
  const wu = await as('wu', '/office/findings');
  await wu.getByLabel('到哪一步').selectOption('open');
  await wu.getByLabel('县市区').selectOption({ label: '曾都区' });
  await wu.waitForURL(/division=421303/);
  const address = wu.url();
  await wu.locator('.findings-table tbody tr').first().waitFor();
  const { total } = await ask<{ total: number }>(
    wu,
    '/api/patrol.findFindings?division=421303&state=reported,verified,cleared,confirmed,drawn,ordered,handed,served,stopped,defied&limit=1',
  );
  const rows = wu.locator('.findings-table tbody tr');
  await expect.poll(() => rows.count()).toBe(total);
  const numbers = (await rows.locator('.list-what small').allTextContents()).map(
    (text) => /\d{4}-\d{4}/.exec(text)![0],
  );
  await screenshot(wu, 'list-narrowed', true);

  const take = async (form: string): Promise<Buffer> => {
    const [file] = await Promise.all([
      wu.waitForEvent('download'),
      wu.getByRole('button', { name: form, exact: true }).click(),
    ]);
    return readFile(await file.path());
  };
  const csv = await take('CSV');
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = csv.toString('utf8').trim().split(/\r?\n/);
  expect(lines.length).toBe(total + 1);
  for (const number of numbers) expect(lines.some((line) => line.includes(number))).toBe(true);

  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await take('Excel')) as never);
  expect(book.worksheets[0]!.actualRowCount).toBe(total + 1);

  const collection = JSON.parse((await take('GeoJSON')).toString('utf8')) as {
    type: string;
    features: { geometry: { type: string; coordinates: unknown[] } }[];
  };
  expect(collection.type).toBe('FeatureCollection');
  expect(collection.features.length).toBe(total);
  expect(collection.features.every(({ geometry }) => geometry.coordinates.length > 0)).toBe(true);

  // The address alone brings another person, after the door, to the same list.
  const other = await visit();
  await other.goto(address);
  await other.getByLabel('用户名').fill('he');
  await other.getByLabel('密码').fill('yanshi');
  await other.getByRole('button', { name: '登录', exact: true }).click();
  await expect.poll(() => other.locator('.findings-table tbody tr').count()).toBe(total);
});
