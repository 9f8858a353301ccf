/** The list of applications as a table, as it is narrowed on the screen; whose names are in it is kept. */
import { mediaTypes, ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { personNames } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { toCsv, toXlsx } from '#platform/sheets';
import en from '../../words.en.json' with { type: 'json' };
import zh from '../../words.zh.json' with { type: 'json' };
import { exportApplications } from '../contract/questions.ts';
import { type ListedRow, listApplications } from '../tables/lists.ts';
import { soughtIn } from './sought.ts';

const MOST = 10_000;

type Book = Record<string, string>;

const columns: readonly {
  header: string;
  width: number;
  value(row: ListedRow, book: Book, person: string | null): string | null;
}[] = [
  { header: 'number', width: 14, value: (row) => row.number },
  { header: 'item', width: 20, value: (row, book) => book[`kind.${row.item}`] ?? row.item },
  { header: 'place', width: 28, value: (row) => row.placeName },
  { header: 'applicants', width: 36, value: (row) => row.applicants.map(({ name }) => name).join('; ') },
  { header: 'state', width: 12, value: (row, book) => book[`state.${row.state}`] ?? row.state },
  { header: 'person', width: 12, value: (_row, _book, person) => person },
  { header: 'submittedOn', width: 14, value: ({ submittedAt }) => dayOf(submittedAt) },
  { header: 'dueOn', width: 14, value: ({ dueOn }) => dueOn },
  { header: 'promisedOn', width: 14, value: (row) => row.promisedOn },
];

const dayOf = (at: string): string | null => {
  const day = chinaDateOf(at);
  return day.ok ? day.value : null;
};

export const answerExportApplications = answer(exportApplications, async (db, look, { form, ...filter }) => {
  const { where, kinds } = await soughtIn(db, filter, look);
  const rows = await listApplications(db, where, kinds, { by: 'newest', after: null, limit: MOST + 1 });
  if (rows.length > MOST) return refuse('application.tooManyToExport', { params: { maximum: MOST } });
  const book: Book = look.lang === 'zh' ? zh : en;
  const names = await personNames(db, [...new Set(rows.flatMap(({ personId }) => personId ?? []))]);
  const cells = rows.map((row) =>
    columns.map(({ value }) => value(row, book, row.personId ? (names.get(row.personId) ?? null) : null)),
  );
  const heads = columns.map(({ header, width }) => ({ header: book[`applicationsFile.${header}`]!, width }));
  const name = book['applicationsFile.name']!;
  const bytes = form === 'csv' ? toCsv(heads, cells) : await toXlsx(heads, cells, name);
  const people = [...new Set(rows.flatMap(({ applicants }) => applicants.map(({ partyId }) => partyId)))];
  return ok({ fileName: `${name} ${look.today}.${form}`, mediaType: mediaTypes[form], bytes, people });
});
