/** C2SP tlog-policy: which logs are believed, and whose cosignatures it takes. */
import { hex, ok, type Result, refuse } from '@cuntu/base';
import { decimal } from './bytes.ts';
import type { Hasher } from './leaf.ts';
import { COSIGNATURE, ED25519, readVerifierKey, type VerifierKey } from './note.ts';

export interface Policy {
  logs: readonly { key: VerifierKey; url?: string }[];
  witnesses: readonly Witness[];
  groups: readonly Group[];
  /** Of a witness or a group, or 'none': the log's word is enough. */
  quorum: string;
}

export interface Witness {
  name: string;
  key: VerifierKey;
  url?: string;
}

export interface Group {
  name: string;
  /** So many of its members must have seen it. */
  least: number;
  members: readonly string[];
}

export const NO_QUORUM = 'none';

interface Draft {
  logs: { key: VerifierKey; url?: string }[];
  witnesses: Witness[];
  groups: Group[];
  quorum: string | undefined;
}

/** Refuses with the number of the line, from 1, that is not as it must be. */
export function readPolicy(hash: Hasher, text: string): Result<Policy, 'policy.outOfForm'> {
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorum: undefined };
  for (const [at, line] of text.split('\n').entries()) {
    const [word = '#', ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (word.startsWith('#')) continue;
    if (!take(hash, draft, word, items)) return refuse('policy.outOfForm', { params: { line: at + 1 } });
  }
  const { quorum } = draft;
  return quorum === undefined ? refuse('policy.outOfForm', { params: { line: 0 } }) : ok({ ...draft, quorum });
}

function take(hash: Hasher, draft: Draft, word: string, items: readonly string[]): boolean {
  const names = [...draft.witnesses, ...draft.groups].map(({ name }) => name);
  if (word === 'log') return takeLog(hash, draft, items);
  if (word === 'witness') return takeWitness(hash, draft, names, items);
  if (word === 'group') return takeGroup(draft, names, items);
  const [name = '', ...more] = items;
  if (word !== 'quorum' || more.length > 0 || draft.quorum !== undefined) return false;
  if (name !== NO_QUORUM && !names.includes(name)) return false;
  draft.quorum = name;
  return true;
}

function takeLog(hash: Hasher, { logs }: Draft, [vkey = '', url, ...more]: readonly string[]): boolean {
  const key = keyOf(hash, vkey, ED25519);
  if (!key || more.length > 0 || logs.some((one) => isSame(one.key, key))) return false;
  logs.push({ key, ...(url !== undefined && { url }) });
  return true;
}

function takeWitness(
  hash: Hasher,
  { witnesses }: Draft,
  names: readonly string[],
  [name = '', vkey = '', url, ...more]: readonly string[],
): boolean {
  const key = keyOf(hash, vkey, COSIGNATURE);
  if (!key || more.length > 0 || !isFree(name, names)) return false;
  if (witnesses.some((one) => isSame(one.key, key))) return false;
  witnesses.push({ name, key, ...(url !== undefined && { url }) });
  return true;
}

function takeGroup(
  { groups }: Draft,
  names: readonly string[],
  [name = '', many = '', ...members]: readonly string[],
): boolean {
  const least = many === 'all' ? members.length : many === 'any' ? 1 : decimal(many);
  if (!isFree(name, names) || !least || least > members.length) return false;
  const taken = groups.flatMap((group) => group.members);
  const known = members.every((member) => names.includes(member) && !taken.includes(member));
  if (!known || new Set(members).size < members.length) return false;
  groups.push({ name, least, members });
  return true;
}

const isFree = (name: string, names: readonly string[]): boolean =>
  name !== '' && name !== NO_QUORUM && !names.includes(name);

const isSame = (a: VerifierKey, b: VerifierKey): boolean => hex(a.publicKey) === hex(b.publicKey);

function keyOf(hash: Hasher, text: string, type: VerifierKey['type']): VerifierKey | undefined {
  const key = readVerifierKey(hash, text);
  return key.ok && key.value.type === type ? key.value : undefined;
}

/** Whether those whose cosignatures hold are enough. */
export function isQuorum({ quorum, groups }: Policy, seenBy: ReadonlySet<string>): boolean {
  const sees = (name: string): boolean => {
    const group = groups.find((one) => one.name === name);
    return group ? group.members.filter(sees).length >= group.least : seenBy.has(name);
  };
  return quorum === NO_QUORUM || sees(quorum);
}
