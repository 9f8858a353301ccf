/** The published log read back: each entry against its row, each tile against the entries, the root against what was signed. */
import { hex } from '@cuntu/base';
import {
  bundleOf,
  Edge,
  type Filled,
  leafHash,
  openCheckpoint,
  readCheckpoint,
  readNote,
  readPolicy,
  same,
  TILE_WIDTH,
  type Tile,
} from '@cuntu/ledger';
import type { Db } from '#platform/database';
import { checkSignature, type Shelf, sha256 } from '#platform/ledger-store';
import type { Disagreement } from './facts.ts';
import { type EntryRow, entriesFrom } from './tables.ts';

const PAGE = 2_048;

export interface ToAudit {
  shelf: Shelf;
  signedSize: number;
  signedNote: string | null;
  /** The log's own key as the database knows it. */
  verifierKey: string;
}

/** Only a few hundred hashes are held at a time, whatever the size. */
export async function* auditLog(
  db: Db,
  { shelf, signedSize, signedNote, verifierKey }: ToAudit,
): AsyncGenerator<{ done: number; wrong: Disagreement[] }> {
  const edge = new Edge(sha256);
  let bundle: Uint8Array[] = [];
  while (edge.size < signedSize) {
    const wrong: Disagreement[] = [];
    const rows = (await entriesFrom(db, edge.size, PAGE)).filter(({ index }) => index < signedSize);
    for (const row of rows) {
      const index = edge.size;
      if (row.index !== index) {
        yield { done: 0, wrong: [{ code: 'entry.gap', index }] };
        return;
      }
      wrong.push(...checkEntry(row));
      bundle.push(row.leaf ?? new Uint8Array());
      const filled = edge.append(row.leafHash);
      if (filled.length === 0) continue;
      const entries: Tile = { level: 'entries', index: Math.floor(index / TILE_WIDTH), width: TILE_WIDTH };
      wrong.push(...(await checkTiles(shelf, [{ tile: entries, bytes: bundleOf(bundle) }, ...filled])));
      bundle = [];
    }
    if (rows.length === 0) wrong.push({ code: 'entry.gap', index: edge.size });
    yield { done: rows.length, wrong };
    if (rows.length === 0) return;
  }
  const last: Tile = { level: 'entries', index: Math.floor(edge.size / TILE_WIDTH), width: bundle.length };
  const partials = bundle.length > 0 ? [{ tile: last, bytes: bundleOf(bundle) }, ...edge.partials()] : edge.partials();
  const wrong = await checkTiles(shelf, partials);
  if (signedNote !== null)
    wrong.push(...checkRoot(edge, signedNote), ...(await checkPublished(shelf, edge.size, signedNote, verifierKey)));
  yield { done: 0, wrong };
}

function checkEntry({ index, leaf, leafHash: kept, matterId, n }: EntryRow): Disagreement[] {
  if (!leaf) return [{ code: 'entry.factGone', index }];
  const at = { index, ...(matterId && { matterId }), ...(n && { n }) };
  return leafHash(sha256, leaf) === hex(kept) ? [] : [{ code: 'entry.otherHash', ...at }];
}

async function checkTiles(shelf: Shelf, tiles: readonly Filled[]): Promise<Disagreement[]> {
  const wrong: Disagreement[] = [];
  for (const { tile, bytes } of tiles) {
    const published = await shelf.tile(tile);
    const index = tile.index * TILE_WIDTH;
    const code = tile.level === 'entries' ? 'bundle' : 'tile';
    if (!published) wrong.push({ code: `${code}.gone`, index });
    else if (!same(published, bytes)) wrong.push({ code: `${code}.differs`, index });
  }
  return wrong;
}

function checkRoot(edge: Edge, signedNote: string): Disagreement[] {
  const note = readNote(signedNote);
  const signed = note.ok ? readCheckpoint(note.value.text) : note;
  const holds = signed.ok && signed.value.size === edge.size && same(signed.value.root, edge.root());
  return holds ? [] : [{ code: 'root.differs', index: edge.size }];
}

/** The one that was looked at, cosignatures behind it; or a later one of the same log, which went on signing meanwhile. */
async function checkPublished(
  shelf: Shelf,
  size: number,
  signedNote: string,
  verifierKey: string,
): Promise<Disagreement[]> {
  const published = (await shelf.checkpoint()) ?? '';
  if (published.startsWith(signedNote)) return [];
  const policy = readPolicy(sha256, `log ${verifierKey}\nquorum none\n`);
  const later = policy.ok ? openCheckpoint({ check: checkSignature }, policy.value, published) : policy;
  return later.ok && later.value.size > size ? [] : [{ code: 'checkpoint.differs', index: size }];
}
