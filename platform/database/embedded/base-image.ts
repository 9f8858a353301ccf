/** The first contents of an embedded database: a prepared copy, laid down whole or not at all. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar';

const IMAGE = fileURLToPath(new URL('../../../assets/embedded-base.tar.gz', import.meta.url));
/** PostgreSQL's major version within the pinned PGlite; data of another cannot be read. */
const MAJOR = '18';

/** Call with the folder's lock held. A copy that was interrupted lies in `<data>.incoming` and is begun anew. */
export async function layBaseImage(data: string): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return refuseOtherVersion(data);
  if (existsSync(data)) throw new Error(`${data} holds no database; move it away`);
  const incoming = `${data}.incoming`;
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await extract({ file: IMAGE, cwd: incoming });
  for (const entry of await readdir(incoming, { recursive: true })) syncToDisk(join(incoming, entry));
  syncToDisk(incoming);
  await rename(incoming, data);
  syncToDisk(dirname(data));
}

function refuseOtherVersion(data: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR)
    throw new Error(`${data} was written by PostgreSQL ${major}, this one is ${MAJOR}; restore a backup`);
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
