/** Reads a backup whole and compares every piece with its manifest, before anything is touched. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { ok, type Result, refuse } from '@cuntu/base';
import { list, type ReadEntry } from 'tar';
import { FORMAT, isPath, MANIFEST, type Manifest, SEAL_OF_MANIFEST } from './manifest.ts';

interface Seen {
  type: string;
  bytes: number;
  hash: Hash;
  /** Of the manifest and its seal only. */
  chunks: Buffer[];
}

export async function inspectBackup(file: string, tell: (done: number) => void): Promise<Result<Manifest>> {
  if (!existsSync(file)) return refuse('restore.noFile', { params: { file } });
  const seen = await readAll(file, tell);
  const manifest = manifestOf(seen);
  return manifest.ok ? compare(seen, manifest.value) : manifest;
}

async function readAll(file: string, tell: (done: number) => void): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const take = (entry: ReadEntry) => {
    const one: Seen = { type: entry.type, bytes: 0, hash: createHash('sha256'), chunks: [] };
    const kept = entry.path === MANIFEST || entry.path === SEAL_OF_MANIFEST;
    seen.set(entry.path.replace(/\/$/, ''), one);
    tell(seen.size);
    entry.on('data', (chunk: Buffer) => {
      one.bytes += chunk.length;
      one.hash.update(chunk);
      if (kept) one.chunks.push(chunk);
    });
  };
  // What cannot be read as a tar is missed below, by the names in the manifest.
  await list({ file, onReadEntry: take, onwarn: () => {} }).catch(() => {});
  return seen;
}

const textOf = (one: Seen | undefined): string => Buffer.concat(one?.chunks ?? []).toString('utf8');

function manifestOf(seen: Map<string, Seen>): Result<Manifest> {
  const written = seen.get(MANIFEST);
  const sealed = seen.get(SEAL_OF_MANIFEST);
  if (!written || !sealed) return refuse('restore.noManifest');
  if (written.hash.copy().digest('hex') !== textOf(sealed))
    return refuse('restore.damaged', { params: { path: MANIFEST } });
  const manifest = JSON.parse(textOf(written)) as Manifest;
  if (manifest.format !== FORMAT) return refuse('restore.otherFormat', { params: { format: String(manifest.format) } });
  return ok(manifest);
}

function compare(seen: Map<string, Seen>, manifest: Manifest): Result<Manifest> {
  for (const piece of manifest.pieces) {
    const one = seen.get(piece.path);
    if (!one) return refuse('restore.missing', { params: { path: piece.path } });
    const same = one.type === 'File' && one.bytes === piece.bytes && one.hash.digest('hex') === piece.sha256;
    if (!same) return refuse('restore.damaged', { params: { path: piece.path } });
  }
  const missing = manifest.folders.find((path) => seen.get(path)?.type !== 'Directory');
  if (missing) return refuse('restore.missing', { params: { path: missing } });
  const known = new Set([...manifest.folders, ...manifest.pieces.map((piece) => piece.path)]);
  const stray = [...seen.keys()].find((path) => path !== MANIFEST && path !== SEAL_OF_MANIFEST && !known.has(path));
  const unfit = stray ?? [...known].find((path) => !isPath(path));
  return unfit === undefined ? ok(manifest) : refuse('restore.stray', { params: { path: unfit } });
}
