/** One matter through its life by five people at their own devices: found, checked, stopped, looked at again, closed; and the branch where nobody stops. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, ask, bureau, PHONE, screenshot, visit, withBrowser } from './browser.ts';
import {
  addPhotos,
  choose,
  photo,
  plotAt,
  pointAtMap,
  putByNumbers,
  type Spot,
  scene,
  withOfficer,
  write,
} from './forms.ts';

withBrowser();

/** Deng of the county's team, who comes along and confirms on his own phone. */
const SECOND = '邓国强';

const send = (page: Page, verb: string) => page.getByRole('button', { name: verb, exact: true }).click();
/** The road of steps in the page's header has come so far. */
const isAt = (page: Page, state: string) =>
  page.locator('.road li[data-state=done]').filter({ hasText: state }).last().waitFor();

async function report(page: Page, words: string, shade: number): Promise<{ address: string; spot: Spot }> {
  await addPhotos(page, '照片', [await scene('groundbreaking'), await photo('two', shade)]);
  await choose(page, '是什么', '盖房子');
  await choose(page, '干到哪一步', '打基础');
  await write(page, /说两句/, words);
  await pointAtMap(page);
  const numbers = page.locator('.vertices input');
  await page.locator('.vertices summary').click();
  const pointed = [Number(await numbers.nth(0).inputValue()), Number(await numbers.nth(1).inputValue())];
  expect(pointed[0]).toBeGreaterThan(113);
  // What the finger set, the numbers correct.
  const spot: Spot = [Number(pointed[0]!.toFixed(4)), Number(pointed[1]!.toFixed(4))];
  await numbers.nth(0).fill(String(spot[0]));
  await numbers.nth(1).fill(String(spot[1]));
  await page.getByText('报给淅河国土所').waitFor();
  await screenshot(page, `report-${shade}`, true);
  await send(page, '报上去');
  await page.getByRole('heading', { name: /报上去了，第 2026-\d{4} 号/ }).waitFor();
  await page.getByText('已告诉淅河国土所 宋长河。多亏你早说。').waitFor();
  await page.getByText(/\d+月\d+日.*前有人到场看。/).waitFor();
  const address = await page.getByRole('link', { name: '看这一条' }).getAttribute('href');
  return { address: address!, spot };
}

async function verify(page: Page, spot: Spot): Promise<void> {
  await send(page, '写核实结果');
  await choose(page, '看下来是什么', '违法');
  await page.getByRole('button', { name: /^再看 \d+ 个人$/ }).click();
  await withOfficer(page, SECOND);
  await putByNumbers(page, plotAt(spot));
  await page.locator('.place-said b').getByText(/亩/).waitFor();
  await write(page, '看到了什么', '当事人在场，拿不出批准文件，正在绑钢筋。');
  await addPhotos(page, '现场照片', [await photo('there', spot[0] * 1e4)]);
  await screenshot(page, 'verify', true);
  await send(page, '报核实结果');
  await waitsForSecond(page);
}

/** Nothing goes on, and the page says whom it waits for. */
async function waitsForSecond(page: Page): Promise<void> {
  const barred = page.getByRole('group', { name: /^现在还不能：确认我/ });
  await barred.waitFor();
  expect(await barred.textContent()).toContain(`等${SECOND}在自己的手机上确认`);
}

/** Who was there the last time is picked already. */
const alreadyThere = async (page: Page): Promise<void> =>
  expect(await page.locator('.officers-list label').filter({ hasText: SECOND }).getByRole('checkbox').isChecked()).toBe(
    true,
  );

/** It stands on his first page without a reload; opened, it is one tap. */
async function confirm(deng: Page, address: string, yes: string): Promise<void> {
  await deng.goto('/office/');
  const row = deng.locator(`.worklist .row[href="${address}"]`);
  await row.waitFor();
  await screenshot(deng, `second-today-${yes}`);
  await deng.goto(address);
  await deng.getByRole('button', { name: yes, exact: true }).waitFor();
  await screenshot(deng, `second-${yes}`);
  await send(deng, yes);
  await deng.getByRole('button', { name: yes, exact: true }).waitFor({ state: 'detached' });
}

async function order(page: Page): Promise<void> {
  await send(page, '下停工通知书');
  await write(page, '姓名或名称', '汪德厚');
  await write(page, /住址/, '淅河镇光化村三组');
  await alreadyThere(page);
  await page.getByRole('region', { name: '通知书的样子' }).getByText('汪德厚：').waitFor();
  await screenshot(page, 'order', true);
  await send(page, '下达通知书');
  await waitsForSecond(page);
}

async function serve(page: Page): Promise<void> {
  await send(page, '送达通知书');
  await choose(page, '怎么送的', '直接送达');
  await write(page, '谁签收的', '汪德厚');
  await alreadyThere(page);
  await screenshot(page, 'serve', true);
  await send(page, '记下送达');
  await waitsForSecond(page);
}

async function recheck(page: Page, outcome: string, seen: string): Promise<void> {
  await send(page, '写回看结果');
  await choose(page, '停了没有', outcome);
  await addPhotos(page, '回看的照片', [await photo('again', outcome.length * 40)]);
  await write(page, '看到了什么', seen);
  await send(page, '报回看结果');
}

test('found on a phone, seen at once at the station, stopped, and closed by another', async () => {
  const song = await as('song');
  await song.locator('.worklist .row').first().waitFor();
  const before = await song.locator('.worklist .row').count();
  const bai = await as('bai', '/office/report', { size: PHONE });
  const { address, spot } = await report(bai, '路边新挖的地基，拉了钢筋。', 11);
  await screenshot(bai, 'phone-sent');

  // No reload: the row comes by itself.
  const row = song.locator(`.worklist .row[href="${address}"]`);
  await row.waitFor();
  expect(await song.locator('.worklist .row').count()).toBe(before + 1);
  await screenshot(song, 'today-live');
  await row.click();
  await row.click();
  await song.waitForURL(`**${address}`);
  await song.getByText('路边新挖的地基').first().waitFor();

  const deng = await as('deng', '/office/', { size: PHONE });
  await verify(song, spot);
  await confirm(deng, address, '在，属实');
  await isAt(song, '已核实');
  await order(song);
  await deng.goto(address);
  await deng.locator('.presence .preview').getByText('汪德厚：').waitFor();
  await confirm(deng, address, '同签');
  await isAt(song, '已下通知');
  const papers = song.locator('.paper-row');
  const number = /演自然资停字〔2026〕\d+号/.exec((await papers.first().textContent())!)?.[0];
  expect(number).toBeDefined();
  await paperIsTrue(song, number!);
  await serve(song);
  await confirm(deng, address, '在，属实');
  await isAt(song, '已送达');
  await recheck(song, '停了', '钢筋已拆，机械撤走，人都散了。');
  await isAt(song, '已制止');

  // Who verified may not close; the barred action stays in its place and says who may.
  const barred = song.getByRole('group', { name: '现在还不能：复核办结' });
  await barred.focus();
  expect(await barred.textContent()).toContain('复核人');
  expect(await song.getByRole('button', { name: '复核办结' }).count()).toBe(0);
  await screenshot(song, 'finding-stopped');

  const zhou = await as('zhou', address);
  await send(zhou, '复核办结');
  await write(zhou, '办结的理由', '回看照片里机械已撤，地块恢复。');
  await zhou.locator('form').getByRole('button', { name: '复核办结', exact: true }).click();
  await isAt(zhou, '已办结');
  await zhou.getByText('这件事已经办完，没有要做的了。').waitFor();
  await screenshot(zhou, 'finding-closed');
  // Bai sees what became of it.
  await bai.goto(address);
  await isAt(bai, '已办结');
  await screenshot(bai, 'phone-finding-closed', true);
});

/** Printed, opened from the page, and genuine: its number in its text is tried where it is made; here its bytes and its check. */
async function paperIsTrue(song: Page, number: string): Promise<void> {
  const row = song.locator('.paper-row').first();
  await row.getByText(number).first().waitFor();
  const opened = row.getByRole('link', { name: '打开' });
  await opened.waitFor({ timeout: 30_000 });
  const answer = await song.request.get((await opened.getAttribute('href'))!);
  const bytes = await answer.body();
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const check = await row.getByRole('link', { name: '验真' }).getAttribute('href');
  const citizen = await visit({ size: PHONE });
  await citizen.goto(check!);
  await citizen.getByText('演示，没有法律效力').waitFor();
  await citizen.getByText(number).first().waitFor();
  await citizen.getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
  const file = (buffer: Buffer) => ({ name: 'notice.pdf', mimeType: 'application/pdf', buffer });
  await citizen.getByLabel('选你手上的 PDF').setInputFiles(file(bytes));
  await citizen.getByText('一样：你的 PDF 和机关存的一个字节不差。').waitFor();
  await citizen.getByLabel('选你手上的 PDF').setInputFiles(file(Buffer.concat([bytes, Buffer.from(' ')])));
  await citizen.getByText(/不一样：你的 PDF 不是机关存的那一份/).waitFor();
  await screenshot(citizen, 'check-phone', true);
  expect(citizen.url().startsWith(bureau())).toBe(true);
}

test('still building after the notice: written up to government and superior', async () => {
  const song = await as('song');
  const { tasks } = await ask<{ tasks: { matterId: string; verb: string; placeName: string }[] }>(
    song,
    '/api/matters.findWorklist?whose=mine&limit=30',
  );
  const task = tasks.find(({ verb }) => verb === 'recheck')!;
  await song.goto(`/office/findings/${task.matterId}`);
  await recheck(song, '还在干', '还在砌墙，叫停没人理。');
  await isAt(song, '还在动工');
  const lin = await as('lin', `/office/findings/${task.matterId}`);
  await send(lin, '上报拒不停止');
  await write(lin, '回看看到什么，要什么支持', '回看仍在砌墙，请协调断水断电。');
  await screenshot(lin, 'defiance', true);
  await send(lin, '报上去');
  await isAt(lin, '待立案');
  const paper = lin.locator('.paper-row').filter({ hasText: '拒不停止违法行为报告' });
  await paper.getByRole('link', { name: '打开' }).waitFor({ timeout: 30_000 });
});
