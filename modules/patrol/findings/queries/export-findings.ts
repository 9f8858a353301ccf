/** The list of findings as a file, as it is narrowed on the screen: a table, or points for a map. */
import { mediaTypes, ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { areaMuOf } from '@cuntu/geodesy';
import { personNames } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { toCsv, toXlsx } from '#platform/sheets';
import en from '../../words.en.json' with { type: 'json' };
import zh from '../../words.zh.json' with { type: 'json' };
import { exportFindings } from '../contract.ts';
import { filterWhere } from '../predicate.ts';
import { peopleIn } from '../rows.ts';
import { findList, type ListRow } from '../tables/lists.ts';

const MOST = 10_000;

type Book = Record<string, string>;
type Value = string | number | null;

const columns: readonly {
  header: string;
  width: number;
  value(row: ListRow, book: Book, person: string | null): Value;
}[] = [
  { header: 'list.column.number', width: 14, value: (row) => row.number },
  { header: 'export.place', width: 28, value: (row) => row.placeName },
  { header: 'export.kind', width: 14, value: (row, book) => book[`kind.${row.kind}`] ?? row.kind },
  { header: 'list.column.state', width: 12, value: (row, book) => book[`state.${row.state}`] ?? row.state },
  { header: 'finding.stage', width: 12, value: (row, book) => book[`buildStage.${row.stage}`] ?? row.stage },
  { header: 'finding.channel', width: 14, value: (row, book) => book[`channel.${row.channel}`] ?? row.channel },
  { header: 'list.column.found', width: 14, value: (row) => dayOf(row.foundAt) },
  { header: 'list.column.left', width: 14, value: (row) => row.dueOn },
  { header: 'list.column.person', width: 12, value: (_row, _book, person) => person },
  { header: 'export.areaMu', width: 12, value: (row) => row.areaM2 && Math.round(areaMuOf(row.areaM2) * 100) / 100 },
  { header: 'export.areaM2', width: 12, value: (row) => row.areaM2 },
  { header: 'export.lon', width: 12, value: (row) => row.centre[0] },
  { header: 'export.lat', width: 12, value: (row) => row.centre[1] },
];

const dayOf = (at: string): string | null => {
  const day = chinaDateOf(at);
  return day.ok ? day.value : null;
};

function geoJson(rows: readonly ListRow[], valuesOf: (row: ListRow) => Value[], book: Book): Uint8Array {
  const features = rows.map((row) => {
    const values = valuesOf(row);
    const properties = Object.fromEntries(columns.map(({ header }, nth) => [book[header]!, values[nth]]));
    return { type: 'Feature', id: row.id, geometry: { type: 'Point', coordinates: row.centre }, properties };
  });
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
}

export const answerExportFindings = answer(exportFindings, async (db, look, { form, ...filter }) => {
  const where = filterWhere(filter, look.may, look.today);
  const rows = await findList(db, where, { by: 'newest', after: null, limit: MOST + 1 });
  if (rows.length > MOST) return refuse('finding.tooManyToExport', { params: { maximum: MOST } });
  const book: Book = look.lang === 'zh' ? zh : en;
  const names = await personNames(db, peopleIn(rows));
  const valuesOf = (row: ListRow) =>
    columns.map(({ value }) => value(row, book, row.personId ? (names.get(row.personId) ?? null) : null));
  const heads = columns.map(({ header, width }) => ({ header: book[header]!, width }));
  const name = book['export.fileName']!;
  const bytes =
    form === 'geojson'
      ? geoJson(rows, valuesOf, book)
      : form === 'csv'
        ? toCsv(heads, rows.map(valuesOf))
        : await toXlsx(heads, rows.map(valuesOf), name);
  return ok({ fileName: `${name} ${look.today}.${form}`, mediaType: mediaTypes[form], bytes });
});
