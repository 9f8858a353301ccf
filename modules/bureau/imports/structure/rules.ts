/** Units and posts as a form says them: under which unit, in which divisions, with which role. */
import form from '../form.json' with { type: 'json' };
import { type RowReader, readRow, type Table } from '../grid/rules.ts';
import { type Gazetteer, gazetteerOf, listed, placed } from '../places/rules.ts';
import { choices, fresh, type Known, type Plan, postName, type Ref } from '../plan/rules.ts';

export type UnitKey = keyof typeof form.sheets.units.columns;

export function unitsIn(table: Table<UnitKey> | undefined, known: Known): Plan['units'] {
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

export type PostKey = keyof typeof form.sheets.posts.columns;

export function postsIn(
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
