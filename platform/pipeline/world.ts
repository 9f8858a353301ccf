/** The world as the pipeline meets it: one city's database, clock, chance, and who listens. */
import type { Result } from '@cuntu/base';
import type { Clock, Randomness } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Json, PrintRefusal } from '#platform/documents';
import type { Seal } from '#platform/identity';
import type { Hearer } from '#platform/jobs';
import type { Bus } from '#platform/notify';
import type { Ports } from './handle.ts';

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
  /** The history of a demo city is still being told. */
  growing?: boolean;
  hearers: readonly Pick<Hearer, 'name' | 'facts'>[];
  /** After a commit, with what it left to do: whether jobs, and facts of which names. Absent: anything. */
  wake: (left?: { jobs: boolean; facts: readonly string[] }) => void;
}
