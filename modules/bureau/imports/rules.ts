/** What a filled-in form brings to the register, and everything in it that cannot stand: pure, all faults at once. */
import form from './form.json' with { type: 'json' };
import { type CellFault, type Grid, type SheetForm, type Table, tableOf, tellStrayCells } from './grid/rules.ts';
import type { Known, Plan, Ref } from './plan/rules.ts';
import { type LicenceKey, licencesIn, type PersonKey, peopleIn } from './staffing/rules.ts';
import { type PostKey, postsIn, type UnitKey, unitsIn } from './structure/rules.ts';

export { choices, type Known, type Plan, type Ref } from './plan/rules.ts';

const FIRST = 5;

export function decideImport(grids: readonly Grid[], known: Known): Plan {
  const faults: CellFault[] = [];
  const tell = (fault: CellFault) => void faults.push(fault);
  const of = <K extends string>(sheet: SheetForm<K>) => tableOf(grids, sheet, tell);
  const sheets = form.sheets;
  const [units, posts, people, licences] = [
    of<UnitKey>(sheets.units),
    of<PostKey>(sheets.posts),
    of<PersonKey>(sheets.people),
    of<LicenceKey>(sheets.licences),
  ];
  for (const table of [units, posts, people, licences]) if (table) tellStrayCells(table as Table<string>);
  const plan: Plan = { units: [], posts: [], people: [], licences: [], appointments: [], faults, tables: [] };
  plan.units = unitsIn(units, known);
  const unitByName = new Map<string, Ref>(known.units.map((one) => [one.name, { id: one.id }]));
  for (const [nth, { name }] of plan.units.entries()) if (!unitByName.has(name)) unitByName.set(name, { nth });
  plan.posts = postsIn(posts, plan.units, unitByName, known);
  Object.assign(plan, peopleIn(people, plan.posts, unitByName, known));
  plan.licences = licencesIn(licences, plan.people, known);
  plan.tables = [units, posts, people, licences].flatMap((table) => (table ? [glance(table as Table<string>)] : []));
  faults.sort(byPlace);
  return plan;
}

const titles = Object.values(form.sheets).map(({ title }) => title);

/** As somebody reads the workbook: sheet by sheet, row by row, from the left; what concerns a whole sheet first. */
function byPlace(a: CellFault, b: CellFault): number {
  const [, column = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(a.cell ?? '') ?? [];
  const [, otherColumn = '', otherRow = '0'] = /^([A-Z]+)(\d+)$/.exec(b.cell ?? '') ?? [];
  return (
    titles.indexOf(a.sheet) - titles.indexOf(b.sheet) ||
    Number(row) - Number(otherRow) ||
    column.length - otherColumn.length ||
    (column < otherColumn ? -1 : column > otherColumn ? 1 : 0)
  );
}

const glance = (table: Table<string>): Plan['tables'][number] => ({
  title: table.form.title,
  headers: table.headers,
  rows: table.rows.length,
  first: table.rows.slice(0, FIRST).map(({ row, cells }) => ({
    row,
    values: [...table.at.values()].map((column) => (cells[column]?.text ?? '').slice(0, 60)),
  })),
});
