/** Joins a declaration to the code that does it, so that an undeclared refusal or a wrong output does not compile. */
import type {
  AnyCommand,
  AnyQuery,
  Command,
  CommonRefusal,
  InputOf,
  OutputOf,
  Query,
  Refusal,
  RefusalOf,
  Result,
} from '@cuntu/base';
import type { Condition } from '@cuntu/divisions';
import type { Db } from '#platform/database';
import type { Files } from '#platform/files';
import type { Seal } from '#platform/identity';
import type { Deed, Intake, Look } from './deed.ts';

/** What may be waited for before the database is asked; inside a transaction a file throws. */
export interface Ports {
  files: Files;
  /** For what compares or shows somebody what the database may not read. */
  seal: Pick<Seal, 'open' | 'mark'>;
}

/** Readies what `run` or `find` needs from outside the database; a refusal ends the deed before it begins. */
export type Prepare<D extends Command | Query, Prepared> = (
  ports: Ports,
  input: InputOf<D>,
) => Promise<Result<Prepared, RefusalOf<D>>>;

/**
 * By name of a unique constraint: the refusal of what runs into it, when somebody entered the same at the same instant. Who
 * comes later is told by the action itself, which looks.
 */
type Keys<D extends Command | Query> = Readonly<
  Record<string, (value: string) => Refusal<RefusalOf<D> | CommonRefusal>>
>;

interface Prepared {
  keys?: Readonly<Record<string, (value: string) => Refusal>>;
  prepare?: (ports: Ports, input: never) => Promise<Result<unknown>>;
}

export interface DeedHandler extends Prepared {
  declaration: AnyCommand;
  run: (deed: Deed, input: never, prepared: never) => Promise<Result<unknown>>;
}

/** Telemetry: many small things that are no deed. It commits before it answers, in a transaction that it shares. */
export interface TelemetryHandler extends Prepared {
  declaration: AnyCommand;
  receive: (intake: Intake, input: never) => Promise<Result<unknown>>;
}

export type CommandHandler = DeedHandler | TelemetryHandler;

export interface QueryHandler extends Prepared {
  declaration: AnyQuery;
  find: (db: Db, look: Look & { may: Condition }, input: never, prepared: never) => Promise<Result<unknown>>;
}

export type Handler = CommandHandler | QueryHandler;

type Answered<D extends Command | Query> = Promise<Result<OutputOf<D>, RefusalOf<D>>>;

export function handle<C extends Command, P>(
  declaration: C,
  run: (deed: Deed, input: InputOf<C>, prepared: P) => Answered<C>,
  before: { prepare: Prepare<C, P>; keys?: Keys<C> },
): CommandHandler;
export function handle<C extends Command>(
  declaration: C,
  run: (deed: Deed, input: InputOf<C>) => Answered<C>,
  before?: { keys: Keys<C> },
): CommandHandler;
export function handle(declaration: AnyCommand, run: DeedHandler['run'], before: Prepared = {}): CommandHandler {
  return { declaration, run, ...before };
}

/** Neither fact, leaf nor stored answer: what is received twice must come to the same as once, by its content. */
export const receive = <C extends Command>(
  declaration: C,
  receive: (intake: Intake, input: InputOf<C>) => Answered<C>,
): TelemetryHandler => ({ declaration, receive });

/** `look.may` is the query's own `may` as a condition on rows: every list, count, export and tile filters by it. */
export function answer<Q extends Query>(
  declaration: Q,
  find: (db: Db, look: Look & { may: Condition }, input: InputOf<Q>) => Answered<Q>,
): QueryHandler;
export function answer<Q extends Query, P>(
  declaration: Q,
  find: (db: Db, look: Look & { may: Condition }, input: InputOf<Q>, prepared: P) => Answered<Q>,
  before: { prepare: Prepare<Q, P> },
): QueryHandler;
export function answer(declaration: AnyQuery, find: QueryHandler['find'], before: Prepared = {}): QueryHandler {
  return { declaration, find, ...before };
}

/** Between authorise and begin. A repeat prepares again and is then answered from what is stored. */
export async function prepare(ports: Ports, handler: Prepared, input: unknown): Promise<Result<unknown>> {
  return handler.prepare ? handler.prepare(ports, input as never) : { ok: true, value: undefined };
}
