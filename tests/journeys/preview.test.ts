/** A project's land before it is approved: taken in, checked on the map, another office asked, refused once by the leader and once signed. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { as, ask, PHONE, screenshot, withBrowser } from './browser.ts';
import { choose, plotAt, putByNumbers, type Spot, write } from './forms.ts';
import { judge } from './judge.ts';
import { applicant, bring, firmNumber, isAt, pdf, printed, send } from './service.ts';

withBrowser();

const OFFICE = '法规科';

/** Taken in whole at the window and accepted; where it then stands. */
async function accepted(project: string, spot: Spot, n: number): Promise<string> {
  const chen = await as('chen', '/office/applications/new');
  await chen.getByRole('button', { name: /^用地预审/ }).click();
  await write(chen, '项目名称', project);
  await write(chen, '项目代码', `2026-421303-44-01-00000${n}`);
  await write(chen, '建设依据', '演发改〔2026〕1号');
  await putByNumbers(chen, plotAt(spot));
  await choose(chen, '做什么用', '能源');
  await choose(chen, '是否在规划范围里', '在规划范围里');
  await choose(chen, '压不压矿', '不压');
  const who = applicant(chen, '申请人');
  await who.getByRole('textbox', { name: '姓名或名称' }).fill('演示丁能源有限公司');
  await who.getByRole('textbox', { name: '统一社会信用代码' }).fill(firmNumber(3));
  for (const paper of [
    '申请书',
    '申请人身份证明',
    '项目建设依据（批复或者备案文件）',
    '拟用地范围界址点坐标',
    '是否符合国土空间规划的说明',
  ])
    await bring(chen, paper, [pdf(paper)]);
  await chen.getByText('齐了').first().waitFor();
  await screenshot(chen, `preview-new-${n}`, true);
  await send(chen, '受理，给回执');
  await isAt(chen, '已受理');
  return new URL(chen.url()).pathname;
}

async function checked(xu: Page): Promise<void> {
  await send(xu, '核对界址');
  await send(xu, '核对，留下结果');
  await xu.getByRole('heading', { name: '核图结果' }).waitFor();
  await isAt(xu, '已核图');
}

test('an office is asked and disagrees; the examiner objects, and the leader refuses with reasons and remedy', async () => {
  const address = await accepted('演示风电场一期', [113.5162, 31.5927], 1);
  const xu = await as('xu', address);
  await checked(xu);
  await send(xu, '问别的科室');
  await xu.locator('.opinion-units label').filter({ hasText: OFFICE }).getByRole('radio').check();
  await write(xu, '问什么', '有没有权属争议？');
  await screenshot(xu, 'preview-ask', true);
  await send(xu, '发出去');
  await xu.getByText('等周文静答复').waitFor();
  // While an office has not answered, nothing is concluded, and the page says for whom it waits.
  await xu.getByRole('group', { name: '现在还不能：写审查结论' }).waitFor();
  await screenshot(xu, 'preview-waits', true);

  const zhou = await as('zhou', '/office/?whose=mine');
  const asked = zhou.locator('.worklist a.row').filter({ hasText: '双堰 征求意见' }).last();
  await zhou.goto((await asked.getAttribute('href'))!);
  await send(zhou, '写答复');
  await choose(zhou, '我们的意见', '不同意');
  await write(zhou, '理由和要求', '东边一块有权属争议，正在调处。');
  await screenshot(zhou, 'opinion-give', true);
  expect(await judge(zhou, 'zh')).toEqual([]);
  await send(zhou, '答复');
  await zhou.getByText('已经答复，没有要办的了。').waitFor();

  await send(xu, '写审查结论');
  await choose(xu, '审查结论', '同意');
  await write(xu, '结论的理由', '符合供地政策');
  await send(xu, '交去签发');
  await xu
    .getByText(/有不利情况：.*有科室不同意/)
    .first()
    .waitFor();
  await choose(xu, '审查结论', '不同意');
  await write(xu, '结论的理由', '东边一块权属有争议。');
  await send(xu, '交去签发');
  await isAt(xu, '审核不同意');

  const wu = await as('wu', address);
  await send(wu, '定不予办理');
  await write(wu, '不予办理的理由', '东边一块权属有争议，调处以后可以再来申请。');
  await screenshot(wu, 'preview-refuse', true);
  await send(wu, '定不予办理，出决定书');
  await isAt(wu, '没有批');
  expect((await printed(wu, '不予办理决定书')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await screenshot(wu, 'preview-refused', true);
  expect(await judge(wu, 'zh')).toEqual([]);
});

test('returned once to be looked at again, then signed, valid for three years, and handed over', async () => {
  const address = await accepted('演示风电场二期', [113.5182, 31.5947], 2);
  const xu = await as('xu', address);
  await checked(xu);
  const conclude = async (words: string) => {
    await send(xu, '写审查结论');
    await choose(xu, '审查结论', '同意');
    await write(xu, '结论的理由', words);
    const despite = xu.getByRole('textbox', { name: '有不利情况，凭什么同意' });
    if (await despite.count()) await despite.fill('按纸质规划图核对，在允许建设区内。');
    await send(xu, '交去签发');
    await isAt(xu, '已审完');
  };
  await conclude('符合规划和供地政策。');
  const wu = await as('wu', address);
  await send(wu, '退回重审');
  await write(wu, '要再看什么', '写明用地标准。');
  await wu.locator('form').getByRole('button', { name: '退回重审', exact: true }).click();
  await xu.getByText('写明用地标准。').first().waitFor();
  await conclude('符合规划和供地政策，没有超过用地标准。');

  await wu.reload();
  await send(wu, '签发预审意见');
  await screenshot(wu, 'preview-issue', true);
  await send(wu, '签发');
  await isAt(wu, '已签发');
  await wu
    .getByText(/有效到 2029年11月24日/)
    .first()
    .waitFor();
  expect((await printed(wu, '用地预审意见')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await screenshot(wu, 'preview-issued', true);

  const chen = await as('chen', address, { size: PHONE });
  await send(chen, '把结果交给他');
  await write(chen, '谁收的', '演示己');
  await send(chen, '记下送到了');
  await isAt(chen, '已送到');
  await screenshot(chen, 'preview-delivered-phone', true);
  const shown = await ask(chen, `/api/applications.getApplication?matterId=${address.split('/').at(-1)}`);
  expect(JSON.stringify(shown)).not.toContain(firmNumber(3));
});
