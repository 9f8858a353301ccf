/** Joins a declaration to the code that does it, so that an undeclared refusal or a wrong output does not compile. */
import type { AnyCommand, AnyQuery, Command, InputOf, OutputOf, Query, RefusalOf, Result } from '@cuntu/base';
import type { Condition } from '@cuntu/divisions';
import type { Db } from '#platform/database';
import type { Deed, Look } from './deed.ts';

export interface CommandHandler {
  declaration: AnyCommand;
  run: (deed: Deed, input: never) => Promise<Result<unknown>>;
}

export interface QueryHandler {
  declaration: AnyQuery;
  find: (db: Db, look: Look & { may: Condition }, input: never) => Promise<Result<unknown>>;
}

export type Handler = CommandHandler | QueryHandler;

export function handle<C extends Command>(
  declaration: C,
  run: (deed: Deed, input: InputOf<C>) => Promise<Result<OutputOf<C>, RefusalOf<C>>>,
): CommandHandler {
  return { declaration, run };
}

/** `look.may` is the query's own `may` as a condition on rows: every list, count, export and tile filters by it. */
export function answer<Q extends Query>(
  declaration: Q,
  find: (db: Db, look: Look & { may: Condition }, input: InputOf<Q>) => Promise<Result<OutputOf<Q>, RefusalOf<Q>>>,
): QueryHandler {
  return { declaration, find };
}
