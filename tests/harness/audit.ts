/** Reads every fact back: bytes against hash, chain, commitments against openings, sealed values against the live tables. */
import { type AnyFact, canonicalJson, hex } from '@cuntu/base';
import { leafHash, opens } from '@cuntu/ledger';
import { type Db, sql } from '#platform/database';
import { type Handler, sha256 } from '#platform/pipeline';

interface FactRow {
  matterId: string;
  n: number;
  name: string;
  leaf: Uint8Array;
  leafHash: Uint8Array;
  handle: Uint8Array;
  lastN: number;
  lastHash: Uint8Array;
  salts: Record<string, string>;
  said: Record<string, unknown>;
}

/** Sealed in every fact, kept in the row of the fact itself. */
const everyFact = { happenedAt: 'happened_at', madeAt: 'made_at', recordedAt: 'recorded_at', person: 'person_id' };

/** What disagrees, each as `matter n fact: what`; empty when all is well. */
export async function auditFacts(db: Db, schema: string, handlers: readonly Handler[]): Promise<string[]> {
  const declared = factsOf(handlers);
  const live = await readerOf(db, schema);
  const wrong: string[] = [];
  const previous = new Map<string, string>();
  for (const row of await allFacts(db)) {
    const say = (what: string) => void wrong.push(`${row.matterId} ${row.n} ${row.name}: ${what}`);
    checkLeaf(row, previous.get(row.matterId) ?? '', say);
    previous.set(row.matterId, hex(row.leafHash));
    const fact = declared.get(row.name);
    if (!fact) say('no command declares this fact');
    else await checkFields(live, fact, row, say);
  }
  return wrong;
}

export const factsOf = (handlers: readonly Handler[]): Map<string, AnyFact> =>
  new Map(
    handlers.flatMap(({ declaration }) =>
      declaration.kind === 'command' ? declaration.facts.map((fact) => [fact.name, fact] as const) : [],
    ),
  );

async function allFacts(db: Db): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select f.matter_id as "matterId", f.n, f.name, f.leaf, f.leaf_hash as "leafHash", c.handle, c.last_n as "lastN",
      c.last_hash as "lastHash", o.salts, o.said
    from fact f join fact_chain c on c.matter_id = f.matter_id left join opening o on o.fact_id = f.id
    order by f.matter_id, f.n`.execute(db);
  return rows;
}

function checkLeaf(row: FactRow, previousHash: string, say: (what: string) => void): void {
  const text = new TextDecoder().decode(row.leaf);
  const leaf = JSON.parse(text) as { m: string; n: number; p: string; e: string; c: Record<string, string> };
  if (canonicalJson(leaf) !== text) say('the leaf is not canonical');
  if (leafHash(sha256, row.leaf) !== hex(row.leafHash)) say('the hash is not that of the leaf');
  if (leaf.m !== hex(row.handle) || leaf.n !== row.n || leaf.e !== row.name) say('the leaf is of another fact');
  if (leaf.p !== previousHash) say('the chain is broken');
  if (row.n === row.lastN && hex(row.lastHash) !== hex(row.leafHash)) say('the chain ends elsewhere');
  if (row.n > row.lastN) say('the chain ends before');
  for (const [name, committed] of Object.entries(leaf.c)) {
    const salt = Uint8Array.from(Buffer.from(row.salts?.[name] ?? '', 'hex'));
    if (!opens(sha256, committed, { name, value: row.said?.[name] ?? null, salt })) say(`${name} does not open`);
  }
}

async function checkFields(live: Live, fact: AnyFact, row: FactRow, say: (what: string) => void): Promise<void> {
  const kept: Record<string, string> = Object.fromEntries([
    ...Object.entries(everyFact).map(([field, column]) => [field, `fact.${column}`]),
    ...Object.entries(fact.sealed).map(([field, { keptIn }]) => [field, keptIn]),
  ]);
  const names = Object.keys(kept).sort().join();
  if (names !== Object.keys(row.said).sort().join()) say(`fields are ${Object.keys(row.said).sort().join()}`);
  for (const [field, keptIn] of Object.entries(kept)) {
    const values = (await live(keptIn)).get(addressOf(keptIn, row)) ?? [];
    const value = keptIn.endsWith('[]') ? values : values[0];
    if (!keptIn.endsWith('[]') && values.length !== 1) say(`${field} has ${values.length} rows in ${keptIn}`);
    else if (canonicalJson(value) !== canonicalJson(row.said[field] ?? null)) say(`${field} differs in ${keptIn}`);
  }
}

type Live = (keptIn: string) => Promise<Map<string, unknown[]>>;

/** Of a matter's own row there is one for all its facts. */
const addressOf = (keptIn: string, { matterId, n }: FactRow) =>
  keptIn.startsWith('matter.') ? matterId : `${matterId} ${n}`;

/** Each `table.column` or, for a list in the order of `seq`, `table.column[]` is read whole, once. */
async function readerOf(db: Db, schema: string): Promise<Live> {
  const tables = await liveTables(db, schema);
  const read = new Map<string, Promise<Map<string, unknown[]>>>();
  return (keptIn) => {
    const known = read.get(keptIn) ?? readColumn(db, tables, keptIn);
    read.set(keptIn, known);
    return known;
  };
}

async function readColumn(db: Db, tables: Map<string, Map<string, string>>, keptIn: string) {
  const [, table = '', column = '', list] = /^(\w+)\.(\w+)(\[\])?$/.exec(keptIn) ?? [];
  const type = tables.get(table)?.get(column);
  if (!type) throw new Error(`a field is kept in ${keptIn}, which does not exist`);
  const name = sql.id(column);
  const value = type === 'geometry' ? sql`st_asgeojson(${name}, 15, 0)::jsonb` : name;
  const n = table === 'fact' ? sql`n` : sql`fact_n`;
  const address = table === 'matter' ? sql`id::text` : sql`matter_id::text || ' ' || ${n}`;
  const order = list ? sql`order by seq` : sql``;
  const { rows } = await sql<{ address: string; value: unknown }>`
    select ${address} as address, ${value} as value from ${sql.id(table)} ${order}`.execute(db);
  const values = new Map<string, unknown[]>();
  for (const row of rows) values.set(row.address, [...(values.get(row.address) ?? []), row.value]);
  return values;
}

async function liveTables(db: Db, schema: string): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select table_name as "table", column_name as "column", udt_name as type from information_schema.columns
    where table_schema = ${schema}`.execute(db);
  const tables = new Map<string, Map<string, string>>();
  for (const { table, column, type } of rows) tables.set(table, (tables.get(table) ?? new Map()).set(column, type));
  return tables;
}
