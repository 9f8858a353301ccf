/** The list of applications as a table, as it is narrowed and ordered on the screen; whose names are in it is kept. */
import { mediaTypes, ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { personNames } from '#modules/bureau';
import { type TimeLeft, timesLeft } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { toCsv, toXlsx } from '#platform/sheets';
import { openWords } from '#platform/words';
import en from '../../words.en.json' with { type: 'json' };
import zh from '../../words.zh.json' with { type: 'json' };
import { exportApplications } from '../contract/questions.ts';
import { type ListedRow, listApplications } from '../tables/lists.ts';
import { soughtIn } from './sought.ts';

const MOST = 10_000;

type Book = Record<string, string>;

const say = openWords({ zh, en });

/** On the day that it was made, as the list says it. */
function leftOf(time: TimeLeft, lang: 'zh' | 'en', today: string): string {
  const { light, dueOn, late, unitOfTime, counted } = time;
  const said = (key: string, days?: number) =>
    say(lang, `applicationsFile.left.${key}`, days === undefined ? undefined : { days });
  if (light === 'paused') return said('paused');
  if (dueOn === null) return said('none');
  if (today > dueOn) return late > 0 ? said('over', late) : said('justOver');
  if (today === dueOn) return said('today');
  const days = counted.filter(({ counts, date }) => counts && date > today).length;
  return said(unitOfTime === 'workingDays' ? 'workingDays' : 'days', days);
}

const columns: readonly {
  header: string;
  width: number;
  value(row: ListedRow, book: Book, person: string | null, left: string | null): string | null;
}[] = [
  { header: 'number', width: 14, value: (row) => row.number },
  { header: 'item', width: 20, value: (row, book) => book[`kind.${row.item}`] ?? row.item },
  { header: 'place', width: 28, value: (row) => row.placeName },
  { header: 'applicants', width: 36, value: (row) => row.applicants.map(({ name }) => name).join('; ') },
  { header: 'state', width: 12, value: (row, book) => book[`state.${row.state}`] ?? row.state },
  { header: 'person', width: 12, value: (_row, _book, person) => person },
  { header: 'submittedOn', width: 14, value: ({ submittedAt }) => dayOf(submittedAt) },
  { header: 'dueOn', width: 14, value: ({ dueOn }) => dueOn },
  { header: 'left', width: 20, value: (_row, _book, _person, left) => left },
  { header: 'promisedOn', width: 14, value: (row) => row.promisedOn },
];

const dayOf = (at: string): string | null => {
  const day = chinaDateOf(at);
  return day.ok ? day.value : null;
};

export const answerExportApplications = answer(exportApplications, async (db, look, { form, sort, ...filter }) => {
  const { where, kinds } = await soughtIn(db, sort === 'due' ? { ...filter, only: 'open' } : filter, look);
  const rows = await listApplications(db, where, kinds, { by: sort, after: null, limit: MOST + 1 });
  if (rows.length > MOST) return refuse('application.tooManyToExport', { params: { maximum: MOST } });
  const book: Book = look.lang === 'zh' ? zh : en;
  const names = await personNames(db, [...new Set(rows.flatMap(({ personId }) => personId ?? []))]);
  const ids = rows.map(({ id }) => id);
  const times = await timesLeft(db, ids, look.today);
  const cells = rows.map((row) => {
    const person = row.personId ? (names.get(row.personId) ?? null) : null;
    const time = times.get(row.id);
    const left = time ? leftOf(time, look.lang, look.today) : null;
    return columns.map(({ value }) => value(row, book, person, left));
  });
  const heads = columns.map(({ header, width }) => ({ header: book[`applicationsFile.${header}`]!, width }));
  const name = book['applicationsFile.name']!;
  const bytes = form === 'csv' ? toCsv(heads, cells) : await toXlsx(heads, cells, name);
  const people = [...new Set(rows.flatMap(({ applicants }) => applicants.map(({ partyId }) => partyId)))];
  return ok({ fileName: `${name} ${look.today}.${form}`, mediaType: mediaTypes[form], bytes, people });
});
