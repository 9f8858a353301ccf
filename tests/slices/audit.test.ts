/** The attackers of the log who have the database in their hands: each is named by the audit, by the means that is meant for him. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '#platform/config';
import { sql } from '#platform/database';
import { openShelf } from '#platform/ledger-store';
import { audit } from '../../apps/server/control/audit/audit.ts';
import { auditLog } from '../../apps/server/control/audit/log.ts';
import { deskOf } from '../../apps/server/control/desk.ts';
import { mortgageIn, parcelIn } from '../harness/application.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
let matterId: string;
beforeAll(async () => {
  house = await openTestHouse();
  matterId = await mortgageIn(house, 'delivered', await parcelIn(house));
  await house.settle();
  await house.house.publicLog.keepUp();
});

const asking = { tell: () => {}, signal: new AbortController().signal };
async function audited() {
  const desk = deskOf(house.house, readConfig({ CUNTU_HOME: house.home, PORT: '0' }));
  const { wrong, more } = must(await audit(desk, {}, asking));
  expect(more).toBe(0);
  return wrong;
}
/** Done, looked at, and undone by its own contrary: the audit opens its own connections. */
async function attacked(deed: ReturnType<typeof sql>, undo: ReturnType<typeof sql>) {
  await deed.execute(house.db);
  const wrong = await audited();
  await undo.execute(house.db);
  return wrong;
}

beforeEach(async () => expect(await audited()).toEqual([]));

test('says how many witnesses the bureau has set up, and that none is', async () => {
  const desk = deskOf(house.house, readConfig({ CUNTU_HOME: house.home, PORT: '0' }));
  const counted = async () => must(await audit(desk, {}, asking)).witnesses;
  expect(await counted()).toBe(0);
  const policy = join(house.home, 'witnesses.policy');
  const key = 'w.example/1+81bcd6f6+BNflhOb2HBZ8mwVsx9fCctR80BkCOJd5DCWSQ2HMEstf';
  writeFileSync(policy, `witness w ${key}\nquorum w\n`);
  expect(await counted()).toBe(1);
  rmSync(policy);
});

test('what is signed while the audit reads is no disagreement', async () => {
  const { verifierKey } = (await house.house.publicLog.standing())!;
  const { rows } = await sql<{ size: number; note: string }>`select signed_size::int as size, signed_note as note
    from log_state`.execute(house.db);
  await mortgageIn(house, 'submitted', await parcelIn(house, 2));
  await house.settle();
  expect(await house.house.publicLog.keepUp()).toBeGreaterThan(rows[0]!.size);
  const found = [];
  const then = { shelf: openShelf(join(house.home, 'tlog')), signedSize: rows[0]!.size, signedNote: rows[0]!.note };
  for await (const { wrong } of auditLog(house.db, { ...then, verifierKey })) found.push(...wrong);
  expect(found).toEqual([]);
});

test('edits a row: its commitment no longer opens with what stands there', async () => {
  const wrong = await attacked(
    sql`update delivery set received_by = received_by || '!'`,
    sql`update delivery set received_by = rtrim(received_by, '!')`,
  );
  expect(wrong).toEqual([
    expect.objectContaining({ code: 'field.differs', matterId, field: 'receivedBy', keptIn: 'delivery.received_by' }),
  ]);
});

test('edits row, opening and leaf: the hash, the chain, the published entries and the signed root disagree', async () => {
  await sql`create table kept_fact as select id, leaf, leaf_hash from fact where matter_id = ${matterId} and n = 1`.execute(
    house.db,
  );
  const wrong = await attacked(
    sql`update fact set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'windowClerk', 'registrar'), 'UTF8')
      where id in (select id from kept_fact)`,
    sql`update fact f set leaf = k.leaf from kept_fact k where k.id = f.id`,
  );
  expect(wrong.map(({ code }) => code).toSorted()).toEqual(['bundle.differs', 'entry.otherHash', 'leaf.otherHash']);
  const rehashed = await attacked(
    sql`with changed as (
        select id, convert_to(replace(convert_from(leaf, 'UTF8'), 'windowClerk', 'registrar'), 'UTF8') as leaf from kept_fact),
      told as (update fact f set leaf = c.leaf, leaf_hash = sha256('\\x00'::bytea || c.leaf) from changed c where c.id = f.id)
      update log_entry e set leaf_hash = sha256('\\x00'::bytea || c.leaf) from changed c where c.id = e.fact_id`,
    sql`with back as (update fact f set leaf = k.leaf, leaf_hash = k.leaf_hash from kept_fact k where k.id = f.id)
      update log_entry e set leaf_hash = k.leaf_hash from kept_fact k where k.id = e.fact_id`,
  );
  const codes = rehashed.map(({ code }) => code).toSorted();
  expect(codes).toEqual(['bundle.differs', 'chain.broken', 'root.differs', 'tile.differs']);
});

test('writes past the pipeline: a row of a fact that never was, a state to which no fact moved', async () => {
  const row = await attacked(
    sql`insert into delivery (matter_id, fact_n, way, received_by, delivered_at) values (${matterId}, 99, 'handedOver', 'x', now())`,
    sql`delete from delivery where fact_n = 99`,
  );
  expect(row).toEqual([{ code: 'row.ofNoFact', matterId, n: 99, keptIn: 'delivery' }]);
  const state = await attacked(
    sql`update matter set state = 'withdrawn' where id = ${matterId}`,
    sql`update matter set state = 'delivered' where id = ${matterId}`,
  );
  expect(state).toEqual([expect.objectContaining({ code: 'state.differs', matterId })]);
});

test('deletes an act, or what opens it', async () => {
  await sql`create table kept_end as select * from delivery`.execute(house.db);
  await sql`create table kept_opening as select o.* from opening o
    join fact f on f.id = o.fact_id where f.matter_id = ${matterId} and f.n = 1`.execute(house.db);
  const act = await attacked(sql`delete from delivery`, sql`insert into delivery select * from kept_end`);
  expect(new Set(act.map(({ code }) => code))).toEqual(new Set(['row.gone']));
  const opening = await attacked(
    sql`delete from opening where fact_id in (select fact_id from kept_opening)`,
    sql`insert into opening select * from kept_opening`,
  );
  expect(opening).toEqual([expect.objectContaining({ code: 'opening.gone', matterId, n: 1 })]);
});

test('takes a fact out of the log, or an entry', async () => {
  await sql`create table kept_entry as select * from log_entry where leaf_index = 3`.execute(house.db);
  const wrong = await attacked(
    sql`delete from log_entry where leaf_index = 3`,
    sql`insert into log_entry select * from kept_entry`,
  );
  expect(wrong.map(({ code }) => code).toSorted()).toEqual(['entry.gap', 'fact.notInLog']);
});

test('changes what is published', async () => {
  const at = (path: string) => join(house.home, 'tlog', path);
  const size = (await house.house.publicLog.standing())!.signedSize!;
  for (const [path, code] of [
    [`tile/0/000.p/${size}`, 'tile.differs'],
    [`tile/entries/000.p/${size}`, 'bundle.differs'],
    ['checkpoint', 'checkpoint.differs'],
  ] as const) {
    const kept = readFileSync(at(path));
    const changed = Uint8Array.from(kept);
    changed[40]! ^= 1;
    writeFileSync(at(path), changed);
    expect((await audited()).map((one) => one.code)).toEqual([code]);
    writeFileSync(at(path), kept);
  }
});
