/** One opener for one folder: two on the same data lose acknowledged rows without a word (measured). */
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Outage } from '../outage.ts';

export interface FolderLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/** Else the garbage collector would close a lock that nobody looks at, and open the folder to a second process. */
const heldLocks = new Set<DatabaseSync>();

/**
 * The lock is the kernel's record lock on `lock.sqlite`, taken by SQLite: atomic, gone with the process even after kill -9,
 * and the file that stays behind means nothing. Rejected: a file with a process id (racy, ids return), a socket file
 * (stale after a kill, and removing it is racy), an abstract socket (two containers sharing the folder do not see each other).
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = new DatabaseSync(join(realpathSync(folder), 'lock.sqlite'), { timeout: 0 });
  try {
    held.exec('begin exclusive');
  } catch (fault) {
    held.close();
    if ((fault as { errcode?: number }).errcode !== SQLITE_BUSY) throw fault;
    throw new Outage(
      'locked',
      `another process has the database in ${folder} open; stop it, or choose another CUNTU_HOME`,
    );
  }
  heldLocks.add(held);
  return {
    release() {
      if (heldLocks.delete(held)) held.close();
    },
  };
}
