/** Witnesses on other machines: what they answer, that a paper's proof bears their word, and that no second history gets past them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '@cuntu/base';
import { base64, openCheckpoint, openProof, readPolicy, readVerifierKey } from '@cuntu/ledger';
import { beforeEach, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { checkSignature, openWitness, sha256 } from '#platform/ledger-store';
import { mortgageIn, parcelIn } from '../harness/application.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';
import { closeFirst } from '../harness/index.ts';
import { openLogAgain } from '../harness/public-log.ts';

const means = { hash: sha256, check: checkSignature };
let house: TestHouse;
let faults: string[];
beforeEach(async () => {
  house = await openTestHouse();
  faults = [];
});

const onFault = (fault: unknown) => void faults.push(String(fault));
const deed = async (n: number) => mortgageIn(house, 'submitted', await parcelIn(house, n));
const again = () => openLogAgain(house, onFault);

/** Another machine: it trusts the key that it was given, and answers at its own address. */
async function witnessOf(vkey: string, name: string) {
  const home = mkdtempSync(join(tmpdir(), 'cuntu-witness-'));
  const logs = [must(readVerifierKey(sha256, vkey))];
  const witness = openWitness({ home, name, logs, clock: house.clock, random: house.world.randomness, onFault });
  await new Promise<void>((done) => void witness.server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(witness.server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((done) => {
      witness.server.close(() => done());
      witness.server.closeAllConnections();
    });
  closeFirst(async () => {
    await close();
    rmSync(home, { recursive: true });
  });
  return { ...witness, url, close, home };
}

/** The key is made with the first checkpoint; then its witnesses are named. */
async function withWitnesses(quorum: string, count: number) {
  await house.house.publicLog.keepUp();
  await house.house.publicLog.stop();
  const vkey = (await house.house.publicLog.standing())!.verifierKey;
  const witnesses = [];
  for (let n = 1; n <= count; n++) witnesses.push(await witnessOf(vkey, `w${n}.example`));
  const lines = witnesses.map(({ verifierKey, url }, at) => `witness w${at + 1} ${verifierKey} ${url}`);
  const all = lines.length > 1 ? [`group both all ${witnesses.map((_, at) => `w${at + 1}`).join(' ')}`] : [];
  writeFileSync(join(house.home, 'witnesses.policy'), [...lines, ...all, `quorum ${quorum}`, ''].join('\n'));
  return { vkey, witnesses };
}

test('a checkpoint and a paper’s proof bear the word of those whom the policy asks', async () => {
  await withWitnesses('both', 2);
  const log = again();
  await deed(1);
  const size = await log.keepUp();
  expect(faults).toEqual([]);
  expect(await log.standing()).toMatchObject({ signedSize: size, witnessedSize: size, witnesses: 2 });
  const policy = must(readPolicy(sha256, (await log.policy())!));
  const seen = must(openCheckpoint(means, policy, (await log.checkpoint())!));
  expect(seen).toMatchObject({ size, witnesses: [{ name: 'w1' }, { name: 'w2' }] });
  const { rows } = await sql<{ hash: string }>`select encode(leaf_hash, 'hex') as hash from log_entry
    where leaf_index = 3`.execute(house.db);
  const proven = must(openProof(means, policy, (await log.proofOf(rows[0]!.hash))!, rows[0]!.hash));
  expect(proven.checkpoint.witnesses).toHaveLength(2);
  // And goes on from what they know.
  await deed(2);
  expect((await log.keepUp()) > size && (await log.standing())!.witnessedSize! > size).toBe(true);
});

test('one of two is not enough, holds up nobody, and no proof is given under what too few have seen', async () => {
  const { witnesses } = await withWitnesses('both', 2);
  const log = again();
  const size = await log.keepUp();
  await witnesses[1]!.close();
  await deed(1);
  expect(await log.keepUp()).toBeGreaterThan(size);
  expect(await log.standing()).toMatchObject({ witnessedSize: size, still: undefined });
  const { rows } = await sql<{ hash: string }>`select encode(leaf_hash, 'hex') as hash from log_entry
    order by leaf_index desc limit 1`.execute(house.db);
  expect(await log.proofOf(rows[0]!.hash)).toBeUndefined();
});

test('after a start nothing is signed until enough of them were heard', async () => {
  const { witnesses } = await withWitnesses('w1', 1);
  const { port } = witnesses[0]!.server.address() as AddressInfo;
  await witnesses[0]!.close();
  await deed(1);
  const log = again();
  const before = await log.keepUp();
  expect((await log.standing())!.still).toBe('log.witnessesSilent');
  await new Promise<void>((done) => void witnesses[0]!.server.listen(port, '127.0.0.1', done));
  expect(await log.keepUp()).toBeGreaterThan(before);
  expect((await log.standing())!.still).toBeUndefined();
});

test('an old backup restored on a new machine, without anything that was published: the witness remembers', async () => {
  await withWitnesses('w1', 1);
  const log = again();
  await log.keepUp();
  await sql`create table state_then as select * from log_state`.execute(house.db);
  await deed(1);
  await log.keepUp();
  await log.stop();
  rmSync(join(house.home, 'tlog'), { recursive: true });
  await sql`update log_state s set sequenced = t.sequenced, signed_size = t.signed_size, signed_note = t.signed_note
    from state_then t`.execute(house.db);
  await sql`delete from log_entry where leaf_index >= (select sequenced from log_state)`.execute(house.db);
  const restored = again();
  await restored.keepUp();
  expect((await restored.standing())!.still).toBe('log.witnessAhead');
});

test('a log that was rebuilt with its own key is another history, and is not cosigned', async () => {
  await withWitnesses('w1', 1);
  const log = again();
  await log.keepUp();
  await log.stop();
  rmSync(join(house.home, 'tlog'), { recursive: true });
  // Everything is made anew in another order: the rebuilt log agrees with itself.
  await sql`update log_entry set leaf_index = -1 - leaf_index`.execute(house.db);
  await sql`update log_entry set leaf_index = (select sequenced from log_state) + leaf_index`.execute(house.db);
  await sql`update log_state set signed_size = null, signed_note = null`.execute(house.db);
  const rebuilt = again();
  await rebuilt.keepUp();
  expect((await rebuilt.standing())!.still).toBe('log.witnessAhead');
});

test('a witness answers as the specification says', async () => {
  const { witnesses } = await withWitnesses('w1', 1);
  const [{ url, home }] = witnesses as [(typeof witnesses)[0]];
  const ask = async (body: string) => {
    const got = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    return { status: got.status, type: got.headers.get('content-type'), body: await got.text() };
  };
  const note = (await house.house.publicLog.checkpoint())!;
  const size = Number(note.split('\n')[1]);
  const hash = Buffer.from(sha256(Buffer.from(note.split('\n')[0]!))).toString('hex');
  expect((await fetch(`${url}/${hash}/checkpoint`)).status).toBe(404);
  const zeros = base64(new Uint8Array(32));
  expect((await ask('')).status).toBe(400);
  expect((await ask(`old 0\n${note}`)).status).toBe(400);
  expect((await ask(`old 00\n\n${note}`)).status).toBe(400);
  expect((await ask(`old ${size + 1}\n\n${note}`)).status).toBe(400);
  expect((await ask(`old 0\n\n${note.replaceAll('cuntu.example', 'other.example')}`)).status).toBe(404);
  expect((await ask(`old 0\n\n${note.replace(`\n${size}\n`, `\n${size + 1}\n`)}`)).status).toBe(403);
  expect((await ask(`old 0\n\n${note.replace(/\n— \S+ \S+\n$/, '\n— nobody AAAAAAAA\n')}`)).status).toBe(403);
  expect((await ask(`old 0\n${zeros}\n\n${note}`)).status).toBe(422);
  expect(await ask(`old 5\n\n${note}`)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '0\n' });
  const line = await ask(`old 0\n\n${note}`);
  expect(line).toMatchObject({ status: 200, body: expect.stringMatching(/^— w1\.example \S+\n$/) });
  expect((await ask(`old ${size}\n\n${note}`)).status).toBe(200);
  expect((await ask(`old 0\n\n${note}`)).body).toBe(`${size}\n`);
  const kept = readFileSync(join(home, 'witness', hash, 'checkpoint'), 'utf8');
  expect(kept.startsWith(note)).toBe(true);
  expect(await (await fetch(`${url}/${hash}/checkpoint`)).text()).toBe(kept);
  expect((await fetch(`${url}/other`)).status).toBe(404);
  expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
  // Two at once: one of them is told what the other left.
  await deed(1);
  const other = again();
  rmSync(join(house.home, 'witnesses.policy'));
  await other.keepUp();
  const newer = (await other.checkpoint())!;
  const both = await Promise.all([ask(`old ${size}\n\n${newer}`), ask(`old ${size}\n\n${newer}`)]);
  expect(both.map(({ status }) => status)).toEqual([422, 422]);
});

test('a policy out of form is said, and nothing is signed', async () => {
  await house.house.publicLog.keepUp();
  await house.house.publicLog.stop();
  writeFileSync(join(house.home, 'witnesses.policy'), 'witness w1 nonsense\nquorum w1\n');
  const log = again();
  await deed(1);
  const before = (await log.standing())!.signedSize;
  expect(await log.keepUp()).toBe(before);
  expect((await log.standing())!.still).toBe('log.policyUnreadable');
});
