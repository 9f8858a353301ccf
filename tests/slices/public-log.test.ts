/** The public log from a deed to the proof in somebody's hand, and everything after which it must stand still. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex, must } from '@cuntu/base';
import { entriesIn, leafHash, openProof, readPolicy } from '@cuntu/ledger';
import { beforeEach, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { checkSignature, type Disk, realDisk, sha256 } from '#platform/ledger-store';
import { mortgageIn, parcelIn } from '../harness/application.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';
import { openLogAgain } from '../harness/public-log.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});

const means = { hash: sha256, check: checkSignature };
const log = () => house.house.publicLog;
const at = (path: string) => join(house.home, 'tlog', path);
const factCount = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from fact`.execute(house.db)).rows[0]!.n;
const again = (disk?: Disk) => openLogAgain(house, (fault) => void faults.push(String(fault)), disk);
let faults: string[] = [];
beforeEach(() => {
  faults = [];
});
const deed = async (n: number) => mortgageIn(house, 'submitted', await parcelIn(house, n));

test('every fact is in it, with the very bytes that were recorded, and can be proven with the files alone', async () => {
  await deed(1);
  const size = await log().keepUp();
  expect(size).toBe(await factCount());
  expect(await log().standing()).toMatchObject({ sequenced: size, signedSize: size, due: 0, still: undefined });
  const policy = must(readPolicy(sha256, (await log().policy())!));
  const { rows } = await sql<{ leaf: Uint8Array; hash: string }>`select f.leaf, encode(f.leaf_hash, 'hex') as hash
    from fact f join log_entry e on e.fact_id = f.id order by e.leaf_index`.execute(house.db);
  const bundle = entriesIn(readFileSync(at(`tile/entries/000.p/${size}`)))!;
  expect(bundle.map(hex)).toEqual(rows.map(({ leaf }) => hex(leaf)));
  for (const [index, { hash, leaf }] of rows.entries()) {
    const proven = must(openProof(means, policy, (await log().proofOf(hash))!, hash));
    expect(proven).toMatchObject({ index, checkpoint: { size } });
    expect(leafHash(sha256, proven.proof.extra!)).toBe(hash);
    expect(hex(proven.proof.extra!)).toBe(hex(leaf));
  }
  expect(await log().proofOf('00'.repeat(32))).toBeUndefined();
});

test('a tile is answered as wide as its tree was once, never wider than what is signed', async () => {
  const before = await log().keepUp();
  await deed(1);
  const size = await log().keepUp();
  expect(size).toBeGreaterThan(before);
  const width = async (width: number) => (await log().tile({ level: 0, index: 0, width }))?.length;
  expect([await width(before), await width(size), await width(size + 1), await width(256)]).toEqual([
    before * 32,
    size * 32,
    undefined,
    undefined,
  ]);
  expect(await log().tile({ level: 1, index: 0, width: 1 })).toBeUndefined();
});

test('the facts of one matter stand in their order, and the log of a demo has a name of its own', async () => {
  await deed(1);
  await log().keepUp();
  const { rows } =
    await sql`select 1 from log_entry a join fact f on f.id = a.fact_id join fact g on g.matter_id = f.matter_id
    join log_entry b on b.fact_id = g.id where f.n < g.n and a.leaf_index > b.leaf_index`.execute(house.db);
  expect(rows).toEqual([]);
  expect((await log().standing())!.origin).toMatch(/^cuntu\.example\/tlog\/demo-[0-9a-f]{16}$/);
});

test('what is rolled back is never in it', async () => {
  const before = await log().keepUp();
  await house.database
    .transaction(async (tx) => {
      await sql`insert into log_due (fact_id) select id from fact limit 1`.execute(tx);
      throw new Error('no');
    })
    .catch(() => {});
  expect(await log().keepUp()).toBe(before);
});

test('a restart goes on where it was, and writes the same files anew where they are lost', async () => {
  await log().keepUp();
  const kept = readFileSync(at('checkpoint'), 'utf8');
  rmSync(at(''), { recursive: true });
  await again().keepUp();
  expect(readFileSync(at('checkpoint'), 'utf8')).toBe(kept);
  await deed(1);
  await log().stop();
  const size = await again().keepUp();
  expect(size).toBe(await factCount());
  expect(faults).toEqual([]);
});

test('two processes never both sign: the second follows, and takes over from one that is silent', async () => {
  await log().keepUp();
  await log().stop();
  const [first, second] = [again(), again()];
  await first.keepUp();
  await deed(1);
  expect(await second.keepUp()).toBeLessThan(await factCount());
  house.clock.advance(11_000);
  expect(await second.keepUp()).toBe(await factCount());
  await deed(2);
  const held = (await second.standing())!.signedSize!;
  expect(await first.keepUp()).toBe(held);
  expect(await second.keepUp()).toBe(await factCount());
  expect(faults).toEqual([]);
});

test('a restored older database is noticed: more was published than it knows, and nothing is signed', async () => {
  await log().keepUp();
  await sql`create table log_entry_then as select * from log_entry; create table log_state_then as select * from log_state`.execute(
    house.db,
  );
  await deed(1);
  await log().keepUp();
  const published = readFileSync(at('checkpoint'), 'utf8');
  await sql`update log_state s set sequenced = t.sequenced, signed_size = t.signed_size, signed_note = t.signed_note from log_state_then t`.execute(
    house.db,
  );
  await sql`delete from log_entry where leaf_index >= (select sequenced from log_state)`.execute(house.db);
  house.clock.advance(11_000);
  const restored = again();
  await restored.keepUp();
  expect((await restored.standing())!.still).toBe('log.publishedAhead');
  expect(faults).toEqual(['Error: the public log stands still: log.publishedAhead']);
  expect(readFileSync(at('checkpoint'), 'utf8')).toBe(published);
});

test('out of a backup it waits until what was published is back, or somebody says that nobody has it', async () => {
  const size = await log().keepUp();
  await log().stop();
  const kept = readFileSync(at('checkpoint'));
  rmSync(at(''), { recursive: true });
  writeFileSync(join(house.home, 'log.restored'), 'then\n');
  await deed(1);
  const restored = again();
  expect(await restored.keepUp()).toBe(size);
  expect((await restored.standing())!.still).toBe('log.restored');
  mkdirSync(at(''), { recursive: true });
  writeFileSync(at('checkpoint'), kept);
  const shown = again();
  expect(await shown.keepUp()).toBe(await factCount());
  expect(existsSync(join(house.home, 'log.restored'))).toBe(false);
});

test('an entry that was changed, with its hash or without, stops the log before it signs', async () => {
  await log().keepUp();
  await deed(1);
  await sql`update fact set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'windowClerk', 'examiner'), 'UTF8')
    where role = 'windowClerk'`.execute(house.db);
  expect(await log().keepUp()).toBeLessThan(await factCount());
  expect((await log().standing())!.still).toBe('log.entryChanged');
});

test('an old entry changed with its hash is another history than was signed', async () => {
  await log().keepUp();
  rmSync(at('tile'), { recursive: true });
  await sql`update log_entry set leaf_hash = decode(repeat('00', 32), 'hex') where leaf_index = 0`.execute(house.db);
  const other = again();
  await other.keepUp();
  expect((await other.standing())!.still).toBe('log.entryChanged');
});

test('without its key, or with another, nothing is signed', async () => {
  await log().keepUp();
  const key = readFileSync(join(house.home, 'log.key'), 'utf8');
  rmSync(join(house.home, 'log.key'));
  const without = again();
  await without.keepUp();
  expect((await without.standing())!.still).toBe('log.keyMissing');
  const end = key.trimEnd().length;
  const letter = key[end - 5] === 'A' ? 'B' : 'A';
  writeFileSync(join(house.home, 'log.key'), `${key.slice(0, end - 5)}${letter}${key.slice(end - 4)}`);
  const other = again();
  await other.keepUp();
  expect((await other.standing())!.still).toBe('log.otherKey');
});

test('a checkpoint of somebody else in the place of ours is not overwritten', async () => {
  await log().keepUp();
  const kept = readFileSync(at('checkpoint'), 'utf8');
  writeFileSync(at('checkpoint'), kept.replace(/\n— .*\n$/, '\n— somebody AAAAAAAA\n'));
  const other = again();
  await other.keepUp();
  expect((await other.standing())!.still).toBe('log.publishedUnreadable');
});

test('a disk that fills amid a tile: nothing is signed until it is written, and then the same is', async () => {
  await log().keepUp();
  await deed(1);
  let room = 1;
  const full: Disk = {
    ...realDisk,
    async write(path, bytes) {
      if (room-- <= 0) throw new Error('ENOSPC');
      await realDisk.write(path, bytes);
    },
  };
  house.clock.advance(11_000);
  const filling = again(full);
  await expect(filling.keepUp()).rejects.toThrow('ENOSPC');
  expect((await filling.standing())!.signedSize).toBeLessThan(await factCount());
  room = 1_000;
  expect(await filling.keepUp()).toBe(await factCount());
  await filling.stop();
  const after = again();
  expect(await after.keepUp()).toBe(await factCount());
  expect((await after.standing())!.still).toBeUndefined();
});
