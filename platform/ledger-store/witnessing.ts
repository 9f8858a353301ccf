/** Cosignatures gathered behind the checkpoints: a witness that is slow or silent holds up nobody. */
import { isQuorum, type Policy, type Witness } from '@cuntu/ledger';
import type { StandsStill } from './guarding.ts';
import { consistencyFrom } from './proving.ts';
import type { Shelf } from './shelf.ts';
import { askToCosign } from './witness/asking.ts';

export interface Signed {
  size: number;
  note: string;
}

export interface WitnessingOptions {
  shelf: Shelf;
  /** Every new line on the checkpoint that it belongs to; `whole`: enough have seen it. */
  onCosigned(signed: Signed, note: string, whole: boolean): Promise<void>;
  onStandStill(why: StandsStill): void;
  onFault(fault: unknown): void;
}

export class Witnessing {
  private readonly o: WitnessingOptions;
  private policy: Policy | undefined;
  private readonly known = new Map<string, number>();
  private readonly busy = new Set<string>();
  private newest: Signed | undefined;
  private lines = new Map<string, string>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(o: WitnessingOptions) {
    this.o = o;
  }

  follow(policy: Policy): void {
    this.policy = policy;
  }

  /** Each witness is asked about the newest checkpoint once it has answered about the one before. */
  ask(signed: Signed): void {
    if (this.newest?.size !== signed.size) {
      this.newest = signed;
      this.lines = new Map();
    }
    for (const witness of this.policy?.witnesses ?? [])
      if (witness.url !== undefined && !this.busy.has(witness.name) && !this.lines.has(witness.name))
        this.begin(witness);
  }

  /** What is under way has been answered. */
  async settle(): Promise<void> {
    for (let before: unknown; before !== this.running; ) {
      before = this.running;
      await before;
    }
  }

  private begin(witness: Witness): void {
    this.busy.add(witness.name);
    const done = this.askOne(witness).catch((fault: unknown) => this.o.onFault(fault));
    this.running = Promise.all([this.running, done]);
  }

  private async askOne(witness: Witness): Promise<void> {
    for (let asked: Signed | undefined; asked !== this.newest; ) {
      asked = this.newest!;
      await this.askAbout(witness, asked);
    }
    this.busy.delete(witness.name);
  }

  private async askAbout(witness: Witness, signed: Signed): Promise<void> {
    const { shelf, onStandStill, onFault, onCosigned } = this.o;
    const { size, note } = signed;
    const proofFrom = (from: number) => consistencyFrom(shelf, from, size);
    const answer = await askToCosign(witness, this.known.get(witness.name) ?? 0, { note, size, proofFrom });
    if (answer.is === 'ahead') return onStandStill('log.witnessAhead');
    if (answer.is === 'refused' && answer.status === 422) return onStandStill('log.forked');
    if (answer.is === 'refused') return onFault(new Error(`witness ${witness.name} answers ${answer.status}`));
    if (answer.is === 'silent') return;
    this.known.set(witness.name, size);
    if (signed !== this.newest) return;
    this.lines.set(witness.name, answer.line);
    const whole = isQuorum(this.policy!, new Set(this.lines.keys()));
    await onCosigned(signed, note + [...this.lines.values()].join(''), whole);
  }
}
