/** A temporary folder and a private PostgreSQL for one figure, both gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../tests/harness/private-postgres.ts';

export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cuntu-bench-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With the disk waited for at every commit: nothing here is measured on a database that forgets. */
export const onPostgres = <T>(
  run: (where: { home: string; databaseUrl: string; restart(): Promise<void> }) => Promise<T>,
): Promise<T> =>
  inFolder(async (home) => {
    const server = await startPostgres({ durable: true });
    try {
      return await run({ home, databaseUrl: server.url, restart: server.restart });
    } finally {
      await server.stop();
    }
  });
