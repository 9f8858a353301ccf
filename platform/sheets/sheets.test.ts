/** Workbooks written and read back, and those that must not be read: bombs, liars, other packages, rubbish. */
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readWorkbook, toCsv, toXlsx, writeWorkbook } from './index.ts';

async function read(fill: (sheet: ExcelJS.Worksheet) => void) {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('one'));
  const outcome = await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value[0]!;
}

interface Entry {
  name: string;
  bytes: Uint8Array;
  /** What the package says of its size. */
  claims?: number;
}

/** A package written by hand, so that it can lie. */
function packageOf(entries: Entry[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claims = bytes.length } of entries) {
    const packed = deflateRawSync(bytes);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claims, 18);
    about.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.of(20, 0), about, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const codeOf = async (bytes: Uint8Array, limits = {}) => {
  const outcome = await readWorkbook(bytes, limits);
  return outcome.ok ? 'ok' : outcome.refusal.code;
};

describe('cells', () => {
  test('are read as what a person sees', async () => {
    const sheet = await read((one) => {
      one.addRow(['张三', 12.5, true, new Date('2026-01-31T00:00:00Z'), null, ' ']);
      const numbers = one.addRow([7, 123456789012345, 1234567890123456]);
      numbers.getCell(1).numFmt = '0000';
      one.getCell('A5').value = { formula: 'B1*2', result: 25 };
      one.getCell('B5').value = { richText: [{ text: '国土' }, { text: '所' }] };
      one.getCell('C5').value = { error: '#N/A' };
      one.getCell('D5').value = { text: 'a@b.cn', hyperlink: 'mailto:a@b.cn' };
    });
    expect(sheet.rows).toEqual([
      {
        row: 1,
        cells: [
          { is: 'text', text: '张三' },
          { is: 'number', text: '12.5' },
          { is: 'boolean', text: 'true' },
          { is: 'date', text: '2026-01-31' },
          null,
          null,
        ],
      },
      {
        row: 2,
        cells: [
          { is: 'number', text: '0007' },
          { is: 'number', text: '123456789012345' },
          { is: 'longNumber', text: '1234567890123456' },
        ],
      },
      {
        row: 5,
        cells: [
          { is: 'formula', text: '' },
          { is: 'text', text: '国土所' },
          { is: 'error', text: '#N/A' },
          { is: 'text', text: 'a@b.cn' },
        ],
      },
    ]);
  });

  test('of a merged range are all called merged', async () => {
    const sheet = await read((one) => {
      one.addRow(['whole', 'x']);
      one.addRow(['y', 'z']);
      one.mergeCells('A1:A2');
    });
    expect(sheet.rows.map(({ cells }) => cells[0])).toEqual([
      { is: 'merged', text: 'whole' },
      { is: 'merged', text: 'whole' },
    ]);
  });

  test('beyond the rows asked for are read no further than to know it', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => [n + 1]);
    const outcome = await readWorkbook(await toXlsx([{ header: 'n' }], rows), { rows: 10 });
    expect(outcome.ok && outcome.value[0]!.rows.length).toBe(11);
  });
});

describe('a file that must not be read', () => {
  const workbook = (part: Partial<Entry>) =>
    packageOf([{ name: 'xl/workbook.xml', bytes: new Uint8Array(4_000_000), ...part }]);

  test('is no package, another package, or a broken one', async () => {
    expect(await codeOf(Buffer.from('not a spreadsheet at all, only words'))).toBe('sheet.notAWorkbook');
    expect(await codeOf(packageOf([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]))).toBe(
      'sheet.notAWorkbook',
    );
    expect(await codeOf(packageOf([{ name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') }]))).toBe(
      'sheet.notAWorkbook',
    );
    const whole = await toXlsx([{ header: 'a' }], [['b']]);
    expect(await codeOf(whole.subarray(0, whole.length - 40))).toBe('sheet.notAWorkbook');
    expect(await codeOf(new Uint8Array())).toBe('sheet.notAWorkbook');
  });

  test('is a bomb by its own word', async () => expect(await codeOf(workbook({}))).toBe('sheet.tooLarge'));

  test('is a bomb that lies about its size', async () =>
    expect(await codeOf(workbook({ claims: 1000 }))).toBe('sheet.notAWorkbook'));

  test('is larger, or has more parts, than a register needs', async () => {
    const bytes = await toXlsx([{ header: 'a' }], [['b']]);
    expect(await codeOf(bytes, { bytes: 100 })).toBe('sheet.tooLarge');
    expect(await codeOf(bytes, { parts: 2 })).toBe('sheet.tooLarge');
    expect(await codeOf(bytes, { unpackedBytes: 100 })).toBe('sheet.tooLarge');
  });

  test('takes longer or more memory than is given to it', async () => {
    const bytes = await toXlsx(
      [{ header: 'a' }],
      Array.from({ length: 4000 }, (_, n) => [`word ${n}`]),
    );
    expect(await codeOf(bytes)).toBe('ok');
    expect(await codeOf(bytes, { timeMs: 1 })).toBe('sheet.tooLarge');
    expect(await codeOf(bytes, { memoryMb: 8 })).toBe('sheet.tooLarge');
  });
});

describe('lists written', () => {
  test('as a form carry notes and choices', async () => {
    const bytes = await writeWorkbook([
      { name: '单位', columns: [{ header: '名称', note: '全称', choices: ['甲', '乙'] }], rows: [], fillRows: 20 },
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as never);
    const sheet = workbook.getWorksheet('单位')!;
    expect(sheet.rowCount).toBe(2);
    expect(sheet.getCell('A2').value).toBe('全称');
    expect(sheet.getCell('A22').dataValidation).toMatchObject({ type: 'list', formulae: ['"甲,乙"'] });
  });

  test('as CSV open in Excel and run nothing', () => {
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      toCsv(
        [{ header: '姓名' }, { header: '话' }, { header: '数' }],
        [
          ['张,三', '=1+1', -3],
          [null, '他说"好"', 0],
        ],
      ),
    );
    expect(csv).toBe(`\uFEFF姓名,话,数\r\n"张,三",'=1+1,-3\r\n,"他说""好""",0\r\n`);
  });
});
