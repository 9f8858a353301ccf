/** Lists and forms written as workbooks, and lists as CSV that Excel opens in Chinese. */
import ExcelJS from 'exceljs';

type Value = string | number | null;

export interface Column {
  header: string;
  /** In characters of the default font; a Han character takes two. */
  width?: number;
  /** Second row, for whoever fills the form in. */
  note?: string;
  /** Values to choose from, or the formula of the range that holds them. */
  choices?: readonly string[] | { formula: string };
  /** Stays text whatever is typed: numbers of staff keep their zeros. */
  text?: boolean;
}

export interface SheetPlan {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Value[])[];
  /** As many rows below take the choices. */
  fillRows?: number;
}

const LIST_MAX = 255;
const HEADER_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF2F8' } };
const NOTE_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4F6F3' } };

export const toXlsx = (columns: readonly Column[], rows: SheetPlan['rows'], name = 'Sheet1'): Promise<Uint8Array> =>
  writeWorkbook([{ name, columns, rows }]);

export async function writeWorkbook(sheets: readonly SheetPlan[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const plan of sheets) addSheet(workbook, plan);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, plan: SheetPlan): void {
  const hasNotes = plan.columns.some(({ note }) => note !== undefined);
  const head = hasNotes ? 2 : 1;
  const sheet = workbook.addWorksheet(plan.name, { views: [{ state: 'frozen', ySplit: head }] });
  sheet.addRow(plan.columns.map(({ header }) => header));
  if (hasNotes) sheet.addRow(plan.columns.map(({ note }) => note ?? null));
  sheet.addRows(plan.rows.map((row) => [...row]));
  styleHead(sheet, hasNotes);
  for (const [nth, column] of plan.columns.entries()) {
    const at = sheet.getColumn(nth + 1);
    at.width = column.width ?? Math.max(10, column.header.length * 2 + 4);
    if (column.text) at.numFmt = '@';
    if (column.choices) offerChoices(sheet, nth + 1, column.choices, head, plan.fillRows ?? 0);
  }
}

function styleHead(sheet: ExcelJS.Worksheet, hasNotes: boolean): void {
  sheet.getRow(1).eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = HEADER_FILL;
  });
  if (!hasNotes) return;
  sheet.getRow(2).eachCell((cell) => {
    cell.fill = NOTE_FILL;
    cell.font = { color: { argb: 'FF5C6660' }, size: 9 };
    cell.alignment = { wrapText: true, vertical: 'top' };
  });
}

/** A list longer than the format allows is left to the reader's own check. */
function offerChoices(
  sheet: ExcelJS.Worksheet,
  column: number,
  choices: NonNullable<Column['choices']>,
  head: number,
  rows: number,
): void {
  const formula = 'formula' in choices ? choices.formula : `"${choices.join(',')}"`;
  if (!('formula' in choices) && formula.length > LIST_MAX) return;
  // Declared for a range, which exceljs does and its types leave out: cell by cell, every empty row would be written.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
  };
  const { letter } = sheet.getColumn(column);
  dataValidations.add(`${letter}${head + 1}:${letter}${head + rows}`, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: true,
  });
}

/** RFC 4180, with the mark by which Excel knows UTF-8. */
export function toCsv(columns: readonly Pick<Column, 'header'>[], rows: SheetPlan['rows']): Uint8Array {
  const lines = [columns.map(({ header }) => header), ...rows].map((row) => row.map(field).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it (CSV injection). */
function field(value: Value): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
