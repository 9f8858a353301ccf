/** The administrator's works: people from a spreadsheet, first with mistakes; a limit that changes on a day; a holiday notice. */
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { as, screenshot, withBrowser } from './browser.ts';
import { choose, putByNumbers } from './forms.ts';
import { judge } from './judge.ts';

withBrowser();

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FIRST_ROW = 3;

const people: readonly (readonly (string | null)[])[] = [
  ['方小明', '在编人员', 'J007', null, '2026-01-01', '淅河国土所', '所长', '代理', '2026-11-20'],
  ['方小圆', '在编人员', 'J008', null, '2026-01-01'],
];

test('people come in from a spreadsheet, all or none', async () => {
  const gu = await as('gu', '/office/people/import');
  const [taken] = await Promise.all([
    gu.waitForEvent('download'),
    gu.getByRole('button', { name: '下载模板' }).click(),
  ]);
  const form = await readFile(await taken.path());
  const filled = async (rows: typeof people) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(form as never);
    const sheet = book.getWorksheet('人员')!;
    for (const [nth, row] of rows.entries())
      for (const [column, cell] of row.entries()) sheet.getCell(nth + FIRST_ROW, column + 1).value = cell;
    return { name: 'people.xlsx', mimeType: XLSX, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
  };
  const file = gu.locator('input[type=file]');

  await file.setInputFiles({ name: 'people.xlsx', mimeType: XLSX, buffer: Buffer.from('not a workbook') });
  await gu.getByText('这不是能打开的 XLSX 表格。请用 Excel 或 WPS 另存为 .xlsx，再传一次。').waitFor();

  const [first, second] = people as [(typeof people)[number], (typeof people)[number]];
  await file.setInputFiles(await filled([first.with(5, '没有这个所'), second.with(4, '去年')]));
  const faults = gu.locator('.fault-table tbody tr');
  await faults.filter({ hasText: '人员 F3' }).getByText('没有叫“没有这个所”的单位').waitFor();
  await faults.filter({ hasText: '人员 E4' }).getByText('“去年”不是日期。请写成 2026-01-31 这样。').waitFor();
  await gu.getByRole('group', { name: '现在还不能：导入' }).waitFor();
  await screenshot(gu, 'import-faults', true);

  await file.setInputFiles(await filled(people));
  await gu.getByText('都对。会导入').waitFor();
  await screenshot(gu, 'import-sound', true);
  await gu.getByRole('button', { name: '导入', exact: true }).click();
  await gu.getByRole('heading', { name: '导入好了' }).waitFor();
  await gu.getByRole('link', { name: '去看名册' }).click();
  await gu.getByRole('searchbox', { name: '姓名、工号或证号' }).or(gu.getByLabel('姓名、工号或证号')).fill('J007');
  await gu.getByText('方小明').first().waitFor();
  await screenshot(gu, 'people-found', true);
});

test('a limit changes from a day on, and what is found that day runs by the new one', async () => {
  const gu = await as('gu', '/office/norms');
  const row = gu.getByRole('row').filter({ hasText: '发现后核实' });
  await row.getByText('3 个工作日', { exact: true }).waitFor();
  await row.getByRole('button', { name: '改', exact: true }).click();
  const form = gu.getByRole('form', { name: '改“发现后核实”' });
  await form.getByLabel('数多少').fill('2');
  await form.getByLabel('哪天起').fill('2020-01-01');
  await form.getByRole('button', { name: '从那天起用' }).click();
  await form
    .getByText(/不能改 .* 以前的。选以后的日子。/)
    .first()
    .waitFor();
  await screenshot(gu, 'limit-refused', true);
  await form.getByLabel('哪天起').fill('2026-11-24');
  await form.getByRole('button', { name: '从那天起用' }).click();
  await gu.getByText('已改，11月24日 起用。').waitFor();
  await row.getByText('2 个工作日', { exact: true }).waitFor();
  await screenshot(gu, 'limit-changed', true);

  const song = await as('song', '/office/report');
  await choose(song, '是什么', '采矿');
  await putByNumbers(song, [[113.5162, 31.5927]]);
  await song.getByRole('button', { name: '报上去', exact: true }).click();
  await song.getByRole('link', { name: '看这一条' }).click();
  await song.getByText('到 11月26日 周四 24 点').first().waitFor();
  await song.getByText('还剩 2 天').first().waitFor();
  // What was found before keeps what was promised then: on the 23rd, three working days.
  await song.goto('/office/?whose=mine');
  await song.getByText('11月23日 发现，3 个工作日内核实').first().waitFor();
});

test('a holiday notice is tried on what runs, then loaded, and the work waits for its new day', async () => {
  const gu = await as('gu', '/office/norms?part=holidays');
  await gu.getByRole('link', { name: '载入新的放假通知' }).click();
  const form = gu.getByRole('form', { name: '照原文填' });
  await form.getByRole('button', { name: '先试算' }).click();
  await form.locator('.field[data-wrong]').filter({ hasText: '文号' }).waitFor();
  await form.getByLabel('哪一年').fill('2026');
  await form.getByLabel('文号').fill('国办发明电〔2026〕9号（演示）');
  await form.getByLabel('在哪看到的').fill('演示');
  await form.getByRole('radio', { name: '临时调整' }).check();
  await form.getByRole('button', { name: '加一段放假' }).click();
  await form.getByLabel('从', { exact: true }).fill('2026-12-07');
  await form.getByLabel('到', { exact: true }).fill('2026-12-07');
  await form.getByRole('button', { name: '先试算' }).click();
  const moved = form.getByText(/^[1-9]\d* 个到期日会变：[1-9]\d* 个往后，0 个提前。$/);
  await moved.waitFor();
  await screenshot(gu, 'notice-tried', true);
  expect(await judge(gu, 'zh')).toEqual([]);
  await form.getByRole('button', { name: '载入', exact: true }).click();
  await gu.getByText('国办发明电〔2026〕9号（演示）').waitFor();

  const deng = await as('deng', '/office/blind-spots?reason=noPerson');
  await deng.getByText('12月9日').first().waitFor();
});
