/** The register from a spreadsheet, as a personnel officer sends it: the form itself filled in, and filled in badly. */

import { must } from '@cuntu/base';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { findPeople, findUnits, getImportForm, importRegister, previewImport } from '../contract.ts';
import zh from '../words.zh.json' with { type: 'json' };

let house: TestHouse;
let form: Uint8Array;
beforeAll(async () => {
  house = await openTestHouse();
  form = Buffer.from(must(await house.as('jiang').find(getImportForm, {})).bytes);
});

type Rows = Record<string, unknown[][]>;

const good: Rows = {
  单位: [
    ['万和国土所', '国土所', '演示曾都分局', '淅河镇', '淅河镇、曾都区万店镇', null, null, '0722-1', '2026-01-01'],
    ['万和巡查站', '局直单位', '万和国土所', '421303187', null, null, null, null, new Date('2026-01-01')],
  ],
  岗位: [
    ['万和国土所', '所长', '国土所工作人员', null, 0, '2026-01-01'],
    ['万和巡查站', '协管员', '协管员', '421303187201', null, '2026/1/1'],
  ],
  人员: [
    ['方 明', '在编人员', '007', 13800000000, '2026-01-01', '万和国土所', '所长', null, '2026-01-02'],
    ['方圆', '协管员', null, null, '2026-01-01', '万和巡查站', '协管员', '代理', '2026.1.2'],
    ['方正', '在编人员', '009', null, '2026-01-01'],
  ],
  证件: [['方明', '007', '行政执法证', '17139900001', '2024-01-01', '2028-12-31']],
};

async function workbook(rows: Rows, change: (book: ExcelJS.Workbook) => void = () => {}): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(form as never);
  for (const [title, list] of Object.entries(rows))
    for (const [nth, row] of list.entries())
      for (const [column, cell] of row.entries())
        book.getWorksheet(title)!.getCell(nth + 3, column + 1).value = cell as never;
  change(book);
  return put(new Uint8Array(await book.xlsx.writeBuffer()));
}

const put = async (bytes: Uint8Array) => must(await house.house.files.put(bytes)).sha256;

const preview = async (file: string) => must(await house.as('jiang').find(previewImport, { file }));
/** `sheet!cell code` of every fault. */
const faultsOf = async (rows: Rows, change?: (book: ExcelJS.Workbook) => void) =>
  (await preview(await workbook({ ...good, ...rows }, change))).faults.map(
    ({ sheet, cell, code }) => `${sheet}!${cell ?? ''} ${code}`,
  );

describe('a form filled in well', () => {
  test('is told before it is imported, and leaves nothing', async () => {
    const before = await house.rowCounts();
    const seen = await preview(await workbook(good));
    expect(seen).toMatchObject({
      faults: [],
      more: 0,
      counts: { units: 2, posts: 2, people: 3, licences: 1, appointments: 2 },
    });
    expect(seen.sheets.map(({ title, rows }) => [title, rows])).toEqual([
      ['单位', 2],
      ['岗位', 2],
      ['人员', 3],
      ['证件', 1],
    ]);
    expect(seen.sheets[2]!.first[0]).toEqual({
      row: 3,
      values: ['方 明', '在编人员', '007', '13800000000', '2026-01-01', '万和国土所', '所长', '', '2026-01-02'],
    });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('comes in whole: units under theirs, people at their posts, with grants; and once', async () => {
    const own = await openTestHouse({ seed: 'import' });
    const file = must(await own.house.files.put(await bytesOf(good))).sha256;
    const [id, commandId] = [own.id(), own.id()];
    const done = must(await own.as('jiang').run(importRegister, { id, file }, { commandId }));
    expect(done).toEqual({ units: 2, posts: 2, people: 3, licences: 1, appointments: 2 });
    expect(must(await own.as('jiang').run(importRegister, { id, file }, { commandId }))).toEqual(done);
    const { units } = must(await own.as('bai').find(findUnits, {}));
    const station = units.find(({ name }) => name === '万和国土所')!;
    expect(units.find(({ name }) => name === '万和巡查站')).toMatchObject({
      parentId: station.id,
      posts: 1,
      vacant: 0,
      people: 1,
    });
    const { people } = must(await own.as('bai').find(findPeople, { text: '方' }));
    expect(
      people.map(({ name, staffNumber, posts }) => [name, staffNumber, posts.map((one) => [one.title, one.acting])]),
    ).toEqual([
      ['方圆', null, [['协管员', true]]],
      ['方明', '007', [['所长', false]]],
      ['方正', '009', []],
    ]);
    const { sql } = await import('#platform/database');
    const grants = await sql<{ role: string; division: string }>`select g.role, g.division from role_grant g
      join person p on p.id = g.person_id where p.name like '方%' order by 1, 2`.execute(own.db);
    expect(grants.rows).toEqual([
      { role: 'coordinator', division: '421303187201' },
      { role: 'stationOfficer', division: '421303101' },
      { role: 'stationOfficer', division: '421303187' },
    ]);
    const again = await own.as('jiang').run(importRegister, { id: own.id(), file });
    expect(again).toMatchObject({ refusal: { code: 'import.faulty', params: { count: 8 } } });
  });
});

const bytesOf = async (rows: Rows) => {
  const opened = await house.house.files.open(await workbook(rows));
  return new Uint8Array(Buffer.concat(await opened!.stream.toArray()));
};

describe('a form filled in badly', () => {
  test('is told by cell, all at once', async () => {
    expect(
      await faultsOf({
        单位: [
          ['演示曾都分局', '国土', '没有的局', '没有镇', '淅河镇、无处', null, null, null, '2026-02-30'],
          ['甲所', '科室', '乙所', '曾都区', null, null, null, null, '昨天'],
          ['乙所', '科室', '甲所', null, null, null, null, null, 20260101],
          ['甲所', '科室', null, '曾都区', null, 'x'.repeat(21), null, null, '2026-01-01'],
        ],
        岗位: [
          ['甲所', '员', '皇帝', '淅河镇', 1000, '2026-01-01'],
          ['甲所', '员', '复核人', '随县', '一', '2026-01-01'],
          ['无所', '员', '复核人', null, null, '2026-01-01'],
        ],
        人员: [
          ['李', '在编人员', 'song', null, '2026-01-01', '甲所', '长', null, '2026-01-01'],
          ['李', '临时', 'a1', null, '2026-01-01', '甲所'],
          [null, '在编人员', 'a1', null, '2026-01-01'],
        ],
        证件: [
          ['李', null, '行政执法证', 'YS-song', '2026-01-01', '2025-01-01'],
          ['王', null, '行政执法证', '1', '2026-01-01', '2027-01-01'],
          ['演示宋', 'a1', '驾驶证', 1234567890123456, '2026-01-01', '2027-01-01'],
        ],
      }),
    ).toEqual([
      '单位!A3 taken',
      '单位!B3 notInList',
      '单位!C3 unknownUnit',
      '单位!D3 unknownDivision',
      '单位!E3 unknownDivision',
      '单位!I3 notADay',
      '单位!C4 circle',
      '单位!I4 notADay',
      '单位!C5 circle',
      '单位!D5 missing',
      '单位!I5 notADay',
      '单位!A6 twice',
      '单位!F6 tooLong',
      '岗位!C3 notInList',
      '岗位!E3 notACount',
      '岗位!B4 twice',
      '岗位!D4 postOutsideUnit',
      '岗位!E4 notACount',
      '岗位!A5 unknownUnit',
      '人员!C3 taken',
      '人员!G3 unknownPost',
      '人员!B4 notInList',
      '人员!G4 missing',
      '人员!I4 missing',
      '人员!A5 missing',
      '人员!C5 twice',
      '证件!B3 ambiguousPerson',
      '证件!D3 taken',
      '证件!F3 daysReversed',
      '证件!A4 unknownPerson',
      '证件!D4 tooShort',
      '证件!B5 notThatPerson',
      '证件!C5 notInList',
      '证件!D5 longNumber',
    ]);
  });

  test('with formulas, merged cells, errors and cells beside the table is told where they stand', async () => {
    expect(
      await faultsOf({}, (book) => {
        const people = book.getWorksheet('人员')!;
        people.getCell('A3').value = { formula: 'B3&"x"', result: '方明' };
        people.getCell('C4').value = { error: '#N/A' };
        people.getCell('A5').value = true;
        people.getCell('L3').value = '备注';
        book.getWorksheet('岗位')!.mergeCells('A3:A4');
      }),
    ).toEqual([
      '岗位!A3 merged',
      '岗位!A4 merged',
      '人员!A3 formula',
      '人员!G3 unknownPost',
      '人员!L3 stray',
      '人员!C4 cellError',
      '人员!G4 unknownPost',
      '人员!A5 notText',
      '证件!A3 unknownPerson',
    ]);
  });

  test('without a sheet or a column, or with strange ones, is told so', async () => {
    expect(
      await faultsOf({ 证件: [] }, (book) => {
        book.removeWorksheet(book.getWorksheet('证件')!.id);
        const units = book.getWorksheet('单位')!;
        units.getCell('G1').value = '备注';
        units.getCell('H1').value = '代字';
        book.getWorksheet('人员')!.getCell('A1').value = '名字';
      }),
    ).toEqual([
      '单位!G1 columnUnknown',
      '单位!H1 columnTwice',
      '人员! columnMissing',
      '人员!A1 columnUnknown',
      '证件! sheetMissing',
    ]);
  });

  test('a thousand times over tells a thousand and how many more, and keeps nothing', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => [`人${n}`, '临时工', `n${n}`, null, '2026-01-01']);
    const file = await workbook({ ...good, 人员: rows, 证件: [] });
    const seen = await preview(file);
    expect([seen.faults.length, seen.more]).toEqual([1000, 200]);
    const before = await house.rowCounts();
    const refused = await house.as('gu').run(importRegister, { id: house.id(), file });
    expect(refused).toMatchObject({ refusal: { code: 'import.faulty', params: { count: 1200 } } });
    expect(refused.ok ? [] : refused.refusal.faults?.length).toBe(50);
    expect(await house.rowCounts()).toEqual(before);
  });

  test('has more rows than a sheet may', async () => {
    const rows = Array.from({ length: 2001 }, (_, n) => [
      `所${n}`,
      '科室',
      null,
      '曾都区',
      null,
      null,
      null,
      null,
      '2026-01-01',
    ]);
    const seen = await preview(await workbook({ 单位: rows }));
    expect(seen.faults).toEqual([{ sheet: '单位', cell: null, code: 'tooManyRows', params: { maximum: 2000 } }]);
  });

  test('every fault has its sentence in both languages', async () => {
    const en = (await import('../words.en.json', { with: { type: 'json' } })).default as Record<string, string>;
    const source = await Promise.all(
      ['./structure/rules.ts', './staffing/rules.ts', './plan/rules.ts', './places/rules.ts', './grid/rules.ts'].map(
        async (path) => (await import('node:fs/promises')).readFile(new URL(path, import.meta.url), 'utf8'),
      ),
    );
    const codes = [...source.join('\n').matchAll(/(?:fault\([^,]+, |code: |: )'([a-z]\w+)'/gi)].map(
      (found) => found[1]!,
    );
    const told = codes.filter((code) => `fault.import.${code}` in zh);
    expect(new Set(told).size).toBe(Object.keys(zh).filter((key) => key.startsWith('fault.import.')).length);
    expect(told.filter((code) => !(`fault.import.${code}` in en))).toEqual([]);
  });
});

describe('a file that is no form', () => {
  const codeOf = async (file: string) => {
    const outcome = await house.as('jiang').run(importRegister, { id: house.id(), file });
    return outcome.ok ? 'ok' : outcome.refusal.code;
  };

  test('is refused in a sentence', async () => {
    expect(await codeOf('0'.repeat(64))).toBe('import.noFile');
    expect(await codeOf(await put(Buffer.from('%PDF-1.7 no workbook')))).toBe('sheet.notAWorkbook');
    expect(await codeOf(await workbook({}))).toBe('import.empty');
  });

  test('is read for nobody but who keeps the register', async () => {
    const file = await workbook(good);
    for (const who of ['song', 'wu', 'tang'] as const) {
      expect(await house.as(who).find(previewImport, { file })).toMatchObject({ refusal: { code: 'may.denied' } });
      expect(await house.as(who).run(importRegister, { id: house.id(), file })).toMatchObject({
        refusal: { code: 'may.denied' },
      });
    }
  });
});
