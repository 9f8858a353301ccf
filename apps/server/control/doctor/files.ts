/** The store of files against what the database knows of it: missing, damaged, and those that nothing names. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Db } from '#platform/database';
import { keptHashes, pathOf } from '#platform/files';
import type { Asking } from '../wire.ts';
import { advice, type Finding, fault } from './findings.ts';
import { keptFiles } from './tables.ts';

const SAMPLE = 200;
/** Names of files in one answer; the rest is a count. */
const NAMED = 20;
const DAY_MS = 86_400_000;

export async function checkFiles(db: Db, home: string, all: boolean, { tell, signal }: Asking): Promise<Finding[]> {
  const kept = await keptFiles(db, all ? null : SAMPLE);
  const found: Finding[] = [];
  for (const [done, sha256] of kept.entries()) {
    signal.throwIfAborted();
    tell({ step: 'hashes', done, of: kept.length });
    const actual = await hashOf(join(home, pathOf(sha256)));
    if (actual === undefined) found.push(fault('file.missing', { sha256 }));
    else if (actual !== sha256) found.push(fault('file.damaged', { sha256 }));
  }
  const more = found.length - NAMED;
  return [
    ...found.slice(0, NAMED),
    ...(more > 0 ? [fault('file.more', { count: more })] : []),
    ...(all ? await orphans(home, new Set(kept)) : []),
  ];
}

/** An upload that was never hung on anything is no fault; younger than a day it may still be. */
async function orphans(home: string, kept: ReadonlySet<string>): Promise<Finding[]> {
  const young = Date.now() - DAY_MS;
  let count = 0;
  let bytes = 0;
  for (const sha256 of (await keptHashes(home)).filter((one) => !kept.has(one))) {
    const file = await stat(join(home, pathOf(sha256))).catch(absent);
    if (!file || file.mtimeMs > young) continue;
    count += 1;
    bytes += file.size;
  }
  return count === 0 ? [] : [advice('file.orphans', { count, mb: Math.ceil(bytes / 1_000_000) })];
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  return pipeline(createReadStream(path), hash).then(() => hash.digest('hex'), absent);
}

function absent(reason: NodeJS.ErrnoException): undefined {
  if (reason.code !== 'ENOENT') throw reason;
}
