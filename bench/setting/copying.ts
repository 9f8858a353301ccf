/** The peer of tracks: the same points as rows of a plain table, by COPY from a file of the server. */
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { batchOf, type Walker } from './walks.ts';

/** Points a second, the index by person and time included: without one nobody finds a day again. */
export async function copyPoints(
  url: string,
  walkers: readonly Walker[],
  startMs: number,
  fixes: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cuntu-copy-'));
  // The server is another user and reads the file itself: nothing travels.
  chmodSync(folder, 0o755);
  const file = join(folder, 'points.csv');
  const stream = createWriteStream(file);
  for (const [n, walker] of walkers.entries()) {
    const { t, lon, lat, accuracy, speed, patrolId } = batchOf(walker, n, startMs, 0, fixes);
    stream.write(t.map((at, i) => `${patrolId},${at},${lon[i]},${lat[i]},${accuracy[i]},${speed[i]}\n`).join(''));
  }
  stream.end();
  await finished(stream);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `create table plain_point (patrol_id uuid, t int8, lon float8, lat float8, accuracy int, speed float8)`,
  );
  await client.query(`create index on plain_point (patrol_id, t)`);
  const began = performance.now();
  await client.query(`copy plain_point from '${file}' with (format csv)`);
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  rmSync(folder, { recursive: true });
  return (walkers.length * fixes) / seconds;
}
