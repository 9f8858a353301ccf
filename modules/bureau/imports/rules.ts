/** What a filled-in form brings to the register, and everything in it that cannot stand: pure, all faults at once. */
import { roles } from '@cuntu/divisions';
import { type Appointment, licenceKinds, type Post, personKinds, type Unit, unitKinds } from '../register/contract.ts';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import form from './form.json' with { type: 'json' };
import {
  type CellFault,
  type Grid,
  type RowReader,
  readRow,
  type SheetForm,
  type Table,
  tableOf,
  tellStrayCells,
} from './grid/rules.ts';
import { type Gazetteer, gazetteerOf, listed, type NamedDivision, placed } from './places/rules.ts';

/** What the register holds already. */
export interface Known {
  divisions: readonly NamedDivision[];
  units: readonly { id: string; name: string; areas: readonly string[] }[];
  posts: readonly { id: string; unitId: string; title: string }[];
  people: readonly { id: string; name: string; staffNumber: string | null }[];
  licenceNumbers: readonly string[];
}

/** In the file (its place in the list) or in the register. */
export type Ref = { nth: number } | { id: string };

export interface Plan {
  units: (Omit<Unit, 'id' | 'parentId'> & { parent: Ref | null })[];
  posts: (Omit<Post, 'id' | 'unitId'> & { unit: Ref })[];
  people: {
    name: string;
    kind: (typeof personKinds)[number];
    staffNumber: string | null;
    phone: string | null;
    validFrom: string;
  }[];
  licences: { person: Ref; kind: (typeof licenceKinds)[number]; number: string; from: string; to: string }[];
  appointments: { person: Ref; post: Ref; kind: Appointment['kind']; from: string }[];
  faults: CellFault[];
  tables: { title: string; headers: string[]; rows: number; first: { row: number; values: string[] }[] }[];
}

const FIRST = 5;
const appointmentKinds = ['holder', 'acting'] as const;
const grantable = roles.filter((role) => role !== 'system' && role !== 'citizen');

type Said = Record<string, string>;

/** A value by its word in either language, and by its own name. */
function choicesOf<V extends string>(prefix: string, values: readonly V[]) {
  const byWord = new Map<string, V>();
  for (const value of values)
    for (const word of [(zh as Said)[`${prefix}.${value}`], (en as Said)[`${prefix}.${value}`], value])
      if (word) byWord.set(word, value);
  return { byWord, words: values.map((value) => (zh as Said)[`${prefix}.${value}`] ?? value) };
}

export const choices = {
  unitKind: choicesOf('bureau.unitKind', unitKinds),
  role: choicesOf('bureau.role', grantable),
  personKind: choicesOf('bureau.personKind', personKinds),
  licenceKind: choicesOf('bureau.licenceKind', licenceKinds),
  appointmentKind: choicesOf('bureau.appointmentKind', appointmentKinds),
};

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

/** Whether a word stands for the first time in the file and is not in the register; `where` remembers the cells. */
function fresh<K extends string>(
  row: RowReader<K>,
  key: K,
  word: string | null,
  where: Map<string, string>,
  taken: ReadonlySet<string>,
  shown = word,
) {
  if (word === null) return;
  const before = where.get(word);
  if (before) row.fault(key, 'twice', { word: shown!, cell: before });
  else if (taken.has(word)) row.fault(key, 'taken', { word: shown! });
  else where.set(word, row.cellOf(key));
}

type UnitKey = keyof typeof form.sheets.units.columns;

function unitsIn(table: Table<UnitKey> | undefined, known: Known): Plan['units'] {
  if (!table) return [];
  const gazetteer = gazetteerOf(known.divisions);
  const readers = table.rows.map((row) => readRow(table, row));
  const where = new Map<string, string>();
  const taken = new Set(known.units.map(({ name }) => name));
  const units = readers.map((row) => {
    const name = row.text('name', 60);
    fresh(row, 'name', name, where, taken);
    const division = placeIn(row, 'division', gazetteer, row.text('division', 60));
    const areas = listed(row.text('areas', 4000) ?? '').map((word) => placeIn(row, 'areas', gazetteer, word));
    return {
      name: name ?? '',
      kind: row.choice('kind', choices.unitKind.byWord, choices.unitKind.words) ?? 'office',
      parentName: row.text('parent', 60),
      division: division ?? '',
      areas: areas.length > 0 ? [...new Set(areas.flatMap((code) => code ?? []))] : division ? [division] : [],
      symbol: row.text('symbol', 20),
      address: row.text('address', 100),
      phone: row.text('phone', 30),
      validFrom: row.day('validFrom') ?? '',
    };
  });
  const refs = new Map<string, Ref>(known.units.map((one) => [one.name, { id: one.id }]));
  for (const [nth, { name }] of units.entries()) if (!refs.has(name)) refs.set(name, { nth });
  return units.map(({ parentName, ...unit }, nth) => {
    const parent = parentName === null ? null : (refs.get(parentName) ?? null);
    if (parentName !== null && !parent) readers[nth]!.fault('parent', 'unknownUnit', { word: parentName });
    if (parent && circles(units, refs, nth)) readers[nth]!.fault('parent', 'circle', { word: unit.name });
    return { ...unit, parent };
  });
}

/** Whether the way up from a unit comes back to it. */
function circles(
  units: readonly { parentName: string | null }[],
  refs: ReadonlyMap<string, Ref>,
  from: number,
): boolean {
  const above = (nth: number) => {
    const ref = refs.get(units[nth]!.parentName ?? '');
    return ref && 'nth' in ref ? ref.nth : undefined;
  };
  let at = above(from);
  for (let steps = 0; at !== undefined && steps <= units.length; steps++) {
    if (at === from) return true;
    at = above(at);
  }
  return false;
}

function placeIn<K extends string>(
  row: RowReader<K>,
  key: K,
  gazetteer: Gazetteer,
  word: string | null,
): string | null {
  if (word === null) return null;
  const place = placed(gazetteer, word);
  if ('code' in place) return place.code;
  if ('unknown' in place) row.fault(key, 'unknownDivision', { word });
  else row.fault(key, 'ambiguousDivision', { word, codes: place.codes.slice(0, 5).join(', ') });
  return null;
}

type PostKey = keyof typeof form.sheets.posts.columns;

const postName = (unit: string, title: string) => `${unit} ${title}`;

function postsIn(
  table: Table<PostKey> | undefined,
  newUnits: Plan['units'],
  units: ReadonlyMap<string, Ref>,
  known: Known,
): Plan['posts'] {
  if (!table) return [];
  const gazetteer = gazetteerOf(known.divisions);
  const inRegister = new Map(known.units.map((one) => [one.id, one]));
  const taken = new Set(known.posts.map((one) => postName(inRegister.get(one.unitId)?.name ?? '', one.title)));
  const where = new Map<string, string>();
  return table.rows.map((cells) => {
    const row = readRow(table, cells);
    const unit = row.text('unit', 60);
    const ref = units.get(unit ?? '');
    if (unit !== null && !ref) row.fault('unit', 'unknownUnit', { word: unit });
    const title = row.text('title', 60);
    if (unit !== null && title !== null) fresh(row, 'title', postName(unit, title), where, taken, title);
    const division = placeIn(row, 'division', gazetteer, row.text('division', 60));
    const served = ref && ('id' in ref ? inRegister.get(ref.id) : newUnits[ref.nth])?.areas;
    if (division && served && !served.some((area) => division.startsWith(area)))
      row.fault('division', 'postOutsideUnit', { unit: unit! });
    return {
      unit: ref ?? { nth: -1 },
      title: title ?? '',
      division,
      role: row.choice('role', choices.role.byWord, choices.role.words) ?? 'stationOfficer',
      rank: row.count('rank', 999) ?? 0,
      validFrom: row.day('validFrom') ?? '',
    };
  });
}

type PersonKey = keyof typeof form.sheets.people.columns;

const spelling = (ref: Ref) => ('id' in ref ? ref.id : `#${ref.nth}`);

function peopleIn(
  table: Table<PersonKey> | undefined,
  posts: Plan['posts'],
  units: ReadonlyMap<string, Ref>,
  known: Known,
): Pick<Plan, 'people' | 'appointments'> {
  if (!table) return { people: [], appointments: [] };
  const where = new Map<string, string>();
  const taken = new Set(known.people.flatMap(({ staffNumber }) => staffNumber ?? []));
  const postAt = new Map<string, Ref>();
  for (const { id, unitId, title } of known.posts) postAt.set(postName(unitId, title), { id });
  for (const [nth, { unit, title }] of posts.entries()) postAt.set(postName(spelling(unit), title), { nth });
  const appointments: Plan['appointments'] = [];
  const people = table.rows.map((cells, nth) => {
    const row = readRow(table, cells);
    const staffNumber = row.text('staffNumber', 20);
    fresh(row, 'staffNumber', staffNumber, where, taken);
    const appointment = appointmentIn(row, units, postAt);
    if (appointment) appointments.push({ person: { nth }, ...appointment });
    return {
      name: row.text('name', 60) ?? '',
      kind: row.choice('kind', choices.personKind.byWord, choices.personKind.words) ?? 'staff',
      staffNumber,
      phone: row.text('phone', 30),
      validFrom: row.day('validFrom') ?? '',
    };
  });
  return { people, appointments };
}

function appointmentIn(row: RowReader<PersonKey>, units: ReadonlyMap<string, Ref>, postAt: ReadonlyMap<string, Ref>) {
  const unit = row.text('unit', 60);
  const title = row.text('post', 60);
  const kind = row.choice('appointmentKind', choices.appointmentKind.byWord, choices.appointmentKind.words);
  const from = row.day('from');
  if (unit === null && title === null && kind === null && from === null) return null;
  const columns = form.sheets.people.columns;
  for (const [key, value] of [
    ['unit', unit],
    ['post', title],
    ['from', from],
  ] as const)
    if (value === null) row.fault(key, 'missing', { column: columns[key].header });
  const unitRef = units.get(unit ?? '');
  if (unit !== null && !unitRef) row.fault('unit', 'unknownUnit', { word: unit });
  if (!unitRef || title === null || from === null) return null;
  const post = postAt.get(postName(spelling(unitRef), title));
  if (!post) row.fault('post', 'unknownPost', { word: title, unit: unit! });
  return post ? { post, kind: kind ?? ('holder' as const), from } : null;
}

type LicenceKey = keyof typeof form.sheets.licences.columns;

function licencesIn(table: Table<LicenceKey> | undefined, people: Plan['people'], known: Known): Plan['licences'] {
  if (!table) return [];
  const holders = [
    ...people.map(({ name, staffNumber }, nth) => ({ name, staffNumber, ref: { nth } as Ref })),
    ...known.people.map(({ id, name, staffNumber }) => ({ name, staffNumber, ref: { id } as Ref })),
  ];
  const named = Map.groupBy(holders, ({ name }) => name);
  const where = new Map<string, string>();
  const taken = new Set(known.licenceNumbers);
  return table.rows.map((cells) => {
    const row = readRow(table, cells);
    const number = row.text('number', 40);
    if (number !== null && number.length < 4) row.fault('number', 'tooShort', { minimum: 4 });
    fresh(row, 'number', number, where, taken);
    const [from, to] = [row.day('from'), row.day('to')];
    if (from !== null && to !== null && to < from) row.fault('to', 'daysReversed', { from });
    return {
      person: holderIn(row, named) ?? { nth: -1 },
      kind: row.choice('kind', choices.licenceKind.byWord, choices.licenceKind.words) ?? 'enforcement',
      number: number ?? '',
      from: from ?? '',
      to: to ?? '',
    };
  });
}

function holderIn(
  row: RowReader<LicenceKey>,
  named: ReadonlyMap<string, readonly { staffNumber: string | null; ref: Ref }[]>,
): Ref | null {
  const [name, staffNumber] = [row.text('name', 60), row.text('staffNumber', 20)];
  if (name === null) return null;
  const called = named.get(name) ?? [];
  const same = called.filter((one) => staffNumber === null || one.staffNumber === staffNumber);
  if (same.length === 1) return same[0]!.ref;
  if (same.length > 1) row.fault('staffNumber', 'ambiguousPerson', { word: name });
  else if (called.length === 0) row.fault('name', 'unknownPerson', { word: name });
  else row.fault('staffNumber', 'notThatPerson', { word: name, number: staffNumber! });
  return null;
}
