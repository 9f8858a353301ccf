/** One command id, one effect: who asked what under it, what it was answered, and what two copies at once come to. */
import { type Refusal, type Result, refuse } from '@cuntu/base';
import type { Db, Tx } from '#platform/database';
import { findAnswer, type StoredAnswer } from './tables.ts';

export interface Ask {
  id: string;
  name: string;
  actor: string;
  inputHash: Uint8Array;
}

const sameAsk = (stored: StoredAnswer, ask: Ask): boolean =>
  stored.name === ask.name && stored.actor === ask.actor && Buffer.compare(stored.input_hash, ask.inputHash) === 0;

/** What was answered to the same command before; the same id for anything else is refused. */
export async function answerBefore(db: Db | Tx, ask: Ask): Promise<Result<{ answer: unknown } | undefined, never>> {
  const stored = await findAnswer(db, ask.id);
  return stored && !sameAsk(stored, ask) ? refuse('command.reused') : { ok: true, value: stored };
}

/**
 * A copy of a command, later or at once, sees what the first has done, and is refused by the state or fails on a key that
 * the first holds: at the latest on that of the answered command. It gets the first's answer. Nobody looks before, since
 * nearly every command is new and would pay for it (docs/decisions/0007).
 */
export async function answeredMeanwhile(db: Db, ask: Ask): Promise<Result<unknown> | undefined> {
  const before = await answerBefore(db, ask);
  if (!before.ok) return before;
  return before.value && { ok: true, value: before.value.answer };
}

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
