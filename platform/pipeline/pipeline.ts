/** The one way a write happens: identify → parse → authorise → prepare → begin → run → record → commit → answer. */
import type { AnyCommand, Refusal, Result } from '@cuntu/base';
import { type Actor, mayEver } from '@cuntu/divisions';
import { leave, statementsInTransaction, type Tx } from '#platform/database';
import { addressFacts, enqueue } from '#platform/jobs';
import type { Call } from './deed.ts';
import { type CommandHandler, type DeedHandler, prepare } from './handle.ts';
import { parsed } from './parsing.ts';
import { type Ask, answeredMeanwhile, isBrokenKey, markOf, refusalOfKey, sealAnswer } from './repeats.ts';
import { insertRecords } from './tables.ts';
import { receive } from './telemetry.ts';
import { Work } from './work.ts';
import type { World } from './world.ts';

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
  if ('receive' in handler) return receive(world, handler, call, input.value);
  const given = { input: input.value as never, prepared: prepared.value as never };
  const ask = {
    id: call.commandId,
    name: declaration.name,
    actor: nameOf(call.actor),
    inputMark: markOf(world.seal, raw),
  };
  try {
    const { answer, work } = await world.database.transaction((tx) => carryOut(world, handler, call, ask, given, tx));
    afterCommit(world, work);
    return { ok: true, value: answer };
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : refusalOfKey(error, handler.keys);
    if (!refusal && !isBrokenKey(error)) throw error;
    const meanwhile = await answeredMeanwhile(world.database.db, world.seal, ask);
    if (meanwhile) return meanwhile;
    if (!refusal) throw error;
    return { ok: false, refusal };
  }
}

type Given = { input: never; prepared: never };

async function carryOut(world: World, handler: DeedHandler, call: Call, ask: Ask, given: Given, tx: Tx) {
  const work = new Work(tx, handler.declaration, call, world);
  const result = await handler.run(work, given.input, given.prepared);
  if (!result.ok) throw new Refused(result.refusal);
  const answer = handler.declaration.output.parse(result.value);
  record(world, tx, work, call, ask, answer);
  return { answer, work };
}

function parse(declaration: AnyCommand, raw: unknown): Result<unknown> {
  return parsed(declaration.input, raw ?? {});
}

/** Whether this actor could ever do this; about the one matter the deed itself asks with `allow`. */
function authorise(declaration: AnyCommand, actor: Actor, today: string): Result<true> {
  return mayEver(declaration.may, actor, today);
}

function record(world: World, tx: Tx, work: Work, call: Call, ask: Ask, answer: unknown): void {
  if (!work.asked) throw new Error(`${ask.name} commits without asking whether it may`);
  const { chains, facts } = work.records();
  const addresses = facts.map(({ id, name, matter_id, n }) => ({ id, name, matterId: matter_id, n }));
  leave(
    insertRecords(tx, {
      command: { ...ask, answerSealed: sealAnswer(world.seal, ask.id, answer) },
      call: { madeAt: call.madeAt ?? null, device: call.device ?? null, sequence: call.sequence ?? null, at: work.at },
      chains,
      facts,
      addressing: addressFacts(world.hearers, addresses),
    }),
  );
  for (const job of work.jobs) leave(enqueue(tx, job));
  const statements = statementsInTransaction();
  if (statements > STATEMENTS_MAX)
    throw new Error(`${ask.name} made ${statements} statements, at most ${STATEMENTS_MAX}`);
}

function afterCommit(world: World, work: Work): void {
  world.bus.publish(...work.events);
  world.wake({ jobs: work.jobs.length > 0, facts: work.records().facts.map(({ name }) => name) });
}

export const nameOf = (actor: Actor): string => (typeof actor === 'string' ? actor : actor.accountId);
