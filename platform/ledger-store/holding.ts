/** What lies in the home for the log: its key, and the file that says which witnesses it asks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Policy, readPolicy, verifierKeyText } from '@cuntu/ledger';
import type { Randomness } from '#platform/clock';
import type { Db } from '#platform/database';
import type { StandsStill } from './guarding.ts';
import { type LogKey, makeKey, readKey, sha256 } from './key.ts';
import { findState, insertState } from './tables.ts';

const KEY = 'log.key';
/** Witnesses, groups and quorum, as C2SP tlog-policy writes them; the log's own line is added. */
const POLICY = 'witnesses.policy';

interface Home {
  db: Db;
  home: string;
  random: Randomness;
  /** Of a log that begins. */
  origin(): string;
}

/** The key of the log that the database knows, or a new one of a log that begins. */
export async function findKey({ db, home, origin, random }: Home): Promise<LogKey | StandsStill> {
  const path = join(home, KEY);
  const state = await findState(db);
  const key = readKey(path);
  if (!key && state?.signedNote) return 'log.keyMissing';
  const made = key ?? makeKey(path, state?.origin ?? origin(), random);
  const text = verifierKeyText(made.verifier);
  if (!state) await insertState(db, made.verifier.name, text);
  return !state || state.verifierKey === text ? made : 'log.otherKey';
}

/** Without witnesses the log's own word is all there is. */
export async function policyText(home: string, verifierKey: string): Promise<string> {
  const own = await readFile(join(home, POLICY), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOENT') throw fault;
    return 'quorum none\n';
  });
  return `log ${verifierKey}\n${own}`;
}

/** Undefined where the file is out of form. */
export async function findPolicy(home: string, verifierKey: string): Promise<Policy | undefined> {
  const read = readPolicy(sha256, await policyText(home, verifierKey));
  return read.ok ? read.value : undefined;
}
