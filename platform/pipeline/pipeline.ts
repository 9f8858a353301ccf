/** The one way a write happens: identify → parse → authorise → prepare → begin → run → record → commit → answer. */
import { type AnyCommand, canonicalJson, type Refusal, type Result, refuse } from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import { mayEver } from '@cuntu/divisions';
import type { Clock, Randomness } from '#platform/clock';
import { type Database, statementsInTransaction, type Tx } from '#platform/database';
import type { Json, PrintRefusal } from '#platform/documents';
import type { Seal } from '#platform/identity';
import { addressFacts, enqueue, type Hearer } from '#platform/jobs';
import type { Bus } from '#platform/notify';
import type { Call } from './deed.ts';
import { type CommandHandler, type Ports, prepare } from './handle.ts';
import { faultsOf } from './parsing.ts';
import { sha256 } from './recording.ts';
import { findAnswer, insertRecords, type StoredAnswer } from './tables.ts';
import { Work } from './work.ts';

export interface World extends Ports {
  cityCode: string;
  database: Database;
  clock: Clock;
  randomness: Randomness;
  bus: Bus;
  seal: Seal;
  /** Whether every character of a paper's record can be printed; asked before a number is used. */
  printable: (record: Json) => Result<null, PrintRefusal>;
  /** Papers of a demo city say so. */
  demo: boolean;
  hearers: readonly Pick<Hearer, 'name' | 'facts'>[];
  /** After a commit that left work to do. */
  wake: () => void;
}

/** Leaves the transaction without a trace; carries the refusal out of Kysely's callback. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const STATEMENTS_MAX = 40;

/** Answers only after commit. A fault throws and nothing is kept; a refusal returns and nothing is kept. */
export async function perform(
  world: World,
  handler: CommandHandler,
  call: Call,
  raw: unknown,
): Promise<Result<unknown>> {
  const { declaration } = handler;
  const input = parse(declaration, raw);
  if (!input.ok) return input;
  const allowed = authorise(declaration, call.actor, world.clock.today());
  if (!allowed.ok) return allowed;
  const prepared = await prepare(world, handler, input.value);
  if (!prepared.ok) return prepared;
  const given = { input: input.value as never, prepared: prepared.value as never };
  const ask = {
    name: declaration.name,
    actor: nameOf(call.actor),
    inputHash: sha256(utf8(canonicalJson(raw ?? null))),
  };
  try {
    const { answer, work } = await world.database.transaction((tx) =>
      carryOut(world, handler, call, ask, given, tx),
    );
    if (work) afterCommit(world, work);
    return { ok: true, value: answer };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    if (!isUniqueViolation(error)) throw error;
    return repeatedOrThrow(world, call, ask, error);
  }
}

type Ask = { name: string; actor: string; inputHash: Uint8Array };
type Given = { input: never; prepared: never };

async function carryOut(world: World, handler: CommandHandler, call: Call, ask: Ask, given: Given, tx: Tx) {
  const repeated = await begin(tx, call, ask);
  if (repeated) return { answer: repeated.answer, work: null };
  const work = new Work(tx, handler.declaration, call, world);
  const result = await handler.run(work, given.input, given.prepared);
  if (!result.ok) throw new Refused(result.refusal);
  const answer = handler.declaration.output.parse(result.value);
  await record(world, tx, work, call, ask, answer);
  return { answer, work };
}

function parse(declaration: AnyCommand, raw: unknown): Result<unknown> {
  const parsed = declaration.input.safeParse(raw ?? {}, { reportInput: true });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : refuse('input.invalid', { faults: faultsOf(parsed.error) });
}

/** Whether this actor could ever do this; about the one matter the deed itself asks with `allow`. */
function authorise(declaration: AnyCommand, actor: Actor, today: string): Result<true> {
  return mayEver(declaration.may, actor, today);
}

async function begin(tx: Tx, call: Call, ask: Ask): Promise<StoredAnswer | undefined> {
  const stored = await findAnswer(tx, call.commandId);
  if (stored && !sameAsk(stored, ask)) throw new Refused({ code: 'command.reused' });
  return stored;
}

async function record(world: World, tx: Tx, work: Work, call: Call, ask: Ask, answer: unknown): Promise<void> {
  if (!work.asked) throw new Error(`${ask.name} commits without asking whether it may`);
  const { chains, facts } = work.records();
  await insertRecords(tx, {
    command: { id: call.commandId, name: ask.name, actor: ask.actor, inputHash: ask.inputHash, answer },
    call: { madeAt: call.madeAt ?? null, device: call.device ?? null, sequence: call.sequence ?? null, at: work.at },
    chains,
    facts,
  });
  for (const job of work.jobs) await enqueue(tx, job);
  const addresses = facts.map(({ id, name, matter_id, n }) => ({ id, name, matterId: matter_id, n }));
  await addressFacts(tx, world.hearers, addresses);
  const statements = statementsInTransaction();
  if (statements > STATEMENTS_MAX)
    throw new Error(`${ask.name} made ${statements} statements, at most ${STATEMENTS_MAX}`);
}

function afterCommit(world: World, work: Work): void {
  world.bus.publish(...work.events);
  world.wake();
}

/** Two copies of one command at once: the second fails on a key that the first holds, and gets the first's answer. */
async function repeatedOrThrow(world: World, call: Call, ask: Ask, error: unknown): Promise<Result<unknown>> {
  const stored = await findAnswer(world.database.db, call.commandId);
  if (!stored) throw error;
  return sameAsk(stored, ask) ? { ok: true, value: stored.answer } : refuse('command.reused');
}

const sameAsk = (stored: StoredAnswer, ask: Ask): boolean =>
  stored.name === ask.name && stored.actor === ask.actor && Buffer.compare(stored.input_hash, ask.inputHash) === 0;

export const nameOf = (actor: Actor): string => (typeof actor === 'string' ? actor : actor.accountId);

/** SQLSTATE 23505. */
const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
