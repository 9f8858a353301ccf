/** A backup of a bureau at work, restored elsewhere: nothing answered is lost, nothing damaged is let in. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SignedIn } from '@cuntu/divisions';
import { list } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { openDatabase, sql } from '#platform/database';
import { insertStored, pathOf } from '#platform/files';
import { perform } from '#platform/pipeline';
import { cleanUp, cuntu, newEnvironment, newFolder, onPostgres, type Serving, serve } from './cli.fixture.ts';

const LONG = 300_000;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PHOTO = createHash('sha256').update(PNG).digest('hex');
const PHOTO_PATH = pathOf(PHOTO);

let env: Record<string, string>;
let server: Serving;
let file: string;
let madeAt: string;
const answered: { id: string; at: string }[] = [];

const coordinator: SignedIn = {
  personId: '01920000-0000-7000-8000-000000000001',
  accountId: '01920000-0000-7000-8000-000000000002',
  grants: [{ role: 'coordinator', division: '4213', from: '2020-01-01' }],
  licences: [],
  units: [],
};

async function reportFinding(): Promise<void> {
  const id = server.id();
  const input = {
    id,
    place: { type: 'Point', coordinates: [113.37, 31.71] },
    kind: 'building',
    stage: 'walls',
    foundAt: systemClock.now(),
  };
  const call = { actor: coordinator, commandId: server.id(), requestId: id };
  const done = await perform(server.house.world, server.house.handlerOf('patrol.reportFinding'), call, input);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  answered.push({ id, at: systemClock.now() });
}

/** Reports one finding after the other until told to stop. */
function keepReporting(): () => Promise<void> {
  let on = true;
  const work = (async () => {
    while (on) await reportFinding();
  })();
  return () => {
    on = false;
    return work;
  };
}

beforeAll(async () => {
  env = await newEnvironment();
  server = await serve(env);
  const kept = await server.house.files.put(PNG);
  if (!kept.ok) throw new Error(kept.refusal.code);
  await insertStored(server.house.db, kept.value, [], systemClock.now());
  for (let i = 0; i < 5; i++) await reportFinding();
  const stop = keepReporting();
  file = join(newFolder(), 'bureau.tar');
  const said = await cuntu(env, 'backup', file, '--json');
  const after = systemClock.now();
  await reportFinding();
  await stop();
  if (said.exit !== 0) throw new Error(said.out + said.trouble);
  madeAt = JSON.parse(said.out).value.madeAt;
  expect(madeAt < after).toBe(true);
}, LONG);
afterAll(async () => {
  await server.stop();
  await cleanUp();
}, LONG);

async function findingsIn(at: Record<string, string>): Promise<Set<string>> {
  const database = await openDatabase(at.DATABASE_URL ? { url: at.DATABASE_URL } : { home: at.CUNTU_HOME! });
  const { rows } = await sql<{ id: string }>`select matter_id as id from finding`.execute(database.db);
  await database.close();
  return new Set(rows.map((row) => row.id));
}

test(
  'every finding answered before the stated instant is in the restored bureau, and the work went on meanwhile',
  async () => {
    const elsewhere = await newEnvironment();
    const said = await cuntu(elsewhere, 'restore', file);
    expect(said).toMatchObject({ exit: 0 });
    expect(said.out).toContain(madeAt.replace('T', ' ').replace('Z', ' UTC'));
    expect(said.out).toContain('put the old seal.key and log.key into');
    const before = answered.filter((one) => one.at < madeAt);
    expect(before.length).toBeGreaterThanOrEqual(5);
    expect(answered.length).toBeGreaterThan(before.length);
    const there = await findingsIn(elsewhere);
    expect(before.filter((one) => !there.has(one.id))).toEqual([]);
    expect(readFileSync(join(elsewhere.CUNTU_HOME!, PHOTO_PATH))).toEqual(PNG);
    expect(existsSync(join(elsewhere.CUNTU_HOME!, 'seal.key'))).toBe(false);
    expect(readdirSync(elsewhere.CUNTU_HOME!)).not.toContain('.restoring');
    const doctor = JSON.parse((await cuntu(elsewhere, 'doctor', '--files', '--facts', '--json')).out).value;
    const faults = doctor.checks
      .flatMap((check: { findings: { level: string; code: string }[] }) => check.findings)
      .filter((one: { level: string }) => one.level === 'fault')
      .map((one: { code: string }) => one.code);
    expect(faults.filter((code: string) => !/^(durability|notice)\./.test(code))).toEqual(['key.missing']);
  },
  LONG,
);

test(
  'the key goes along only when asked for, and a backup never overwrites',
  async () => {
    const withKey = join(newFolder(), 'key.tar');
    const said = await cuntu(env, 'backup', withKey, '--with-key');
    expect(said.exit).toBe(0);
    expect(said.out).toContain('The seal key is in it');
    expect(statSync(withKey).mode & 0o777).toBe(0o600);
    const elsewhere = await newEnvironment();
    expect((await cuntu(elsewhere, 'restore', withKey)).exit).toBe(0);
    const key = (home: string) => readFileSync(join(home, 'seal.key'));
    expect(key(elsewhere.CUNTU_HOME!)).toEqual(key(env.CUNTU_HOME!));
    expect(statSync(join(elsewhere.CUNTU_HOME!, 'seal.key')).mode & 0o777).toBe(0o600);
    const again = await cuntu(env, 'backup', withKey);
    expect(again).toMatchObject({ exit: 1 });
    expect(again.trouble).toContain('was not overwritten');
    expect((await cuntu(env, 'backup', join(newFolder(), 'no', 'such', 'x.tar'))).exit).toBe(1);
  },
  LONG,
);

test(
  'a stored file that is no longer what its name says is named, and the exit code tells',
  async () => {
    const path = join(env.CUNTU_HOME!, PHOTO_PATH);
    writeFileSync(path, Buffer.concat([PNG, Buffer.from('x')]));
    const folder = newFolder();
    const said = await cuntu(env, 'backup', join(folder, 'damaged.tar'));
    writeFileSync(path, PNG);
    expect(said.exit).toBe(1);
    expect(said.out).toContain(PHOTO);
    expect(readdirSync(folder)).toEqual(['damaged.tar']);
  },
  LONG,
);

describe('a backup that is not whole', () => {
  /** Where each entry's content lies in the archive. */
  async function offsets(): Promise<Map<string, { at: number; bytes: number }>> {
    const found = new Map<string, { at: number; bytes: number }>();
    let at = 0;
    await list({
      file,
      onReadEntry: ({ path, size }) => {
        found.set(path, { at: at + 512, bytes: size });
        at += 512 + Math.ceil(size / 512) * 512;
      },
    });
    return found;
  }

  const refusedBy = async (damage: (copy: string) => void): Promise<string> => {
    const copy = join(newFolder(), 'copy.tar');
    writeFileSync(copy, readFileSync(file));
    damage(copy);
    const elsewhere = await newEnvironment();
    const said = await cuntu(elsewhere, 'restore', copy);
    expect(said.exit).toBe(1);
    expect(existsSync(elsewhere.CUNTU_HOME!)).toBe(false);
    return said.trouble;
  };

  const flip = (at: number) => (copy: string) => {
    const byte = readFileSync(copy)[at]!;
    const handle = openSync(copy, 'r+');
    writeSync(handle, Buffer.of(byte ^ 0x10), 0, 1, at);
  };

  test(
    'is refused by the name of the piece, with nothing touched',
    async () => {
      const entries = await offsets();
      const inDatabase = onPostgres
        ? 'database.dump'
        : [...entries.keys()].find((path) => /base\/5\/\d+$/.test(path) && entries.get(path)!.bytes > 8000)!;
      for (const path of [PHOTO_PATH, inDatabase, 'manifest.json']) {
        const { at, bytes } = entries.get(path)!;
        expect(await refusedBy(flip(at + Math.floor(bytes / 2)))).toContain(`${path} in the backup is damaged`);
      }
      expect(await refusedBy(flip(entries.get(PHOTO_PATH)!.at - 512 + 20))).toContain(`${PHOTO_PATH} is missing`);
      const { at } = entries.get('manifest.json')!;
      expect(await refusedBy((copy) => truncateSync(copy, at))).toContain('not a whole backup');
      expect(await refusedBy((copy) => writeFileSync(copy, 'no tar at all'))).toContain('not a whole backup');
    },
    LONG,
  );
});

describe('a folder to restore into', () => {
  test(
    'must be empty; another may be named',
    async () => {
      const elsewhere = await newEnvironment();
      const home = elsewhere.CUNTU_HOME!;
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'letter.txt'), 'mine');
      const refused = await cuntu(elsewhere, 'restore', file);
      expect(refused).toMatchObject({ exit: 1 });
      expect(refused.trouble).toContain('is not empty');
      expect(readFileSync(join(home, 'letter.txt'), 'utf8')).toBe('mine');
      const into = join(newFolder(), 'into');
      expect((await cuntu(elsewhere, 'restore', file, '--into', into)).exit).toBe(0);
      expect(existsSync(join(into, PHOTO_PATH))).toBe(true);
    },
    LONG,
  );

  test(
    'left by an interrupted restore is taken up again, whether before or after everything was unpacked',
    async () => {
      const elsewhere = await newEnvironment();
      const home = elsewhere.CUNTU_HOME!;
      mkdirSync(join(home, '.restoring', 'database'), { recursive: true });
      writeFileSync(join(home, '.restoring', 'database', 'PG_VERSION'), 'half');
      expect((await cuntu(elsewhere, 'restore', file)).exit).toBe(0);
      const there = await findingsIn(elsewhere);
      // As a power cut between the last two renames leaves it.
      const last = onPostgres ? 'files' : 'database';
      mkdirSync(join(home, '.restoring'));
      renameSync(join(home, last), join(home, '.restoring', last));
      const seal = await sealOf(file);
      writeFileSync(join(home, '.restoring', 'manifest.sha256'), seal);
      expect((await cuntu(elsewhere, 'restore', file)).exit).toBe(0);
      expect(existsSync(join(home, '.restoring'))).toBe(false);
      expect(await findingsIn(elsewhere)).toEqual(there);
      expect(existsSync(join(home, PHOTO_PATH))).toBe(true);
    },
    LONG,
  );

  const sealOf = async (archive: string): Promise<string> => {
    let seal = '';
    await list({
      file: archive,
      filter: (path) => path === 'manifest.sha256',
      onReadEntry: (entry) =>
        void entry.on('data', (chunk: Buffer) => {
          seal += chunk.toString();
        }),
    });
    return seal;
  };

  test(
    'of the other kind of database is refused',
    async () => {
      const other: Record<string, string> = onPostgres
        ? { CUNTU_HOME: join(newFolder(), 'home'), LANG: 'en' }
        : { ...(await newEnvironment()), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
      const said = await cuntu(other, 'restore', file);
      expect(said.exit).toBe(1);
      expect(said.trouble).toContain(
        onPostgres ? 'Point DATABASE_URL at an empty database' : 'Leave DATABASE_URL unset',
      );
    },
    LONG,
  );

  test.runIf(onPostgres)(
    'and a database that holds tables already are refused',
    async () => {
      const said = await cuntu({ ...env, CUNTU_HOME: join(newFolder(), 'home') }, 'restore', file);
      expect(said.exit).toBe(1);
      expect(said.trouble).toContain('already has tables');
    },
    LONG,
  );
});

test(
  'an administrator who gives up leaves no half file behind, and the bureau goes on',
  async () => {
    const { makeBackup } = await import('../../apps/server/control/backup/backup.ts');
    const { deskOf } = await import('../../apps/server/control/desk.ts');
    const folder = newFolder();
    const leaving = new AbortController();
    const tell = ({ step, done }: { step: string; done: number }) => {
      if (step === (onPostgres ? 'files' : 'database') && done >= (onPostgres ? 0 : 3)) leaving.abort();
    };
    const order = { file: join(folder, 'given-up.tar'), withKey: false };
    const desk = deskOf(server.house, server.config);
    await expect(makeBackup(desk, order, { tell, signal: leaving.signal })).rejects.toThrow(/abort/i);
    expect(readdirSync(folder)).toEqual([]);
    await reportFinding();
  },
  LONG,
);
