/** Who comes new and knows the README only: the guide names what the window asks for, and with it a mortgage is taken in. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, PHONE, screenshot, withBrowser } from './browser.ts';
import { choose, write } from './forms.ts';
import { judge } from './judge.ts';
import { applicant, bring, isAt, pdf, send } from './service.ts';

withBrowser();

const section = (page: Page, name: string) =>
  page.locator('.demo-parcel').filter({ has: page.getByText(name, { exact: true }) });
const toldIn = async (page: Page, name: string, term: string): Promise<string> =>
  (await section(page, name).locator(`dt:has-text("${term}") + dd`).first().textContent())!;

/** By the mark that stands on every page of a demo. */
async function openGuide(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /演示数据/ })
    .first()
    .click();
  await page.getByRole('heading', { name: '演示指南' }).waitFor();
  await section(page, '一家可以当抵押权人的银行').waitFor();
}

test('what can be mortgaged, what is held and what never can be are told with their list', async () => {
  const chen = await as('chen');
  await openGuide(chen);
  await screenshot(chen, 'demo-guide', true);
  expect(await judge(chen, 'zh')).toEqual([]);
  const [held, collective] = [
    await toldIn(chen, '被查封的宗地', '不动产单元号'),
    await toldIn(chen, '不能抵押的宗地', '不动产单元号'),
  ];
  await chen.goto('/office/applications/new?item=mortgageSet');
  const list = chen.locator('.pick-list');
  await write(chen, '哪块地', collective);
  await list.getByText('不在可以抵押的权利里').waitFor();
  expect(await list.getByRole('button').count()).toBe(0);
  await screenshot(chen, 'parcel-never', true);
  await write(chen, '哪块地', held);
  await list.getByText(/查封：.+起被限制登记.+解除以前不能受理/).waitFor();
  expect(await list.getByRole('button').count()).toBe(1);
  await screenshot(chen, 'parcel-held', true);
  expect(await judge(chen, 'zh')).toEqual([]);
});

test('with what the guide says a mortgage is taken in, and a refusal is said once', async () => {
  const chen = await as('chen');
  await openGuide(chen);
  const told = (term: string) => toldIn(chen, '可以抵押的宗地', term);
  const [unit, holder, number] = [await told('不动产单元号'), await told('权利人'), await told('统一社会信用代码')];
  const bank = '一家可以当抵押权人的银行';
  const [lender, lenderNumber] = [await toldIn(chen, bank, '抵押权人'), await toldIn(chen, bank, '统一社会信用代码')];
  await chen.goto('/office/applications/new?item=mortgageSet');
  await write(chen, '哪块地', unit);
  await chen.locator('.pick-list .pick').click();
  await write(chen, '不动产权证书号', '演（2020）不动产权第0000002号');
  await choose(chen, '怎么抵押', '一般抵押');
  await write(chen, '债权数额', '2,000,000');
  await chen.getByLabel('债务从哪天起').fill('2026-11-20');
  await chen.getByLabel('到哪天', { exact: true }).fill('2028-11-20');
  await write(chen, '主债权合同编号', '演借2026-9');
  await write(chen, '抵押合同编号', '演抵2026-9');
  await choose(chen, '地上建筑物', '地上没有');
  await choose(chen, '登记费', '照标准收');
  const fill = async (role: string, name: string, code: string) => {
    const who = applicant(chen, role);
    await who.getByRole('textbox', { name: '姓名或名称' }).fill(name);
    await who.getByRole('textbox', { name: '统一社会信用代码' }).fill(code);
  };
  await fill('抵押权人', lender, lenderNumber);
  for (const paper of ['申请书', '申请人身份证明', '主债权合同', '抵押合同']) await bring(chen, paper, [pdf(paper)]);
  // Not whose it is.
  await fill('抵押人', lender, lenderNumber);
  await send(chen, '受理，给回执');
  await chen.getByText('没有送出。上面标出来的地方改好，再送一次。').waitFor();
  expect(await chen.getByText('抵押人和登记簿上的权利人对不上').count()).toBe(1);
  await screenshot(chen, 'refused-once', true);
  await fill('抵押人', holder, number);
  await send(chen, '受理，给回执');
  await isAt(chen, '已受理');
});

test.each([
  ['desk', 'light', undefined],
  ['phone', 'dark', PHONE],
] as const)('the list by the time that is left, and along as a file: %s, %s', async (name, shade, size) => {
  const wu = await as('wu', '/office/applications', { shade, ...(size && { size }) });
  if (size) await wu.locator('.filters summary').click();
  await wu.getByLabel('排序').selectOption('due');
  await wu.waitForURL(/sort=due/);
  await wu.locator('.applications-table tbody tr').first().waitFor();
  await screenshot(wu, `applications-due-${name}`);
  expect(await judge(wu, 'zh')).toEqual([]);
  const [file] = await Promise.all([wu.waitForEvent('download'), wu.getByRole('button', { name: 'CSV' }).click()]);
  expect(file.suggestedFilename()).toBe('办件 2026-11-24.csv');
});

test.each([
  ['desk', 'light', undefined],
  ['phone', 'dark', PHONE],
] as const)('more time is shown before it is given: %s, %s', async (name, shade, size) => {
  const wu = await as('wu', '/office/applications?item=landPreview&state=concluded', { shade, ...(size && { size }) });
  await wu.locator('.applications-table a').first().click();
  await send(wu, '延长时限');
  const comes = wu.locator('.comes');
  await comes.getByText('10 个工作日（行政许可法 42）').waitFor();
  await comes.getByText('用地预审法定办结').waitFor();
  await screenshot(wu, `extend-${name}`, true);
  expect(await judge(wu, 'zh')).toEqual([]);
});
