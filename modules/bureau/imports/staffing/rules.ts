/** People and licences as a form says them: who is appointed where, and whose licence it is. */
import form from '../form.json' with { type: 'json' };
import { type RowReader, readRow, type Table } from '../grid/rules.ts';
import { choices, fresh, type Known, type Plan, postName, type Ref } from '../plan/rules.ts';

export type PersonKey = keyof typeof form.sheets.people.columns;

const spelling = (ref: Ref) => ('id' in ref ? ref.id : `#${ref.nth}`);

export function peopleIn(
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

export type LicenceKey = keyof typeof form.sheets.licences.columns;

export function licencesIn(
  table: Table<LicenceKey> | undefined,
  people: Plan['people'],
  known: Known,
): Plan['licences'] {
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
