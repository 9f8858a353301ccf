/** The form for the register, made fresh: headings, help in both languages, lists to choose from, a sheet of examples. */
import { mediaTypes, ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { type Column, type SheetPlan, writeWorkbook } from '#platform/sheets';
import zh from '../../words.zh.json' with { type: 'json' };
import { getImportForm } from '../contract.ts';
import form from '../form.json' with { type: 'json' };
import { choices } from '../rules.ts';

const { units, posts, people, licences } = form.sheets;

const unitNames = { formula: `'${units.title}'!$A$3:$A$${units.maxRows + 2}` };
const chosen: Record<string, Record<string, Column['choices']>> = {
  units: { kind: choices.unitKind.words, parent: unitNames },
  posts: { unit: unitNames, role: choices.role.words },
  people: { kind: choices.personKind.words, unit: unitNames, appointmentKind: choices.appointmentKind.words },
  licences: { kind: choices.licenceKind.words },
};

type Columns = Record<string, Column & { required?: boolean }>;

function emptySheet(key: keyof typeof form.sheets): SheetPlan {
  const { title, columns, maxRows } = form.sheets[key];
  return {
    name: title,
    rows: [],
    fillRows: maxRows,
    columns: Object.entries(columns as Columns).map(([name, column]) => ({
      ...column,
      header: column.required ? `${column.header}*` : column.header,
      choices: chosen[key]?.[name],
    })),
  };
}

function exampleSheet(): SheetPlan {
  const blocks = [units, posts, people, licences].flatMap(({ title, columns, example }) => [
    [null],
    [title],
    Object.values(columns).map(({ header }) => header),
    ...example,
  ]);
  const widest = Object.keys(units.columns).length;
  const columns = Array.from({ length: widest }, (_, nth) => ({
    header: nth === 0 ? form.example.notice : '',
    width: 22,
  }));
  return { name: form.example.title, columns, rows: blocks };
}

export const answerGetImportForm = answer(getImportForm, async () => {
  const bytes = await writeWorkbook([
    ...(['units', 'posts', 'people', 'licences'] as const).map(emptySheet),
    exampleSheet(),
  ]);
  return ok({ fileName: `${zh['bureau.import.formName']}.xlsx`, mediaType: mediaTypes.xlsx, bytes });
});
