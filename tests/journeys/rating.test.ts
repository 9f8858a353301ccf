/** Somebody rates in an applicant's place: he says so without a script, is called back by who had no hand in it, and rates himself. */
import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@cuntu/base';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, PHONE, screenshot, tell, visit, withBrowser } from './browser.ts';
import { choose, plotAt, putByNumbers, write } from './forms.ts';
import { judge } from './judge.ts';
import { applicant, send } from './service.ts';

withBrowser();

/** Taken in of somebody who gave no number, and declined; what he was told at the window. */
async function declined(): Promise<{ code: string; word: string }> {
  const chen = await as('chen', '/office/applications/new');
  await chen.getByRole('button', { name: /^用地预审/ }).click();
  await write(chen, '项目名称', '演示风电场三期');
  await write(chen, '项目代码', '2026-421303-44-01-000009');
  await write(chen, '建设依据', '演发改〔2026〕9号');
  await putByNumbers(chen, plotAt([113.5202, 31.5967]));
  await choose(chen, '做什么用', '能源');
  await choose(chen, '是否在规划范围里', '在规划范围里');
  await choose(chen, '压不压矿', '不压');
  await applicant(chen, '申请人').getByRole('textbox', { name: '姓名或名称' }).fill('演示丁能源有限公司');
  await send(chen, '先收下');
  const taken = chen.locator('.taken');
  await taken.getByText('评价口令').first().waitFor();
  await screenshot(chen, 'application-word', true);
  expect(await judge(chen, 'zh')).toEqual([]);
  const [code, word] = (await taken.locator('.num').allTextContents()) as [string, string];
  // Told once: neither stands in what the server answers after that.
  await chen.reload();
  await taken.getByText('查询码印在以后给他的每一张纸上。').waitFor();
  expect(await taken.locator('.num').count()).toBe(0);
  const matterId = new URL(chen.url()).pathname.split('/').at(-1);
  const why = { ground: 'notOurs', words: '不归本局管' };
  const id = uuidV7(Date.now(), randomBytes(10));
  expect(await tell(chen, 'applications.declineApplication', { id, matterId, ...why })).toBe(200);
  return { code, word };
}

async function rate(page: Page, grade: string, word: string): Promise<void> {
  const form = page.locator('#rate form.rate');
  await form.getByRole('radio', { name: grade, exact: true }).check();
  await form.getByLabel('申请人的电话、证件号码或评价口令').fill(word);
  await form.getByRole('button', { name: '评价' }).click();
  await page.getByRole('heading', { name: '你的评价' }).waitFor();
}

/** The one step that is due on a call-back. */
async function act(page: Page, outcome: string, words: string, verb: string): Promise<void> {
  await page.getByRole('radio', { name: outcome }).check();
  await page.getByLabel('写清经过').fill(words);
  await send(page, verb);
}

test('a rating by another is disowned, called back, set aside by two, and given anew', async () => {
  const { code, word } = await declined();
  const address = `/where/${code.replaceAll('-', '')}`;
  const clerk = await visit({ script: false });
  await clerk.goto(address);
  await rate(clerk, '非常满意', word);

  for (const lang of ['zh', 'en'] as const) {
    const look = await visit({ lang });
    await look.goto(address);
    await look.locator('#disown summary').click();
    await screenshot(look, `disown-form-${lang}`, true);
    expect(await judge(look, lang)).toEqual([]);
  }
  const page = await visit({ size: PHONE, script: false });
  await page.goto(address);
  await page.getByText('不是我评的', { exact: true }).click();
  const form = page.locator('#disown form');
  await form.getByLabel('申请人的电话、证件号码或评价口令').fill('13800000000');
  await form.getByLabel('想说的话').fill('我没有评过');
  await form.getByRole('button').click();
  await page.locator('#disown').getByText('不是申请材料上的电话').waitFor();
  await screenshot(page, 'disown-refused', true);
  await form.getByLabel('申请人的电话、证件号码或评价口令').fill(word);
  await form.getByRole('button').click();
  await page.getByText('你告诉我们，这条评价不是你评的').waitFor();
  const own = page.url();
  await screenshot(page, 'disown-told', true);

  const he = await as('he', '/office/ratings');
  const disowned = he.getByRole('link', { name: '申请人说不是他评的，看回访' }).first();
  await disowned.waitFor();
  await screenshot(he, 'ratings-disowned', true);
  await disowned.click();
  await he.getByRole('heading', { name: '申请人说不是他评的：非常满意' }).waitFor();
  await he.getByText('演示丁能源有限公司：材料上没有电话').waitFor();
  await screenshot(he, 'call-applicant', true);
  expect(await judge(he, 'zh')).toEqual([]);
  const callBack = new URL(he.url()).pathname;
  await act(he, '不是申请人评的', '到申请单位问过，没有评过', '记下回访申请人的结果');
  await he.getByText('回访是你做的，要由另一个人来看。').waitFor();

  const wu = await as('wu', callBack, { size: PHONE, shade: 'dark' });
  await wu.getByText('到申请单位问过，没有评过').waitFor();
  await screenshot(wu, 'review-disowned', true);
  await act(wu, '不计入', '看过记录，同意', '复核这条评价');
  await wu.getByText('这次回访办完了。').waitFor();

  await page.reload();
  await page.getByText('那条评价不再计入，你可以自己评一次').waitFor();
  for (const [name, looks] of [
    ['zh-light', { size: PHONE }],
    ['en-dark', { lang: 'en', shade: 'dark' }],
  ] as const) {
    const look = await visit(looks);
    await look.goto(own);
    await screenshot(look, `disown-ended-${name}`, true);
    expect(await judge(look, name.startsWith('zh') ? 'zh' : 'en')).toEqual([]);
  }
  await rate(page, '不满意', word);
});
