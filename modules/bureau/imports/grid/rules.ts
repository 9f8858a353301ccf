/** A filled-in form as a grid of cells: where its columns are, and every cell that cannot mean what it should. */

export interface Cell {
  is: 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'merged' | 'error' | 'longNumber';
  text: string;
}

export interface GridRow {
  row: number;
  cells: readonly (Cell | null)[];
}

export interface Grid {
  name: string;
  rows: readonly GridRow[];
}

export interface ColumnForm {
  header: string;
  required?: boolean;
  note: string;
}

export interface SheetForm<Key extends string = string> {
  title: string;
  maxRows: number;
  columns: Record<Key, ColumnForm>;
}

export interface CellFault {
  sheet: string;
  cell: string | null;
  code: string;
  params?: Record<string, string | number>;
}

export type Tell = (fault: CellFault) => void;

export interface Table<Key extends string> {
  form: SheetForm<Key>;
  headers: string[];
  rows: readonly GridRow[];
  /** Column of each heading that is there. */
  at: ReadonlyMap<Key, number>;
  /** Columns that have any heading. */
  headed: ReadonlySet<number>;
  tell: Tell;
}

/** 'A1' spelling of a cell; `column` from 0. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** Spaces as people type them: full-width ones, doubled ones, those that set two characters of a name apart. */
export const tidyText = (text: string): string =>
  text
    .replace(/(?:\s|\u200b|\u200c|\u200d)+/gu, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

const headingOf = (cell: Cell | null): string => tidyText(cell?.text ?? '').replace(/[\s*＊]/g, '');

/** Undefined where the sheet is not there; that, too, has been told. */
export function tableOf<Key extends string>(
  grids: readonly Grid[],
  form: SheetForm<Key>,
  tell: Tell,
): Table<Key> | undefined {
  const grid = grids.find(({ name }) => tidyText(name) === form.title);
  if (!grid) return void tell({ sheet: form.title, cell: null, code: 'sheetMissing' });
  const [head, ...below] = grid.rows;
  const at = columnsOf(head, form, tell);
  const rows = below.filter((row) => !isNote(row, form, at));
  if (rows.length > form.maxRows)
    tell({ sheet: form.title, cell: null, code: 'tooManyRows', params: { maximum: form.maxRows } });
  const headers = [...at.keys()].map((key) => form.columns[key].header);
  const headed = new Set((head?.cells ?? []).flatMap((cell, column) => (cell ? [column] : [])));
  return { form, headers, rows: rows.slice(0, form.maxRows), at, headed, tell };
}

function columnsOf<Key extends string>(head: GridRow | undefined, form: SheetForm<Key>, tell: Tell): Map<Key, number> {
  const keys = Object.keys(form.columns) as Key[];
  const at = new Map<Key, number>();
  for (const [column, cell] of (head?.cells ?? []).entries()) {
    const heading = headingOf(cell);
    if (heading === '') continue;
    const key = keys.find((one) => form.columns[one].header === heading);
    const place = { sheet: form.title, cell: cellName(column, head!.row), params: { column: heading } };
    if (!key) tell({ ...place, code: 'columnUnknown' });
    else if (at.has(key)) tell({ ...place, code: 'columnTwice' });
    else at.set(key, column);
  }
  for (const key of keys.filter((one) => form.columns[one].required && !at.has(one)))
    tell({ sheet: form.title, cell: null, code: 'columnMissing', params: { column: form.columns[key].header } });
  return at;
}

/** The row of notes that the form came with, whether or not it was left standing. */
function isNote<Key extends string>(row: GridRow, form: SheetForm<Key>, at: ReadonlyMap<Key, number>): boolean {
  return (
    row.row === 2 &&
    [...at].some(([key, column]) => tidyText(row.cells[column]?.text ?? '') === tidyText(form.columns[key].note))
  );
}

/** One row's cells by the keys of their columns. What cannot be read is told, and reads as null. */
export interface RowReader<Key extends string> {
  row: number;
  text(key: Key, max: number): string | null;
  day(key: Key): string | null;
  count(key: Key, max: number): number | null;
  choice<V extends string>(key: Key, choices: ReadonlyMap<string, V>, words: readonly string[]): V | null;
  cellOf(key: Key): string;
  fault(key: Key, code: string, params?: CellFault['params']): void;
}

const unreadable: Partial<Record<Cell['is'], string>> = {
  formula: 'formula',
  merged: 'merged',
  error: 'cellError',
  longNumber: 'longNumber',
  boolean: 'notText',
};

export function readRow<Key extends string>(table: Table<Key>, { row, cells }: GridRow): RowReader<Key> {
  const { form, at, tell } = table;
  const columnOf = (key: Key) => at.get(key) ?? Object.keys(form.columns).indexOf(key);
  const cellOf = (key: Key) => cellName(columnOf(key), row);
  const fault: RowReader<Key>['fault'] = (key, code, params) =>
    tell({ sheet: form.title, cell: cellOf(key), code, params });
  const readable = (key: Key): Cell | null => {
    const column = at.get(key);
    if (column === undefined) return null;
    const cell = cells[column] ?? null;
    const code = cell && unreadable[cell.is];
    if (code) fault(key, code);
    else if (cell === null && form.columns[key].required) fault(key, 'missing', { column: form.columns[key].header });
    return code ? null : cell;
  };
  const text: RowReader<Key>['text'] = (key, max) => {
    const said = tidyText(readable(key)?.text ?? '');
    if (said.length <= max) return said === '' ? null : said;
    fault(key, 'tooLong', { maximum: max });
    return null;
  };
  return {
    row,
    cellOf,
    fault,
    text,
    day(key) {
      const cell = readable(key);
      const day = cell && (cell.is === 'date' ? cell.text : cell.is === 'text' ? dayIn(tidyText(cell.text)) : null);
      if (cell && !day) fault(key, 'notADay', { word: cell.text.slice(0, 30) });
      return day;
    },
    count(key, max) {
      const word = text(key, 20);
      if (word !== null && (!/^\d{1,6}$/.test(word) || Number(word) > max)) fault(key, 'notACount', { maximum: max });
      else if (word !== null) return Number(word);
      return null;
    },
    choice(key, choices, words) {
      const word = text(key, 60);
      const chosen = word === null ? null : (choices.get(word) ?? null);
      if (word !== null && chosen === null) fault(key, 'notInList', { word, list: words.join('\u3001') });
      return chosen;
    },
  };
}

/** Cells beside the table would be lost without a word. */
export function tellStrayCells<Key extends string>(table: Table<Key>): void {
  for (const { row, cells } of table.rows)
    for (const [column, cell] of cells.entries())
      if (cell && !table.headed.has(column))
        table.tell({ sheet: table.form.title, cell: cellName(column, row), code: 'stray' });
}

/** 'YYYY-MM-DD' of a day that exists, from 2026-1-31, 2026/01/31 or 2026.1.31. */
function dayIn(text: string): string | null {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
