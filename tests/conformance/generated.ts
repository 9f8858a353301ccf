/** What the declarations say, written out for readers: OpenAPI, tables, procedures as pictures, who hears which fact. */
import { readFileSync } from 'node:fs';
import { type AnyCommand, canonicalJson } from '@cuntu/base';
import { diagram, type WordKind } from '@cuntu/procedure';
import { runningProcedures } from '#modules/matters';
import { type Database, dumpSchema } from '#platform/database';
import { openApi } from '#platform/http';
import { joinWords, type Lang, openWords } from '#platform/words';
import { houseDesk, identityDesks } from '../../apps/server/desks.ts';
import { modules } from '../../apps/server/modules.ts';
import { books } from '../../apps/server/words.ts';
import columns from './diagram-words.json' with { type: 'json' };

export const FOLDER = new URL('../../docs/generated/', import.meta.url);

/** By path below `docs/generated`. `database` has every migration and nothing else. */
export async function generated(database: Database): Promise<Map<string, string>> {
  const schema = await dumpSchema(database);
  return new Map([
    ['openapi.json', contract()],
    [
      'schema.sql',
      `-- Every table of one city's schema. Generated; the migrations stand in each slice's tables.ts.\n\n${schema}`,
    ],
    ['event-map.md', eventMap()],
    ...runningProcedures().flatMap((one) =>
      (['zh', 'en'] as const).map(
        (lang) => [`procedures/${one.name}.${lang}.svg`, diagram(one, wordsIn(lang), { plain: true })] as const,
      ),
    ),
  ]);
}

function contract(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  // Only what desks declare is read; none of them is asked anything.
  const desks = [...identityDesks(undefined as never, undefined as never), houseDesk(undefined as never)];
  const handlers = modules.flatMap((module) => [...module.handlers]);
  const deeds = [...handlers, ...desks].map((one) => one.declaration);
  return `${JSON.stringify(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(openApi(deeds, version))))), null, 1)}\n`;
}

const keyOf: Partial<Record<WordKind, (key: string) => string>> = {
  limit: (key) => `limitName.${key}`,
  paper: (key) => `paperKind.${key}`,
};

function wordsIn(lang: Lang) {
  const say = openWords(joinWords(books));
  const own: Record<string, string> = columns[lang];
  return (kind: WordKind, key: string): string => {
    if (kind === 'basis') return key; // a citation is a name, in every language
    if (kind === 'column' || kind === 'procedure') return own[key]!;
    const address = keyOf[kind]?.(key) ?? `${kind}.${key}`;
    const word = say(lang, address);
    // A word missing here would hang on the wall as a code.
    if (word === address && own[key] === undefined) throw new Error(`the chart has no word for ${kind} ${key}`);
    return word === address ? own[key]! : word;
  };
}

function eventMap(): string {
  const commands = modules.flatMap((module) =>
    module.handlers.map((one) => one.declaration).filter((one): one is AnyCommand => one.kind === 'command'),
  );
  const facts = [...new Map(commands.flatMap((one) => one.facts.map((fact) => [fact.name, fact] as const))).values()];
  const hearers = modules.flatMap((module) => module.hears ?? []);
  const rows = facts
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sealed }) => [
      name,
      commands.filter((one) => one.facts.some((fact) => fact.name === name)).map((one) => one.name),
      hearers.filter((one) => one.facts.includes(name)).map((one) => one.name),
      Object.keys(sealed),
    ]);
  const lines = rows.map(
    (row) => `| ${row.map((cell) => (Array.isArray(cell) ? cell.join(', ') : cell)).join(' | ')} |`,
  );
  return [
    '# Facts: who states them, who hears them',
    '',
    'Generated from the declarations. Sealed in every fact besides: happenedAt, madeAt, recordedAt, person.',
    '',
    '| Fact | Stated by | Heard by | Sealed |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
