/** `cuntu` as a person types it: words, exit codes, users, the doctor, through a server and without one. */
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MadeFile, must } from '@cuntu/base';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bureau } from '#modules/bureau';
import { sql } from '#platform/database';
import { enqueue } from '#platform/jobs';
import { consult, type QueryHandler } from '#platform/pipeline';
import { deskOf } from '../../apps/server/control/desk.ts';
import { firstLink } from '../../apps/server/control/first-link.ts';
import {
  cleanUp,
  cuntu,
  cuntuProcess,
  newEnvironment,
  newFolder,
  onPostgres,
  type Serving,
  serve,
} from './cli.fixture.ts';

let env: Record<string, string>;
let server: Serving;

beforeAll(async () => {
  env = await newEnvironment();
  server = await serve(env);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await cleanUp();
}, 60_000);

const LONG = 300_000;
const json = (said: { out: string }) => JSON.parse(said.out);

test(
  'typed in a shell it says the same, and ends with the same exit code',
  async () => {
    for (const words of [['user', 'list'], ['destroy'], ['user', 'lock', 'nobody']])
      expect(await cuntuProcess(env, ...words)).toEqual(await cuntu(env, ...words));
  },
  LONG,
);

describe('words', () => {
  test(
    'an unknown command, and one that is not there yet, is refused with the list',
    async () => {
      for (const name of ['destroy', 'export', 'toString']) {
        const said = await cuntu(env, name);
        expect(said.exit).toBe(2);
        expect(said.trouble).toContain(`no command “${name}”`);
        expect(said.trouble).toMatch(
          /serve[\s\S]*migrate[\s\S]*demo[\s\S]*user[\s\S]*doctor[\s\S]*backup[\s\S]*restore/,
        );
      }
    },
    LONG,
  );

  test(
    'each command has its help, in the language of the terminal',
    async () => {
      for (const name of ['serve', 'migrate', 'demo', 'user', 'doctor', 'backup', 'restore']) {
        const said = await cuntu(env, name, '--help');
        expect([name, said.exit]).toEqual([name, 0]);
        expect(said.out).toMatch(new RegExp(`^cuntu ${name}`));
      }
      expect((await cuntu({ ...env, LANG: 'zh_CN.UTF-8' }, '--help')).out).toContain('用法');
      expect((await cuntu({ ...env, LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, '--help')).out).toContain('Usage');
    },
    LONG,
  );

  test(
    'wrong options and words exit with 2 and point to the help',
    async () => {
      for (const words of [
        ['doctor', '--fast'],
        ['backup'],
        ['migrate', 'now'],
        ['user', 'delete'],
        ['user', 'lock', 'x', '--role', 'leader@4213'],
      ]) {
        const said = await cuntu(env, ...words);
        expect([words.join(' '), said.exit]).toEqual([words.join(' '), 2]);
        expect(said.trouble).toContain(`cuntu ${words[0]} --help`);
      }
      expect((await cuntu({ ...env, PORT: 'x' }, 'doctor')).exit).toBe(2);
    },
    LONG,
  );
});

test('the socket is for its owner only', () => {
  expect(statSync(join(env.CUNTU_HOME!, 'control.sock')).mode & 0o777).toBe(0o600);
});

describe('users', () => {
  test(
    'an account is opened by a link that sets its password once',
    async () => {
      const said = await cuntu(env, 'user', 'add', 'Lín', '--role', 'administrator@4213', '--json');
      expect(said.exit).toBe(0);
      const { username, link } = json(said).value;
      expect(username).toBe('lín');
      expect(link).toMatch(/^https:\/\/land\.example\.gov\.cn\/office\/welcome\?token=/);
      const first = { token: new URL(link).searchParams.get('token')!, password: 'plum blossom in the snow' };
      expect(await server.house.identity.setFirstPassword(first)).toEqual({ ok: true, value: { username: 'lín' } });
      const signedIn = await server.house.identity.signIn({
        username: 'lín',
        password: first.password,
        address: '10.0.0.1',
      });
      expect(signedIn.ok).toBe(true);
      const again = await server.house.identity.setFirstPassword(first);
      expect(again).toMatchObject({ ok: false, refusal: { code: 'setupLink.unknown' } });
    },
    LONG,
  );

  test(
    'what cannot be is refused in a sentence, with nothing half-stored',
    async () => {
      const refusals: [string[], string][] = [
        [['user', 'add', 'lín'], 'The user name lín is taken'],
        [['user', 'add', 'a b'], 'A user name has letters'],
        [['user', 'add', 'wang', '--role', 'emperor@4213'], '“emperor@4213” is not a role'],
        [['user', 'add', 'wang', '--role', 'system@4213'], '“system@4213” is not a role'],
        [['user', 'add', 'wang', '--role', 'leader@9999'], 'There is no division 9999'],
        [['user', 'add', 'wang', '--person', 'S-404'], 'number S-404'],
        [['user', 'lock', 'nobody'], 'There is no account nobody'],
      ];
      for (const [words, sentence] of refusals) {
        const said = await cuntu(env, ...words);
        expect([words.join(' '), said.exit]).toEqual([words.join(' '), 1]);
        expect(said.trouble).toContain(sentence);
      }
      expect(
        json(await cuntu(env, 'user', 'list', '--json')).value.map((one: { username: string }) => one.username),
      ).toEqual(['lín']);
    },
    LONG,
  );

  test(
    'a locked one is out at once, an unlocked one may come again, a reset gives a new link',
    async () => {
      const attempt = { username: 'lín', password: 'plum blossom in the snow', address: '10.0.0.2' };
      const session = await server.house.identity.signIn(attempt);
      if (!session.ok) throw new Error(session.refusal.code);
      expect((await cuntu(env, 'user', 'lock', 'LÍN')).exit).toBe(0);
      expect(await server.house.identity.actorOf(session.value.token)).toBe('nobody');
      expect((await server.house.identity.signIn(attempt)).ok).toBe(false);
      expect((await cuntu(env, 'user', 'unlock', 'lín')).exit).toBe(0);
      expect((await server.house.identity.signIn(attempt)).ok).toBe(true);
      expect((await cuntu(env, 'user', 'reset', 'lín')).out).toContain('/office/welcome?token=');
      expect((await cuntu(env, 'user', 'otp-off', 'lín')).exit).toBe(0);
    },
    LONG,
  );

  test(
    'in a city where nobody can sign in yet, each start gives the first administrator a link',
    async () => {
      const empty = await newEnvironment();
      const other = await serve(empty);
      const desk = deskOf(other.house, other.config);
      const lost = await firstLink(desk);
      const link = await firstLink(desk);
      const tokenIn = (text: string | undefined) => new URL(text!).searchParams.get('token')!;
      const password = 'plum blossom in the snow';
      expect((await other.house.identity.setFirstPassword({ token: tokenIn(lost), password })).ok).toBe(false);
      expect(await other.house.identity.setFirstPassword({ token: tokenIn(link), password })).toMatchObject({
        value: { username: 'admin' },
      });
      expect(await firstLink(desk)).toBeUndefined();
      await other.stop();
    },
    LONG,
  );
});

describe('import', () => {
  async function filled(...people: unknown[][]): Promise<string> {
    const handler = bureau.handlers.find((one) => one.declaration.name === 'bureau.getImportForm') as QueryHandler;
    const grants = [{ role: 'administrator', division: '4213', from: '2020-01-01' }] as const;
    const id = server.id();
    const actor = { personId: id, accountId: id, grants, licences: [], units: [] };
    const form = await consult(server.house.world, handler, { actor, lang: 'zh', requestId: id }, {});
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((must(form) as MadeFile).bytes as never);
    const sheet = book.getWorksheet('人员')!;
    for (const [nth, row] of people.entries())
      for (const [column, cell] of row.entries()) sheet.getCell(nth + 3, column + 1).value = cell as never;
    const file = join(newFolder(), 'register.xlsx');
    writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()));
    return file;
  }

  test(
    'enters all of a form or nothing, in the name of who may, and tells faults by cell',
    async () => {
      const good = await filled(['方正', '在编人员', '009', null, '2026-01-01']);
      for (const name of ['keeper', 'deputy']) await cuntu(env, 'user', 'add', name, '--role', 'personnelOfficer@4213');
      expect((await cuntu(env, 'import', 'register', good)).trouble).toContain('accounts may enter it');
      const looked = await cuntu(env, 'import', 'register', good, '--check', '--as', 'keeper');
      expect(looked).toMatchObject({ exit: 0 });
      expect(looked.out).toContain('1 person,');
      const bad = await filled(['方明', '在编人员', '010', null, '昨天'], ['方圆', '临时', '011', null, '2026-01-01']);
      const refused = await cuntu(env, 'import', 'register', bad, '--as', 'keeper');
      expect(refused.exit).toBe(1);
      expect(refused.out).toMatch(/2 cells must be changed[\s\S]*人员!E3 {2}[\s\S]*人员!B4/);
      const done = await cuntu(env, 'import', 'register', good, '--as', 'KEEPER', '--json');
      expect(json(done)).toMatchObject({ ok: true, value: { entered: true, counts: { people: 1 } } });
      const { rows } = await sql<{ staff: string }>`select staff_number as staff from person`.execute(server.house.db);
      expect(rows).toEqual([{ staff: '009' }]);
      const account = await cuntu(env, 'user', 'add', 'fang', '--person', '009', '--json');
      expect(account).toMatchObject({ exit: 0 });
      expect((await cuntu(env, 'user', 'add', 'zheng', '--person', '009')).trouble).toContain(
        'already has the account fang',
      );
      expect((await cuntu(env, 'import', 'register', good, '--as', 'fang')).trouble).toContain(
        'You do not have that duty',
      );
    },
    LONG,
  );

  test(
    'a file that is none, a workbook that is none, and nobody to act as are refused',
    async () => {
      const text = join(newFolder(), 'text.xlsx');
      writeFileSync(text, 'name,kind');
      await cuntu(env, 'user', 'add', 'clerk', '--role', 'personnelOfficer@4213');
      const none = await cuntu(env, 'import', 'register', text, '--as', 'clerk');
      expect(none.exit).toBe(1);
      expect(none.trouble).toMatch(/^[A-Z].*\./);
      expect((await cuntu(env, 'import', 'register', `${text}.gone`)).trouble).toContain('cannot be read');
      expect((await cuntu(env, 'import', 'people', text)).exit).toBe(2);
      expect((await cuntu(env, 'import', 'register', text, '--as', 'nobody')).trouble).toContain('no account nobody');
    },
    LONG,
  );
});

describe('doctor', () => {
  const examine = async (...options: string[]) => {
    const said = await cuntu(env, 'doctor', '--json', ...options);
    const { checks } = json(said).value as {
      checks: { name: string; findings: { level: string; code: string; params?: object }[] }[];
    };
    const faults = checks.flatMap((check) => check.findings.filter((one) => one.level === 'fault'));
    return { exit: said.exit, checks: checks.map((check) => check.name), faults, codes: faults.map((one) => one.code) };
  };

  test(
    'finds a sound house sound, and a test server that does not sync unsound',
    async () => {
      const seen = await examine('--files', '--facts');
      expect(seen.checks).toEqual(
        expect.arrayContaining([
          'disk',
          'key',
          'fonts',
          'address',
          'migrations',
          'extensions',
          'durability',
          'clock',
          'notices',
          'limits',
          'work',
          'keyFits',
          'chains',
          'files',
        ]),
      );
      // The run's own PostgreSQL is started without fsync, which is just what must be told.
      const expected = onPostgres ? ['durability.setting', 'durability.setting', 'durability.setting'] : [];
      const notices = seen.codes.filter((code) => code === 'notice.missing');
      expect(seen.codes.filter((code) => code !== 'notice.missing')).toEqual(expected);
      expect(seen.exit).toBe(expected.length + notices.length > 0 ? 1 : 0);
    },
    LONG,
  );

  test(
    'tells of an open key, a lost file, a broken chain, a parked job, a limit out of force, each by name',
    async () => {
      const { db, database } = server.house;
      const gone = 'ab'.repeat(32);
      chmodSync(join(env.CUNTU_HOME!, 'seal.key'), 0o644);
      await sql`insert into stored_file (sha256, media_type, capture, put_at) values (${gone}, 'image/png', '{}', now())`.execute(
        db,
      );
      const chain = await sql<{ id: string }>`update fact_chain set last_n = last_n + 1
      where matter_id = (select matter_id from fact_chain order by matter_id desc limit 1) returning matter_id as id`.execute(
        db,
      );
      await database.transaction((tx) =>
        enqueue(tx, { name: 'papers.print', key: 'Li Si', payload: { name: 'Li Si' } }),
      );
      await sql`update job set state = 'parked', last_error = 'no phone 13900000000'`.execute(db);
      await sql`update limit_version set in_force_from = '2999-01-01' where key = 'finding.verify'`.execute(db);
      const said = await cuntu(env, 'doctor');
      expect(said.exit).toBe(1);
      for (const named of ['644', gone, chain.rows[0]!.id, 'papers.print: 1', 'finding.verify'])
        expect(said.out).toContain(named);
      for (const personal of ['Li Si', '13900000000', 'lín']) expect(said.out).not.toContain(personal);
      expect((await examine('--release')).codes).not.toContain('work.parked');
      const { rows } = await sql<{ state: string }>`select state from job`.execute(db);
      expect(rows).toEqual([{ state: 'waiting' }]);
    },
    LONG,
  );
});

describe('without a server', () => {
  test(
    'migrates once, and says what is missing before',
    async () => {
      const alone = await newEnvironment();
      expect((await cuntu(alone, 'user', 'list')).trouble).toContain('cuntu migrate');
      const migrated = json(await cuntu(alone, 'migrate', '--json'));
      expect(migrated.value.applied).toContain('bureau.city.1');
      expect(json(await cuntu(alone, 'migrate', '--json')).value.applied).toEqual([]);
      expect((await cuntu(alone, 'user', 'list')).trouble).toContain('no city');
      const refused = await cuntu(env, 'demo');
      expect(refused.exit).toBe(1);
      expect(refused.trouble).toContain('holds a real city');
    },
    LONG,
  );

  // Its making on the embedded database is what every journey begins with.
  test.runIf(onPostgres)(
    'makes the demo city once',
    async () => {
      const alone = await newEnvironment();
      expect(json(await cuntu(alone, 'demo', '--json')).value).toEqual({ made: true });
      expect(json(await cuntu(alone, 'demo', '--json')).value).toEqual({ made: false });
    },
    LONG,
  );

  test(
    'a folder that somebody holds without answering is told so; a doctor says what cannot be opened',
    async () => {
      const folder = newFolder();
      if (onPostgres) {
        const said = await cuntu(
          { ...env, CUNTU_HOME: folder, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
          'doctor',
        );
        expect(said.exit).toBe(1);
        expect(said.out).toContain('cannot be opened');
      } else {
        const { lockFolder } = await import('#platform/database');
        const lock = lockFolder(folder);
        const said = await cuntu({ ...env, CUNTU_HOME: folder }, 'user', 'list');
        lock.release();
        expect(said.exit).toBe(1);
        expect(said.trouble).toContain(`holds the database in ${folder}`);
        writeFileSync(join(folder, 'database'), 'not a folder');
        expect((await cuntu({ ...env, CUNTU_HOME: folder }, 'doctor')).out).toContain('cannot be opened');
      }
    },
    LONG,
  );
});
