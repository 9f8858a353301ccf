/** One command id, one effect: who asked what under it, what it was answered, and what two copies at once come to. */
import { canonicalJson, ok, type Refusal, type Result, refuse } from '@cuntu/base';
import type { Db } from '#platform/database';
import type { Seal } from '#platform/identity';
import { findAnswer, type StoredAnswer } from './tables.ts';

export interface Ask {
  id: string;
  name: string;
  actor: string;
  /** A bare hash would tell a telephone in the input to whoever tries them all. */
  inputMark: Uint8Array;
}

const aboutInput = 'command.input';
const aboutAnswer = (id: string): string => `command.answer:${id}`;

export const markOf = (seal: Seal, raw: unknown): Uint8Array => seal.mark(canonicalJson(raw ?? null), aboutInput);

export const sealAnswer = (seal: Seal, id: string, answer: unknown): Uint8Array =>
  seal.seal(new TextEncoder().encode(JSON.stringify(answer)), aboutAnswer(id));

/**
 * A copy of a command, later or at once, sees what the first has done, and is refused by the state or fails on a key that
 * the first holds: at the latest on that of the answered command. It gets the first's answer; the same id for anything else is refused. Nobody looks before, since
 * nearly every command is new and would pay for it (docs/decisions/0007).
 */
export async function answeredMeanwhile(db: Db, seal: Seal, ask: Ask): Promise<Result<unknown> | undefined> {
  const stored = await findAnswer(db, ask.id);
  if (!stored) return undefined;
  if (!stored.answer_sealed || !isSame(stored, ask)) return refuse('command.reused');
  return ok(JSON.parse(new TextDecoder().decode(seal.open(stored.answer_sealed, aboutAnswer(ask.id)))));
}

const isSame = ({ name, actor, input_mark }: StoredAnswer, ask: Ask): boolean =>
  name === ask.name && actor === ask.actor && input_mark !== null && Buffer.compare(input_mark, ask.inputMark) === 0;

interface BrokenKey {
  code?: string;
  detail?: string;
  constraint?: string;
}

/** SQLSTATE of a unique and of an exclusion constraint. */
const BROKEN = ['23505', '23P01'];
export const isBrokenKey = (error: unknown): error is BrokenKey =>
  BROKEN.includes((error as BrokenKey | null)?.code ?? '');

/**
 * The refusal behind a broken key: one that the deed knows, or an id that the client made and that is there already. Any
 * other broken key is a fault.
 */
export function refusalOfKey(
  error: unknown,
  keys: Readonly<Record<string, (value: string) => Refusal>> = {},
): Refusal | undefined {
  if (!isBrokenKey(error)) return undefined;
  const [, column, value = ''] = /^Key \(([^)]*)\)=\((.*)\)/.exec(error.detail ?? '') ?? [];
  const known = error.constraint === undefined ? undefined : keys[error.constraint];
  if (known) return known(value);
  return /^(id|matter_id|paper_id)(,|$)/.test(column ?? '') ? { code: 'id.taken', at: 'id' } : undefined;
}
