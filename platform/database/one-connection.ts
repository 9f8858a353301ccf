/** Transactions whose statements need not wait for one another: Kysely over the one connection that they have. */
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type Transaction,
} from 'kysely';
import { inTransaction, markTransaction, throwFirst } from './transaction.ts';

const CHANGING = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];
const dialect = new PostgresDialect({
  pool: () => {
    throw new Error('a transaction has its connection');
  },
});
const driver = dialect.createDriver();

/**
 * Kysely's own transaction lets a statement go only when the one before is answered. Here nothing is awaited on the way to the
 * connection, so statements go out in the order in which they are begun.
 */
function overOneConnection(client: PostgresPoolClient): Transaction<unknown> {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      // What ran beside a fault and goes on after it would write outside, and stay.
      if (!inTransaction()) throw new Error('the transaction of this statement has ended');
      const { command, rowCount, rows } = await client.query<R>(sql, parameters);
      return { rows, numAffectedRows: CHANGING.includes(command) ? BigInt(rowCount) : undefined };
    },
    streamQuery() {
      throw new Error('rows of a transaction are read whole');
    },
  };
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  const executor = new DefaultQueryExecutor(new PostgresQueryCompiler(), new PostgresAdapter(), provider);
  return new Kysely<unknown>({ config: { dialect }, dialect, driver, executor }) as Transaction<unknown>;
}

/** `begin` goes out with the first statement, and `commit` with the last of those that were left to the transaction. */
export function transactions(connect: () => Promise<PostgresPoolClient>) {
  const sessions = new WeakMap<PostgresPoolClient, Transaction<unknown>>();
  const sessionOf = (client: PostgresPoolClient): Transaction<unknown> => {
    const known = sessions.get(client);
    if (known) return known;
    const made = overOneConnection(client);
    sessions.set(client, made);
    return made;
  };

  return async <T>(fn: (tx: Transaction<unknown>) => Promise<T>): Promise<T> => {
    const client = await connect();
    let clean = false;
    try {
      const begun = client.query('begin', []);
      // Heard when the transaction ends.
      begun.catch(() => {});
      const { outcome, leaving } = await markTransaction(() => fn(sessionOf(client)));
      const ending = client.query(outcome.status === 'fulfilled' ? 'commit' : 'rollback', []);
      const [ended, ...before] = await Promise.allSettled([ending, begun, ...leaving]);
      clean = ended.status === 'fulfilled';
      throwFirst([...before, outcome, ended]);
      const { value } = outcome as PromiseFulfilledResult<T>;
      // To a commit after a failed statement the server answers so, and with no error.
      if (ended.status === 'fulfilled' && ended.value.command === 'ROLLBACK')
        throw new Error('a statement failed unheard, and nothing was kept');
      return value;
    } finally {
      // One that may still be in a transaction is not given to the next.
      client.release(!clean);
    }
  };
}
