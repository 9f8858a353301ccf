/** When the database is lost or too slow: the world's failure, never the rules' refusal. */

/** `lost`: no connection; whether the last commit arrived is unknown, so repeat with the same command id. `slow`: stopped by us. */
export type OutageKind = 'lost' | 'slow' | 'locked';

export class Outage extends Error {
  readonly kind: OutageKind;

  constructor(kind: OutageKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Outage';
    this.kind = kind;
  }
}

/** SQLSTATE: 57014 statement stopped, 25P03 idle too long within a transaction. */
const SLOW = new Set(['57014', '25P03']);
/** SQLSTATE classes 08 (connection), 57P (server going down or not yet up), 53300 (no connection free), and Node's own. */
const LOST =
  /^(08...|57P0[1-5]|53300|ECONN[A-Z]+|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** pg gives these no code. */
const LOST_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client was closed|Client has encountered a connection error|Client has already been connected)/;

export function asOutage(fault: unknown): unknown {
  if (!(fault instanceof Error) || fault instanceof Outage) return fault;
  const code = String((fault as { code?: unknown }).code ?? '');
  if (SLOW.has(code)) return new Outage('slow', `the statement took too long: ${fault.message}`, { cause: fault });
  if (LOST.test(code) || LOST_WORDS.test(fault.message)) {
    return new Outage('lost', `the database is out of reach: ${fault.message || code}`, { cause: fault });
  }
  return fault;
}
