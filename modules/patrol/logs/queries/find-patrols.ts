/** Patrols of the places that one answers for, newest first; and the same as a table to take along. */
import { mediaTypes, ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { namesOf, personNames, unitNames } from '#modules/bureau';
import type { Db } from '#platform/database';
import { answer } from '#platform/pipeline';
import { toCsv, toXlsx } from '#platform/sheets';
import type { Purpose } from '../../patrols/contract.ts';
import tracksEn from '../../tracks/words.en.json' with { type: 'json' };
import tracksZh from '../../tracks/words.zh.json' with { type: 'json' };
import { exportPatrols, findPatrols } from '../contract.ts';
import { findPatrolRows, type ListedPatrol } from '../tables.ts';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export const answerFindPatrols = answer(findPatrols, async (db, look, { cursor, limit, ...asked }) => {
  const [startedAt, id] = cursor?.split('~') ?? [];
  const after = startedAt && id ? { startedAt, id } : null;
  const rows = await findPatrolRows(db, look.may, asked, { after, now: look.at, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    patrols: (await dressed(db, page)).map(({ log, ...row }) => ({ ...row, logged: log !== null })),
    next: rows.length > limit && last ? `${last.startedAt}~${last.id}` : null,
  });
});

async function dressed(db: Db, rows: readonly ListedPatrol[]) {
  const people = await personNames(db, [...new Set(rows.flatMap(({ personId }) => personId ?? []))]);
  const units = await unitNames(db, [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))]);
  const places = await namesOf(db, [...new Set(rows.map(({ division }) => division))]);
  return rows.map(({ personId, plate, unitId, purpose, ...row }) => ({
    ...row,
    purpose: purpose as Purpose,
    name: (personId ? people.get(personId) : plate) ?? '',
    unit: unitId ? (units.get(unitId) ?? null) : null,
    placeName: places.get(row.division) ?? '',
  }));
}

const MOST = 5_000;

type Book = Record<string, string>;
type Row = Awaited<ReturnType<typeof dressed>>[number];

const timeOf = (at: string | null): string =>
  at === null ? '' : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);

const dayOf = (at: string): string | null => {
  const day = chinaDateOf(at);
  return day.ok ? day.value : null;
};

const columns: readonly { header: string; width: number; value(row: Row, book: Book): string | number | null }[] = [
  { header: 'log.day', width: 12, value: ({ startedAt }) => dayOf(startedAt) },
  { header: 'log.from', width: 8, value: ({ startedAt }) => timeOf(startedAt) },
  { header: 'log.to', width: 8, value: ({ endedAt }) => timeOf(endedAt) },
  { header: 'log.unit', width: 20, value: ({ unit }) => unit },
  { header: 'log.who', width: 12, value: ({ name }) => name },
  { header: 'log.place', width: 16, value: ({ placeName }) => placeName },
  { header: 'log.mode', width: 12, value: ({ mode }, book) => book[`patrolMode.${mode}`]! },
  { header: 'log.purpose', width: 12, value: ({ purpose }, book) => book[`patrolPurpose.${purpose}`]! },
  { header: 'log.violation', width: 10, value: ({ findings }) => findings },
  { header: 'log.route', width: 30, value: ({ log }) => log?.route ?? '' },
  { header: 'log.opinion', width: 30, value: ({ log }) => log?.opinion ?? '' },
  { header: 'log.remark', width: 30, value: ({ log }) => log?.remark ?? '' },
];

export const answerExportPatrols = answer(exportPatrols, async (db, look, { form, ...asked }) => {
  const rows = await findPatrolRows(db, look.may, asked, { after: null, now: look.at, limit: MOST + 1 });
  if (rows.length > MOST) return refuse('log.tooManyToExport', { params: { maximum: MOST } });
  const book: Book = look.lang === 'zh' ? { ...zh, ...tracksZh } : { ...en, ...tracksEn };
  const values = (await dressed(db, rows)).map((row) => columns.map(({ value }) => value(row, book)));
  const heads = columns.map(({ header, width }) => ({ header: book[header]!, width }));
  const name = book['log.fileName']!;
  const bytes = form === 'csv' ? toCsv(heads, values) : await toXlsx(heads, values, name);
  return ok({ fileName: `${name} ${look.today}.${form}`, mediaType: mediaTypes[form], bytes });
});
