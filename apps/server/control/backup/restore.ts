/** Puts a backup into an empty folder, whole or not at all; an interrupted one is taken up again by the same command. */
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@cuntu/base';
import { extract, list } from 'tar';
import { lockFolder, openDatabase } from '#platform/database';
import { RESTORED } from '#platform/ledger-store';
import type { Progress } from '../wire.ts';
import { inspectBackup } from './inspect.ts';
import { DUMP, KEY, LOG_KEY, type Manifest, SEAL_OF_MANIFEST } from './manifest.ts';
import { restoreDump } from './postgres-tools.ts';
import { dropEmptySchema, tablesHere } from './tables.ts';

export interface RestoreOrder {
  file: string;
  into: string;
  databaseUrl: string | undefined;
}

export interface Restored {
  into: string;
  madeAt: string;
  version: string;
  pieces: number;
  withKey: boolean;
}

const ASIDE = '.restoring';
/** The database last: without it nothing in the folder looks like a bureau. */
const PARTS = ['files', 'fonts', KEY, LOG_KEY, RESTORED, 'database'];
/** Neither the bureau's nor in the way: the lock that we hold, and what a file system puts into its root. */
const NOTHING = ['lock.sqlite', 'lock.sqlite-journal', 'lost+found'];

export async function restoreBackup(
  order: RestoreOrder,
  tell: (progress: Progress) => void,
): Promise<Result<Restored>> {
  const inspected = await inspectBackup(order.file, (done) => tell({ step: 'inspect', done, of: 0 }));
  if (!inspected.ok) return inspected;
  const manifest = inspected.value;
  if ((manifest.kind === 'postgres') !== (order.databaseUrl !== undefined))
    return refuse(manifest.kind === 'postgres' ? 'restore.needsPostgres' : 'restore.needsEmbedded');
  const lock = lockFolder(order.into);
  try {
    const begun = await isBegun(order);
    if (!begun && (await holdsSomething(order.into)))
      return refuse('restore.notEmpty', { params: { folder: order.into } });
    if (!begun) await layAside(order, manifest, tell);
    const database = await restoreDatabase(order, manifest, tell);
    if (!database.ok) return database;
    await moveIn(order.into);
  } finally {
    lock.release();
  }
  const { madeAt, version, withKey, pieces } = manifest;
  return ok({ into: order.into, madeAt, version, withKey, pieces: pieces.length });
}

/** The seal of the manifest is written aside last: where it is, all the rest was on the disk before. */
async function isBegun({ into, file }: RestoreOrder): Promise<boolean> {
  const mark = join(into, ASIDE, SEAL_OF_MANIFEST);
  return existsSync(mark) && (await readFile(mark, 'utf8')) === (await sealOf(file));
}

async function holdsSomething(into: string): Promise<boolean> {
  const names = await readdir(into);
  return names.some((name) => name !== ASIDE && !NOTHING.includes(name));
}

async function sealOf(file: string): Promise<string> {
  let seal = '';
  await list({
    file,
    filter: (path) => path === SEAL_OF_MANIFEST,
    onReadEntry: (entry) =>
      void entry.on('data', (chunk: Buffer) => {
        seal += chunk.toString('utf8');
      }),
  });
  return seal;
}

async function layAside(order: RestoreOrder, manifest: Manifest, tell: (progress: Progress) => void): Promise<void> {
  const aside = join(order.into, ASIDE);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  const known = new Set([...manifest.folders, ...manifest.pieces.map((piece) => piece.path)]);
  let done = 0;
  await extract({
    file: order.file,
    cwd: aside,
    strict: true,
    filter: (path) => known.has(path.replace(/\/$/, '')),
    onReadEntry: () => tell({ step: 'unpack', done: ++done, of: known.size }),
  });
  // The log must not go on from here as if nothing had been published since.
  await writeFile(join(aside, RESTORED), `${manifest.madeAt}\n`, { mode: 0o600 });
  for (const name of await readdir(aside, { recursive: true })) await syncToDisk(join(aside, name));
  const mark = await open(join(aside, SEAL_OF_MANIFEST), 'wx', 0o600);
  await mark.writeFile(await sealOf(order.file));
  await mark.sync().finally(() => mark.close());
  await syncToDisk(aside);
}

async function restoreDatabase(
  { databaseUrl, into }: RestoreOrder,
  manifest: Manifest,
  tell: (progress: Progress) => void,
): Promise<Result<null>> {
  const file = join(into, ASIDE, DUMP);
  if (databaseUrl === undefined || !existsSync(file)) return ok(null);
  tell({ step: 'database', done: 0, of: 1 });
  const database = await openDatabase({ url: databaseUrl, schema: manifest.schema });
  try {
    if ((await tablesHere(database.db)) > 0)
      return refuse('restore.schemaNotEmpty', { params: { schema: manifest.schema } });
    await dropEmptySchema(database.db, manifest.schema);
  } finally {
    await database.close();
  }
  const restored = await restoreDump(databaseUrl, file);
  if (restored.ok) await rm(file);
  return restored;
}

async function moveIn(into: string): Promise<void> {
  const aside = join(into, ASIDE);
  for (const name of PARTS) {
    if (existsSync(join(aside, name))) await rename(join(aside, name), join(into, name));
  }
  await syncToDisk(into);
  await rm(aside, { recursive: true, force: true });
}

async function syncToDisk(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
}
