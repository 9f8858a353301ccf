/** `cuntu audit`: the whole log and every official table held against each other; each matter that disagrees is named. */
import { join } from 'node:path';
import { ok, type Result } from '@cuntu/base';
import { findLogState, findPolicy, LOG_FOLDER, openShelf } from '#platform/ledger-store';
import { modules } from '../../modules.ts';
import type { Desk } from '../desk.ts';
import type { Asking } from '../wire.ts';
import { auditFacts, type Disagreement } from './facts.ts';
import { auditLog } from './log.ts';
import { columnsOf, factsOutside, rowsOfNoFact, statesApart } from './tables.ts';

export interface Audited {
  origin: string | null;
  /** Under the last signed checkpoint. */
  entries: number;
  facts: number;
  /** At most a hundred are told; `more` says how many others there are. */
  wrong: Disagreement[];
  more: number;
  /** Without a witness a whole new history, signed with the same key, would agree with itself. */
  witnesses: number;
}

const TOLD = 100;
/** Of one kind of trouble; whoever deletes a table need not fill the memory. */
const LOOKED = 1_000;

export async function audit(desk: Desk, _: Record<string, never>, { tell, signal }: Asking): Promise<Result<Audited>> {
  const { database, config } = desk;
  const { db, schema } = database;
  const state = await findLogState(db);
  const found: Disagreement[] = [];
  let [facts, entries] = [0, 0];
  const handlers = modules.flatMap((module) => [...module.handlers]);
  if (state) {
    const shelf = openShelf(join(config.home, LOG_FOLDER));
    const { signedNote, verifierKey, signedSize: size } = state;
    const signedSize = size ?? 0;
    for await (const { done, wrong } of auditLog(db, { shelf, signedSize, signedNote, verifierKey })) {
      signal.throwIfAborted();
      entries += done;
      found.push(...wrong);
      tell({ step: 'entries', done: entries, of: signedSize });
    }
  }
  for await (const { done, wrong } of auditFacts(db, schema, handlers)) {
    signal.throwIfAborted();
    facts += done;
    found.push(...wrong);
    tell({ step: 'facts', done: facts, of: state?.sequenced ?? 0 });
  }
  found.push(...(await auditRows(desk)));
  const { origin = null } = state ?? {};
  const policy = state && (await findPolicy(config.home, state.verifierKey));
  const wrong = found.slice(0, TOLD);
  return ok({
    origin,
    entries,
    facts,
    wrong,
    more: found.length - wrong.length,
    witnesses: policy?.witnesses.length ?? 0,
  });
}

/** What no fact brought, and what no fact moved. */
async function auditRows({ database: { db, schema } }: Desk): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  for (const [table, columns] of await columnsOf(db, schema)) {
    if (!columns.has('matter_id') || !columns.has('fact_n')) continue;
    const rows = await rowsOfNoFact(db, table, LOOKED);
    found.push(...rows.map(({ matterId, n }) => ({ code: 'row.ofNoFact', matterId, n, keptIn: table })));
  }
  const apart = await statesApart(db, LOOKED);
  found.push(...apart.map(({ matterId, n }) => ({ code: 'state.differs', matterId, n, keptIn: 'matter.state' })));
  const outside = await factsOutside(db, LOOKED);
  found.push(...outside.map(({ matterId, n, name }) => ({ code: 'fact.notInLog', matterId, n, name })));
  return found;
}
