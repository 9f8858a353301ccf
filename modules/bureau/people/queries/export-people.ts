/** The list of people as a file, as it is narrowed on the screen; who takes it away leaves an access record of each. */
import { mediaTypes, ok, refuse } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { toCsv, toXlsx } from '#platform/sheets';
import en from '../../words.en.json' with { type: 'json' };
import zh from '../../words.zh.json' with { type: 'json' };
import { exportPeople } from '../contract.ts';
import { findListed, type ListedPerson } from '../finding-tables.ts';

const MOST = 10_000;
const fields = ['name', 'kind', 'staffNumber', 'phone', 'posts', 'licence', 'licenceTo'] as const;
const widths = { name: 12, kind: 12, staffNumber: 14, phone: 16, posts: 44, licence: 20, licenceTo: 14 };

type Book = Record<string, string>;

export const answerExportPeople = answer(exportPeople, async (db, look, { form, ...filter }) => {
  const people = await findListed(db, filter, look.today, { after: null, limit: MOST + 1 });
  if (people.length > MOST) return refuse('people.tooManyToExport', { params: { maximum: MOST } });
  const book: Book = look.lang === 'zh' ? zh : en;
  const columns = fields.map((field) => ({
    header: book[`bureau.export.${field}`]!,
    width: widths[field],
    text: true,
  }));
  const rows = people.map((person) => valuesOf(person, book));
  const name = book['bureau.people.title']!;
  const bytes = form === 'csv' ? toCsv(columns, rows) : await toXlsx(columns, rows, name);
  return ok({
    fileName: `${name} ${look.today}.${form}`,
    mediaType: mediaTypes[form],
    bytes,
    people: people.map(({ id }) => id),
  });
});

const valuesOf = (person: ListedPerson, book: Book) => [
  person.name,
  book[`bureau.personKind.${person.kind}`]!,
  person.staffNumber,
  person.phone,
  person.posts
    .map(({ unitName, title, acting }) => `${unitName} ${title}${acting ? book['bureau.actingMark'] : ''}`)
    .join('; '),
  person.licence?.number ?? null,
  person.licence?.to ?? null,
];
