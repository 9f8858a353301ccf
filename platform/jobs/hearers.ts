/** Facts brought to those who hear them: after commit, at least once, in order within a matter, one loop a hearer. */
import { type Clock, causedId } from '#platform/clock';
import type { Db } from '#platform/database';
import {
  type DeliveryRow,
  deleteDeliveries,
  deliveryInsert,
  type FactAddress,
  failDelivery,
  giveBackDeliveries,
  takeDeliveries,
} from './delivery-tables.ts';
import { type Loop, makeLoop } from './loop.ts';
import { defaultRetry, failureOf, instantAfter, type RetryRule } from './retry.ts';

export interface Hearer<F extends FactAddress = FactAddress> {
  /** `module.whatItDoes`; kept in the table, so renaming it orphans what is undelivered. */
  name: string;
  facts: readonly string[];
  /** Outside any transaction. `deliveryId` is the same at every repeat: use it as the id of the command it gives. */
  hear(fact: F, deliveryId: string): Promise<void>;
  /** The same for many at once, of different matters; whoever counts anew counts once. Failing, each is heard alone. */
  hearTogether?(facts: readonly F[]): Promise<void>;
}

export interface HearersOptions<F extends FactAddress> {
  db: Db;
  clock: Clock;
  hearers: readonly Hearer<F>[];
  /** Facts by id, from whoever keeps them. */
  load(db: Db, ids: string[]): Promise<F[]>;
  onFault(fault: unknown, where: string): void;
  retry?: RetryRule;
  batch?: number;
  leaseMs?: number;
  pollMs?: number;
}

export interface Hearers extends Omit<Loop, 'wake'> {
  /** After a commit: whoever hears a fact of one of these names; absent: everybody. */
  wake(facts?: readonly string[]): void;
  runUntilIdle(): Promise<number>;
}

/** What is to run in the transaction that stores the facts: who has yet to hear them. */
export function addressFacts(hearers: readonly Pick<Hearer, 'name' | 'facts'>[], facts: readonly FactAddress[]) {
  const deliveries = facts.flatMap((fact) =>
    hearers
      .filter((hearer) => hearer.facts.includes(fact.name))
      .map((hearer) => ({ factId: fact.id, hearer: hearer.name, matterId: fact.matterId, n: fact.n })),
  );
  return deliveryInsert(deliveries);
}

/** A repeated delivery repeats the same command and is recognised. */
export const deliveryIdOf = (factId: string, hearer: string): string => causedId(`${factId} ${hearer}`);

/** Whoever hears many at once lets them gather, and takes what a busy second brings. */
const GATHER_MS = 1_000;
const GATHERED_MAX = 1_000;

export function openHearers<F extends FactAddress>(options: HearersOptions<F>): Hearers {
  const { hearers, pollMs = 5_000, onFault } = options;
  const rounds = hearers.map((hearer) => () => hearRound(options, hearer));
  const loops = rounds.map((round, i) =>
    makeLoop({
      round,
      pollMs,
      ...(hearers[i]!.hearTogether && { restMs: GATHER_MS }),
      onFault: (fault) => onFault(fault, `hearer ${hearers[i]!.name}`),
    }),
  );
  return {
    start: () => loops.forEach((loop) => void loop.start()),
    wake(facts) {
      for (const [i, loop] of loops.entries())
        if (facts === undefined || hearers[i]!.facts.some((name) => facts.includes(name))) loop.wake();
    },
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
    async runUntilIdle() {
      let sum = 0;
      for (let did = -1; did !== 0; sum += did) {
        did = 0;
        for (const round of rounds) did += await round();
      }
      return sum;
    },
  };
}

async function hearRound<F extends FactAddress>(options: HearersOptions<F>, hearer: Hearer<F>): Promise<number> {
  const { db, clock, load, retry = defaultRetry, leaseMs = 300_000 } = options;
  const batch = options.batch ?? (hearer.hearTogether ? GATHERED_MAX : 100);
  const now = clock.now();
  const until = instantAfter(now, leaseMs);
  const taken = await takeDeliveries(db, { hearer: hearer.name, tries: retry.tries, now, until, limit: batch });
  if (taken.length === 0) return 0;
  const ids = taken.map((row) => row.factId);
  const facts = new Map((await load(db, ids)).map((fact) => [fact.id, fact]));
  if (hearer.hearTogether && facts.size === taken.length && (await hearAll(options, hearer, [...facts.values()]))) {
    await deleteDeliveries(db, hearer.name, taken);
    return taken.length;
  }
  const heard: DeliveryRow[] = [];
  let tried = 0;
  // Past its lease another process may already be further in the same matter: out of order is worse than later.
  for (; tried < taken.length && clock.now() < until; tried++) {
    const row = taken[tried]!;
    if (await hearOne(options, hearer, facts.get(row.factId), row, retry)) heard.push(row);
  }
  if (heard.length > 0) await deleteDeliveries(db, hearer.name, heard);
  if (tried < taken.length) await giveBackDeliveries(db, hearer.name, taken.slice(tried));
  return taken.length;
}

async function hearAll<F extends FactAddress>(
  { onFault }: HearersOptions<F>,
  hearer: Hearer<F>,
  facts: readonly F[],
): Promise<boolean> {
  try {
    await hearer.hearTogether?.(facts);
    return true;
  } catch (fault) {
    onFault(fault, `hearer ${hearer.name}`);
    return false;
  }
}

async function hearOne<F extends FactAddress>(
  { db, clock, onFault }: HearersOptions<F>,
  hearer: Hearer<F>,
  fact: F | undefined,
  row: DeliveryRow,
  retry: RetryRule,
): Promise<boolean> {
  try {
    if (!fact) throw new Error(`fact ${row.factId} is addressed but not kept`);
    await hearer.hear(fact, deliveryIdOf(fact.id, hearer.name));
    return true;
  } catch (fault) {
    onFault(fault, `hearer ${hearer.name}`);
    await failDelivery(db, row, failureOf(retry, row.tries, fault, clock.now()));
    return false;
  }
}
