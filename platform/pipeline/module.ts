/** What a module shows at its door to the house: its tables, its deeds, what it hears, what it does later. */
import type { Result } from '@cuntu/base';
import type { Clock } from '#platform/clock';
import type { Database, Db, Migration } from '#platform/database';
import type { Press } from '#platform/documents';
import type { Files, Holding } from '#platform/files';
import type { FactAddress } from '#platform/jobs';
import type { Handler } from './handle.ts';

export type Words = Record<string, string>;

/** What follows a commit has at hand: outside any transaction, so that it may wait for files and presses. */
export interface House {
  db: Db;
  database: Database;
  clock: Clock;
  cityCode: string;
  press: Press;
  files: Files;
  /** Public address, printed on papers. */
  publicUrl: string;
  /** Has a command done by the house itself; the id makes a repeat harmless. */
  perform(name: string, input: unknown, commandId: string): Promise<Result<unknown>>;
}

export interface FactHearer {
  /** `module.whatItDoes`; kept with what is undelivered, so renaming it loses that. */
  name: string;
  facts: readonly string[];
  hear(house: House, fact: FactAddress, deliveryId: string): Promise<void>;
  /** The same for many at once: whoever counts anew counts once for all. */
  hearTogether?(house: House, facts: readonly FactAddress[]): Promise<void>;
}

export interface LaterJob {
  name: string;
  run(house: House, payload: unknown, key: string | null): Promise<void>;
}

export interface Module {
  name: string;
  migrations: readonly Migration[];
  handlers: readonly Handler[];
  words: { zh: Words; en: Words };
  hears?: readonly FactHearer[];
  jobs?: readonly LaterJob[];
  /** Which of the files something of this module hangs on; the others are cleared after two days. */
  holding?: Holding;
  /** Done about once a minute: clocks that turn, what is past its retention. */
  rounds?: readonly { name: string; run(house: House): Promise<void> }[];
}
