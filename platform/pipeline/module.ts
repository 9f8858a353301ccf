/** What a module shows at its door to the house: its tables, its deeds, what it hears, what it does later. */
import type { Migration } from '#platform/database';
import type { FactHearer, JobHandler } from '#platform/jobs';
import type { Handler } from './handle.ts';

export type Words = Record<string, string>;

export interface Module {
  name: string;
  migrations: readonly Migration[];
  handlers: readonly Handler[];
  words: { zh: Words; en: Words };
  hears?: readonly FactHearer[];
  jobs?: readonly JobHandler[];
}
