/** A cell as a person sees it, and what kind of thing stands in it. */
import type { CellValue, Cell as ExcelCell, Worksheet } from 'exceljs';

/**
 * `text` is trimmed of nothing. A date is 'YYYY-MM-DD'. `longNumber`: more digits than a spreadsheet keeps (15), so
 * that what was typed is already lost. `merged`: any cell of a merged range.
 */
export interface Cell {
  is: 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'merged' | 'error' | 'longNumber';
  text: string;
}

export interface ReadRow {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  /** By column, from 0; empty cells are null. */
  cells: (Cell | null)[];
}

export interface ReadSheet {
  name: string;
  rows: ReadRow[];
}

const DIGITS_KEPT = 15;

export function readSheet(sheet: Worksheet, maxRows: number, maxColumns: number): ReadSheet {
  const rows: ReadRow[] = [];
  sheet.eachRow((row, number) => {
    if (rows.length > maxRows) return;
    const cells: (Cell | null)[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, maxColumns); column++)
      cells.push(cellOf(row.getCell(column)));
    if (cells.some(Boolean)) rows.push({ row: number, cells });
  });
  return { name: sheet.name, rows };
}

function cellOf(cell: ExcelCell): Cell | null {
  if (cell.isMerged) return { is: 'merged', text: textOf(cell.master.value) };
  const { value } = cell;
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return numberCell(value, cell.numFmt);
  if (typeof value === 'boolean') return { is: 'boolean', text: String(value) };
  if (value instanceof Date) return dateCell(value);
  if (typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) return { is: 'formula', text: '' };
  if (typeof value === 'object' && 'error' in value) return { is: 'error', text: value.error };
  const text = textOf(value);
  return text.trim() === '' ? null : { is: 'text', text };
}

/** A number shown with leading zeros (`0000`) is a number of staff, not a quantity: the zeros belong to it. */
function numberCell(value: number, format: string | undefined): Cell {
  const digits = Number.isInteger(value) ? value.toFixed(0) : String(value);
  if (digits.length > DIGITS_KEPT) return { is: 'longNumber', text: digits };
  const zeros = /^0{2,}$/.exec(format ?? '')?.[0].length ?? 0;
  return { is: 'number', text: digits.padStart(zeros, '0') };
}

/** exceljs gives the wall clock of the cell as if it were UTC. */
const dateCell = (value: Date): Cell =>
  Number.isNaN(value.getTime()) ? { is: 'error', text: '' } : { is: 'date', text: value.toISOString().slice(0, 10) };

function textOf(value: CellValue): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('text' in value) return textOf(value.text as CellValue);
  return '';
}
