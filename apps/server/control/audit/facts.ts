/** Every fact read back: its bytes against its hash, its chain, its commitments against their openings, its values against the live tables. */
import { type AnyFact, canonicalJson, hex } from '@cuntu/base';
import { leafHash, opens } from '@cuntu/ledger';
import type { Db } from '#platform/database';
import { sha256 } from '#platform/ledger-store';
import type { Handler } from '#platform/pipeline';
import { columnsOf, type FactRow, factsAfter, valuesAt } from './tables.ts';

/** `code` names the sentence; the rest says where. */
export interface Disagreement {
  code: string;
  matterId?: string;
  n?: number;
  name?: string;
  field?: string;
  keptIn?: string;
  index?: number;
}

type Say = (code: string, more?: Pick<Disagreement, 'field' | 'keptIn'>) => void;

/** Sealed in every fact, kept in the row of the fact itself. */
const everyFact = { happenedAt: 'happened_at', madeAt: 'made_at', recordedAt: 'recorded_at', person: 'person_id' };

export const factsOf = (handlers: readonly Handler[]): Map<string, AnyFact> =>
  new Map(
    handlers.flatMap(({ declaration }) =>
      declaration.kind === 'command' ? declaration.facts.map((fact) => [fact.name, fact] as const) : [],
    ),
  );

const PAGE = 500;
const NOWHERE = { matterId: '00000000-0000-0000-0000-000000000000', n: 0 };

/** Page by page, so that a million facts need no more room than five hundred. */
export async function* auditFacts(
  db: Db,
  schema: string,
  handlers: readonly Handler[],
): AsyncGenerator<{ done: number; wrong: Disagreement[] }> {
  const declared = factsOf(handlers);
  const columns = await columnsOf(db, schema);
  let [before, hash] = [NOWHERE, ''];
  for (;;) {
    const rows = await factsAfter(db, before, PAGE);
    const wrong: Disagreement[] = [];
    const live = liveOf(db, columns, rows);
    for (const row of rows) {
      const { matterId, n, name, leafHash: own } = row;
      const say: Say = (code, more = {}) => void wrong.push({ code, matterId, n, name, ...more });
      checkLeaf(row, matterId === before.matterId ? hash : '', say);
      const fact = declared.get(name);
      if (!fact) say('fact.undeclared');
      else if (row.said) await checkFields(live, fact, row, say);
      [before, hash] = [{ matterId, n }, hex(own)];
    }
    yield { done: rows.length, wrong };
    if (rows.length < PAGE) return;
  }
}

function checkLeaf(row: FactRow, previousHash: string, say: Say): void {
  const leaf = leafIn(row.leaf);
  if (!leaf) say('leaf.notCanonical');
  if (leafHash(sha256, row.leaf) !== hex(row.leafHash)) say('leaf.otherHash');
  if (leaf && (leaf.m !== hex(row.handle) || leaf.n !== row.n || leaf.e !== row.name)) say('leaf.otherFact');
  if (leaf && leaf.p !== previousHash) say('chain.broken');
  if (row.n === row.lastN && row.lastHash && hex(row.lastHash) !== hex(row.leafHash)) say('chain.endsElsewhere');
  if (row.n > row.lastN) say('chain.endsBefore');
  const { salts, said } = row;
  if (!salts || !said) say('opening.gone');
  else if (leaf) checkOpenings(leaf.c, salts, said, say);
}

function checkOpenings(
  commitments: Record<string, string>,
  salts: Record<string, string>,
  said: Record<string, unknown>,
  say: Say,
): void {
  for (const [field, committed] of Object.entries(commitments)) {
    const salt = Uint8Array.from(Buffer.from(salts[field] ?? '', 'hex'));
    const opening = { name: field, value: said[field] ?? null, salt };
    if (!opens(sha256, committed, opening)) say('field.doesNotOpen', { field });
  }
}

interface Read {
  m: string;
  n: number;
  p: string;
  e: string;
  c: Record<string, string>;
}

/** Undefined where the bytes are no leaf in its one spelling. */
function leafIn(bytes: Uint8Array): Read | undefined {
  const text = new TextDecoder().decode(bytes);
  try {
    const leaf = JSON.parse(text) as Read;
    return canonicalJson(leaf) === text ? leaf : undefined;
  } catch {
    return undefined;
  }
}

async function checkFields(live: Live, fact: AnyFact, row: FactRow, say: Say): Promise<void> {
  const said = row.said!;
  const kept: Record<string, string> = Object.fromEntries([
    ...Object.entries(everyFact).map(([field, column]) => [field, `fact.${column}`]),
    ...Object.entries(fact.sealed).map(([field, { keptIn }]) => [field, keptIn]),
  ]);
  if (Object.keys(kept).sort().join() !== Object.keys(said).sort().join()) say('fields.others');
  for (const [field, keptIn] of Object.entries(kept)) {
    const values = (await live(keptIn)).get(`${row.matterId} ${row.n}`) ?? [];
    const value = keptIn.endsWith('[]') ? values : values[0];
    if (!keptIn.endsWith('[]') && values.length !== 1)
      say(values.length === 0 ? 'row.gone' : 'row.twice', { field, keptIn });
    else if (canonicalJson(value) !== canonicalJson(said[field] ?? null)) say('field.differs', { field, keptIn });
  }
}

type Live = (keptIn: string) => Promise<Map<string, unknown[]>>;

/** Each `table.column` or, for a list in the order of `seq`, `table.column[]` is read once for all rows of the page. */
function liveOf(db: Db, tables: Map<string, Map<string, string>>, rows: readonly FactRow[]): Live {
  const addresses = rows.map(({ matterId, n }) => ({ matterId, n }));
  const read = new Map<string, Promise<Map<string, unknown[]>>>();
  return (keptIn) => {
    const known = read.get(keptIn);
    if (known) return known;
    const [, table = '', column = '', list] = /^(\w+)\.(\w+)(\[\])?$/.exec(keptIn) ?? [];
    const type = tables.get(table)?.get(column);
    if (!type) throw new Error(`a field is kept in ${keptIn}, which does not exist`);
    const values = valuesAt(db, { table, column, type, list: list !== undefined }, addresses);
    read.set(keptIn, values);
    return values;
  };
}
