/** Lends the embedded database's one session to many connections: whoever has begun a transaction keeps it until its end. */
import { type Duplex, duplexPair } from 'node:stream';
import { type Cancel, later } from '#platform/clock';
import { Outage } from '../outage.ts';
import type { Engine } from './engine.ts';
import { fatal, type Incoming, IncomingCutter, settingsOf, simpleQuery, statusAfter, welcome } from './wire.ts';

export interface SessionLimits {
  /** The server's own statement_timeout has no effect in WebAssembly: the whole thread is stopped and started again. */
  statementTimeoutMs: number;
  /** How long a transaction may do nothing while all others wait for it. */
  idleTimeoutMs: number;
}

interface Link {
  stream: Duplex;
  settings: string;
}

interface Turn {
  link: Link;
  bytes: Uint8Array;
}

export class Session {
  readonly #engine: Engine;
  readonly #limits: SessionLimits;
  readonly #links = new Set<Link>();
  #queue: Turn[] = [];
  #holder: Link | undefined;
  #settings: string | undefined;
  #pumping: Promise<void> | undefined;
  #cancelIdle: Cancel = () => {};
  #closed = false;

  constructor(engine: Engine, limits: SessionLimits) {
    this.#engine = engine;
    this.#limits = limits;
  }

  get idle(): boolean {
    return this.#queue.length === 0 && this.#holder === undefined && this.#pumping === undefined;
  }

  /** A connection for `pg`, as if it were a socket. */
  connect(): Duplex {
    // A socket closes when the other side hangs up: what the client has asked meanwhile fails instead of waiting forever.
    const [near, far] = duplexPair({ allowHalfOpen: false });
    this.serve(far);
    return Object.assign(near, {
      connect: () => void process.nextTick(() => near.emit('connect')),
      setNoDelay: () => near,
      setKeepAlive: () => near,
      ref: () => near,
      unref: () => near,
    });
  }

  serve(stream: Duplex): void {
    const link: Link = { stream, settings: '' };
    const cutter = new IncomingCutter();
    this.#links.add(link);
    stream.on('data', (bytes: Buffer) => {
      for (const incoming of cutter.push(bytes)) this.#take(link, incoming);
    });
    // A client that vanished is answered by `close`.
    stream.on('error', () => {});
    stream.on('end', () => this.#drop(link));
    stream.on('close', () => this.#drop(link));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelIdle();
    await this.#pumping;
    for (const link of this.#links) link.stream.end(fatal('57P01', 'the embedded database was closed'));
    await this.#engine.close();
  }

  #take(link: Link, incoming: Incoming): void {
    if (!this.#links.has(link)) return;
    if (incoming.kind === 'encryption') link.stream.write('N');
    else if (incoming.kind === 'cancel' || incoming.kind === 'terminate') link.stream.end();
    else if (incoming.kind === 'startup') {
      link.settings = settingsOf(incoming.parameters.options ?? '');
      link.stream.write(welcome());
    } else {
      this.#queue.push({ link, bytes: incoming.bytes });
      this.#pump();
    }
  }

  #drop(link: Link): void {
    if (!this.#links.delete(link)) return;
    this.#queue = this.#queue.filter((turn) => turn.link !== link);
    if (!link.stream.destroyed) link.stream.end();
    this.#pump();
  }

  #pump(): void {
    this.#pumping ??= this.#work();
  }

  async #work(): Promise<void> {
    await Promise.resolve();
    for (;;) {
      if (this.#holder !== undefined && !this.#links.has(this.#holder)) await this.#rollBack();
      const turn = this.#closed ? undefined : this.#nextTurn();
      if (turn === undefined) {
        // In the same step as the look into the queue: a turn that arrives later starts the work anew.
        this.#pumping = undefined;
        return;
      }
      this.#cancelIdle();
      await this.#run(turn);
    }
  }

  #nextTurn(): Turn | undefined {
    const at = this.#holder === undefined ? 0 : this.#queue.findIndex((turn) => turn.link === this.#holder);
    return at < 0 ? undefined : this.#queue.splice(at, 1)[0];
  }

  async #run({ link, bytes }: Turn): Promise<void> {
    const stopped = this.#stopWhenSlow();
    try {
      await this.#adopt(link);
      const answer = await this.#engine.ask(bytes);
      this.#holder = statusAfter(answer) === 'I' ? undefined : link;
      link.stream.write(answer);
      if (this.#holder !== undefined) this.#watchIdle(link);
    } catch (fault) {
      stopped.cancel();
      if (stopped.slow) this.#hangUp(link, '57014', stopped.text);
      // A statement that breaks the engine breaks it again: a fault, not an outage that somebody waits to be over.
      else this.#hangUp(link, fault instanceof Outage ? '57P02' : 'XX000', (fault as Error).message);
      await this.#restart();
    } finally {
      stopped.cancel();
    }
  }

  /** Settings belong to a connection; the session takes those of whoever it is lent to. */
  async #adopt(link: Link): Promise<void> {
    if (this.#holder !== undefined || this.#settings === link.settings) return;
    this.#settings = undefined;
    await this.#engine.ask(simpleQuery(`reset all; ${link.settings}`));
    this.#settings = link.settings;
  }

  async #rollBack(): Promise<void> {
    this.#holder = undefined;
    try {
      await this.#engine.ask(simpleQuery('rollback'));
    } catch {
      await this.#restart();
    }
  }

  #stopWhenSlow() {
    const limitMs = this.#limits.statementTimeoutMs;
    const stopped = { slow: false, text: `statement stopped after ${limitMs} ms`, cancel: () => {} };
    stopped.cancel = later(limitMs, () => {
      stopped.slow = true;
      void this.#engine.kill();
    });
    return stopped;
  }

  #watchIdle(link: Link): void {
    this.#cancelIdle = later(this.#limits.idleTimeoutMs, () => {
      if (this.#holder !== link || this.#pumping !== undefined) return;
      this.#hangUp(link, '25P03', `transaction did nothing for ${this.#limits.idleTimeoutMs} ms`);
      this.#pump();
    });
  }

  async #restart(): Promise<void> {
    this.#holder = undefined;
    this.#settings = undefined;
    await this.#engine.kill();
    try {
      await this.#engine.start();
    } catch (fault) {
      for (const link of this.#links) this.#hangUp(link, '57P03', (fault as Error).message);
    }
  }

  #hangUp(link: Link, sqlState: string, text: string): void {
    if (!this.#links.delete(link)) return;
    this.#queue = this.#queue.filter((turn) => turn.link !== link);
    link.stream.end(fatal(sqlState, text));
  }
}
