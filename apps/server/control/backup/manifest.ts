/** What a backup says of itself: when it was made, what is in it, and the hash of every piece. */

export const FORMAT = 'cuntu-backup/1';
export const MANIFEST = 'manifest.json';
/** The last entry: hash of the manifest, so that a flipped byte there is found too. */
export const SEAL_OF_MANIFEST = 'manifest.sha256';
export const KEY = 'seal.key';
/** Of the public log: without it the log can never go on. */
export const LOG_KEY = 'log.key';
export const DUMP = 'database.dump';

export interface Piece {
  path: string;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  format: typeof FORMAT;
  /** Everything answered before this instant is in it. */
  madeAt: string;
  /** Of the program. */
  version: string;
  /** A folder of the embedded database, or a dump of PostgreSQL's. */
  kind: 'embedded' | 'postgres';
  city: string | null;
  /** PostgreSQL embeds one city in one schema. */
  schema: string;
  withKey: boolean;
  folders: string[];
  pieces: Piece[];
}

/** Relative, below the few places a backup fills, no way up. */
export const isPath = (path: string): boolean =>
  /^(database\.dump|(seal|log)\.key|(database|files|fonts)(\/[^/\\]+)*)$/.test(path) &&
  path.split('/').every((part) => part !== '.' && part !== '..' && !part.includes('\0'));
