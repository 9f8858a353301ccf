/** One deed under way: collects what is to be recorded, and gives the use case its instruments. */
import { type AnyCommand, type AnyFact, hex, type Result, uuidV7 } from '@cuntu/base';
import { type Actor, actingRole, decideMay, type Subject } from '@cuntu/divisions';
import type { Tx } from '#platform/database';
import type { Json, PrintRefusal } from '#platform/documents';
import type { NewJob } from '#platform/jobs';
import type { LiveEvent } from '#platform/notify';
import type { Call, Deed, FactInput, Recorded } from './deed.ts';
import { type Chain, chainOf, factOf, recordedOf } from './recording.ts';
import { type FactRow, lockChains } from './tables.ts';
import type { World } from './world.ts';

export class Work implements Deed {
  readonly id: string;
  readonly actor: Actor;
  readonly personId: string | null;
  readonly at: string;
  readonly today: string;
  readonly madeAt: string | null;
  readonly address: string | null;
  readonly tx: Tx;
  readonly cityCode: string;
  readonly demo: boolean;
  asked: boolean;
  readonly jobs: NewJob[] = [];
  readonly events: LiveEvent[] = [];
  private readonly facts: FactRow[] = [];
  private readonly chains = new Map<string, Chain>();
  private readonly declaration: AnyCommand;
  private readonly world: World;
  private role: string;

  constructor(tx: Tx, declaration: AnyCommand, call: Call, world: World) {
    this.tx = tx;
    this.declaration = declaration;
    this.id = call.commandId;
    this.actor = call.actor;
    this.personId = typeof call.actor === 'string' ? null : call.actor.personId;
    this.at = world.clock.now();
    this.today = world.clock.today();
    this.madeAt = call.madeAt ?? null;
    this.address = call.address ?? null;
    this.world = world;
    this.cityCode = world.cityCode;
    this.demo = world.demo;
    this.asked = typeof declaration.may === 'string' || call.actor === 'system';
    // Else the role follows from the subject, which only `allow` knows.
    this.role = this.asked ? actingRole(declaration.may, call.actor, { division: world.cityCode }, this.today) : '';
  }

  newId(): string {
    return uuidV7(Date.parse(this.at), this.bytes(10));
  }

  bytes(count: number): Uint8Array {
    return this.world.randomness.bytes(count);
  }

  allow(subject: Subject): Result<true, never> {
    this.asked = true;
    const decided = decideMay(this.declaration.may, this.actor, subject, this.today);
    if (!decided.ok) return decided;
    this.role = actingRole(this.declaration.may, this.actor, subject, this.today);
    return { ok: true, value: true };
  }

  async lock(...matterIds: string[]): Promise<boolean> {
    const wanted = matterIds.filter((id) => !this.chains.has(id));
    const rows = wanted.length > 0 ? await lockChains(this.tx, wanted) : [];
    for (const row of rows) this.chains.set(row.matter_id, chainOf(row));
    return rows.length === wanted.length;
  }

  begin(matterId: string): void {
    this.chains.set(matterId, { matterId, handle: hex(this.bytes(16)), n: 0, hash: '' });
  }

  record<F extends AnyFact>(fact: F, input: FactInput<F>): Recorded {
    if (!this.declaration.facts.some((declared) => declared.name === fact.name))
      throw new Error(`${this.declaration.name} does not declare the fact ${fact.name}`);
    if (!this.asked) throw new Error(`${this.declaration.name} records ${fact.name} before asking whether it may`);
    const chain = this.chains.get(input.matterId);
    if (!chain) throw new Error(`${fact.name} recorded on a matter that is not locked`);
    const row = factOf(fact, input, chain, {
      commandId: this.id,
      personId: this.personId,
      role: this.role,
      madeAt: this.madeAt,
      at: this.at,
      newId: () => this.newId(),
      salt: () => this.bytes(32),
    });
    this.facts.push(row);
    this.chains.set(input.matterId, { ...chain, n: row.n, hash: row.leaf_hash });
    return recordedOf(row);
  }

  enqueue(job: NewJob): void {
    this.jobs.push(job);
  }

  announce(event: LiveEvent): void {
    this.events.push(event);
  }

  seal(plain: string, about: string): Uint8Array {
    return this.world.seal.seal(new TextEncoder().encode(plain), about);
  }

  printable(record: Json): Result<null, PrintRefusal> {
    return this.world.printable(record);
  }

  records() {
    const told = new Set(this.facts.map((row) => row.matter_id));
    const chains = [...this.chains.values()]
      .filter((chain) => told.has(chain.matterId))
      .map((chain) => ({ matter_id: chain.matterId, handle: chain.handle, last_n: chain.n, last_hash: chain.hash }));
    return { chains, facts: this.facts };
  }
}
