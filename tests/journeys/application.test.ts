/** A mortgage at the window by hand: one paper lacks and is asked for once, it is brought, and the receipt says by when; then examined, entered and handed over by others. */
import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@cuntu/base';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firms } from '../../apps/server/demo/land/holders.ts';
import { as, ask, PHONE, screenshot, tell, withBrowser } from './browser.ts';
import { choose, photo, write } from './forms.ts';
import { judge } from './judge.ts';
import { TODAY } from './serve-bureau.ts';
import { applicant, bring, firmNumber, isAt, pdf, personNumber, send } from './service.ts';

withBrowser();

const UNIT_BEGINS = '421303187005GB';
const BANK = '演示银行随州分行';

/** The first parcel of construction land of the demo city that nobody has mortgaged, and whose it is. */
async function pickParcel(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: '哪块地' }).fill(UNIT_BEGINS);
  await page.locator('.pick-list .pick').first().click();
  const holder = page.locator('.picked b').nth(1);
  await holder.waitFor();
  return (await holder.textContent())!;
}

async function fill(page: Page): Promise<void> {
  const holder = await pickParcel(page);
  await write(page, '不动产权证书号', '演（2020）不动产权第0000001号');
  await choose(page, '怎么抵押', '一般抵押');
  await write(page, '债权数额', '5,000,000');
  await page.getByText('5,000,000 元（500 万元）').waitFor();
  await page.getByLabel('债务从哪天起').fill('2026-11-20');
  await page.getByLabel('到哪天', { exact: true }).fill('2029-11-20');
  await write(page, '主债权合同编号', '演借2026-1');
  await write(page, '抵押合同编号', '演抵2026-1');
  await choose(page, '地上建筑物', '地上没有');
  await choose(page, '登记费', '照标准收');
  // Whoever is registered has his name there already.
  const mortgagor = applicant(page, '抵押人');
  expect(await mortgagor.getByRole('textbox', { name: '姓名或名称' }).inputValue()).toBe(holder);
  const registered = firms.find(({ name }) => name === holder)!.number;
  const number = mortgagor.getByRole('textbox', { name: '统一社会信用代码' });
  await number.fill(registered.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await mortgagor.getByText('校验位不对，多半抄错了一位。').waitFor();
  await number.fill(registered);
  await mortgagor.getByText('校验位不对').waitFor({ state: 'detached' });
  const bank = applicant(page, '抵押权人');
  await bank.getByRole('textbox', { name: '姓名或名称' }).fill(BANK);
  await bank.getByRole('textbox', { name: '统一社会信用代码' }).fill(firmNumber(2));
  await bank.getByRole('button', { name: '是代理人来办的' }).click();
  await bank.getByRole('textbox', { name: '代理人姓名' }).fill('演示戊');
  await bank.getByRole('textbox', { name: '代理人身份证号' }).fill(personNumber(7));
}

/** Whenever the journey is made, the window is open; then somebody takes a number and is called. */
async function callOne(): Promise<Page> {
  const gu = await as('gu');
  const chen = await as('chen', '/office/window');
  await chen.getByRole('button', { name: '给一个号' }).waitFor();
  const { chosen } = await ask<{ chosen: { unitId: string } }>(chen, '/api/applications.getWindowDay');
  const day = [['00:00', '23:30']];
  const hours = { unitId: chosen.unitId, week: Array(7).fill(day), capacity: 3, inForceFrom: TODAY };
  await tell(gu, 'applications.setWindowHours', { id: uuidV7(Date.now(), randomBytes(10)), ...hours });
  await chen.getByLabel('办什么').selectOption('土地抵押登记');
  await chen.getByRole('button', { name: '给一个号' }).click();
  await chen.getByText(/^给了 \d+ 号/).waitFor();
  await chen.getByRole('button', { name: '叫下一个' }).click();
  await chen.getByText('正在 1 号台').waitFor();
  return chen;
}

let address: string;

test('taken in by the window: what lacks is said once, brought, and accepted with a day', async () => {
  const chen = await callOne();
  await chen.getByRole('link', { name: '收件', exact: true }).last().click();
  await chen.getByText('号说要办“土地抵押登记”').waitFor();
  await chen.getByRole('button', { name: '就办这个' }).click();
  const onNumber = chen.getByLabel('收在哪个号上');
  expect(await onNumber.locator('option:checked').textContent()).toContain('1 号台 · 土地抵押登记');
  await fill(chen);
  // Typed is kept: a reload loses nothing.
  await chen.reload();
  expect(await chen.getByRole('textbox', { name: '债权数额' }).inputValue()).toBe('5,000,000');
  await bring(chen, '申请书', [pdf('申请书')]);
  await bring(chen, '申请人身份证明', [await photo('one', 41), await photo('two', 42)]);
  await bring(chen, '授权委托书和代理人身份证明', [await photo('three', 43)]);
  await bring(chen, '主债权合同', [pdf('主债权合同')]);
  await chen.getByText('还缺 1 样：抵押合同。').waitFor();
  await screenshot(chen, 'application-new', true);
  expect(await judge(chen, 'zh')).toEqual([]);

  await send(chen, '一次说清缺什么');
  await chen.getByRole('heading', { name: '说清了，等他补来' }).waitFor();
  await isAt(chen, '告知补正');
  address = new URL(chen.url()).pathname;
  const print = chen.getByRole('link', { name: '打印一次性补正告知书' });
  await print.waitFor({ timeout: 30_000 });
  const answer = await chen.request.get((await print.getAttribute('href'))!);
  expect([answer.headers()['content-type'], (await answer.body()).subarray(0, 5).toString('latin1')]).toEqual([
    'application/pdf',
    '%PDF-',
  ]);
  await chen.locator('.request li').getByText('抵押合同：没有交').waitFor();
  await screenshot(chen, 'application-asked', true);
  expect(await judge(chen, 'zh')).toEqual([]);

  await send(chen, '收补来的材料');
  await bring(chen, '抵押合同', [pdf('抵押合同')]);
  await send(chen, '收下补来的材料');
  await isAt(chen, '已收件');
  await send(chen, '受理，给回执');
  await chen.getByText('材料齐了，地上没有限制。').waitFor();
  await chen.locator('form').getByRole('button', { name: '受理，给回执', exact: true }).click();
  await chen.getByRole('heading', { name: '受理了' }).waitFor();
  await chen.getByText('告诉他：11月27日 周五以前办好。').waitFor();
  await isAt(chen, '已受理');
  await chen.getByRole('link', { name: '打印受理通知书' }).waitFor({ timeout: 30_000 });
  await chen.getByRole('heading', { name: '答应的时间' }).waitFor();
  await chen.getByText('法定期限').waitFor();
  await screenshot(chen, 'application-accepted', true);

  await chen.getByText(/11月24日 \d+ 号，.+叫到 1 号台/).waitFor();

  // What was taken in leaves no draft behind.
  await chen.getByRole('link', { name: '收下一件' }).click();
  await chen.getByRole('heading', { name: '来办什么' }).waitFor();
  expect(await chen.getByText('还没写完').count()).toBe(0);

  // The number at the counter names what was taken in on it, and cannot be told to have brought nobody.
  await chen.goto('/office/window');
  await chen.locator(`.window-tied a[href="${address}"]`).waitFor();
  await screenshot(chen, 'window-called', true);
  await chen.getByRole('button', { name: '没来' }).click();
  await chen.getByText('已经收了件，就点“办完了”').waitFor();
  await chen.getByRole('button', { name: '办完了' }).click();
  await chen.locator(`.window-ended a[href="${address}"]`).waitFor();
  await screenshot(chen, 'window-ended', true);
  expect(await judge(chen, 'zh')).toEqual([]);

  // Who came is found by the beginning of his name; nobody's whole number leaves the server.
  await chen.goto('/office/applications?state=open');
  await chen.getByRole('searchbox').fill('演示银行');
  await chen.locator(`.applications-table a[href="${address}"]`).waitFor();
  await screenshot(chen, 'applications');
  const shown = await ask(chen, `/api/applications.getApplication?matterId=${address.split('/').at(-1)}`);
  for (const whole of [firmNumber(1), firmNumber(2), personNumber(7)])
    expect(JSON.stringify(shown)).not.toContain(whole);
});

test('is for whoever serves applicants: an officer of the ground has neither page nor entry', async () => {
  const song = await as('song', address);
  await song.locator('.frame > main').getByRole('heading').first().waitFor();
  expect(await song.getByText(BANK).count()).toBe(0);
  expect(await song.getByRole('link', { name: '申请', exact: true }).count()).toBe(0);
});

test('is examined by one, entered by another and handed over, each on the page that waits for him', async () => {
  // Work is shared out among the examiners of the branch: it is his, or his unit's.
  const xu = await as('xu', '/office/?whose=unit');
  await xu.locator(`.worklist .row[href="${address}"]`).waitFor();
  await screenshot(xu, 'today-examiner');
  await xu.goto(address);
  await send(xu, '写审核结果');
  await choose(xu, '看下来怎样', '同意');
  await write(xu, '写两句', '与登记簿一致，合同齐全。');
  await screenshot(xu, 'application-examine', true);
  await send(xu, '写下审核结果');
  await isAt(xu, '已审核');
  const barred = xu.getByRole('group', { name: '现在还不能：记进登记簿' });
  expect(await barred.textContent()).toContain('登簿人员');

  const qin = await as('qin', address);
  await send(qin, '记进登记簿');
  await qin.getByText('第 1 顺位').first().waitFor();
  await screenshot(qin, 'application-register', true);
  await send(qin, '登簿');
  await isAt(qin, '已登簿');
  const proof = qin.locator('.paper-row').filter({ hasText: '不动产登记证明' });
  await proof.getByRole('link', { name: '打开' }).waitFor({ timeout: 30_000 });

  const chen = await as('chen', address, { size: PHONE });
  await send(chen, '把结果交给他');
  await chen.getByRole('button', { name: '演示戊' }).click();
  await send(chen, '记下送到了');
  await isAt(chen, '已送到');
  await chen.getByText('按答应的时间办好了').waitFor();
  await screenshot(chen, 'application-delivered-phone', true);
  const number = (await qin.getByRole('link', { name: /登证〔2026〕\d+号/ }).textContent())!;
  await qin.goto(`/office/mortgages?text=${encodeURIComponent(number)}`);
  await qin.getByRole('button', { name: '看经过' }).click();
  await qin.getByRole('link', { name: '首次登记' }).waitFor();
  await screenshot(qin, 'mortgages');
  expect(await judge(qin, 'zh')).toEqual([]);

  // What was promised and what it took is a picture, and each of its figures opens the matters behind it.
  const he = await as('he', '/office/promises');
  const item = he.getByRole('region', { name: '土地抵押登记' });
  await item.getByRole('img', { name: /2026年11月：说好 3 个工作日/ }).waitFor();
  await item.getByRole('button', { name: /^2026年11月的 \d+ 件$/ }).click();
  await item.locator('.promise-record a').first().waitFor();
  await screenshot(he, 'promises', true);
  expect(await judge(he, 'zh')).toEqual([]);
});
