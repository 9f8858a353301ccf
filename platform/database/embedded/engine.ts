/** The embedded database as one thing that is started, asked and stopped; a crash of its thread is an outage, not ours. */
import { Worker } from 'node:worker_threads';
import { Outage } from '../outage.ts';

export type ToWorker = { kind: 'ask'; bytes: Uint8Array } | { kind: 'close' };
export type FromWorker =
  | { kind: 'opened' | 'closed'; fsyncs: number }
  | { kind: 'answered'; bytes: Uint8Array; fsyncs: number }
  | { kind: 'failed'; reason: string }
  /** The statement left the database in pieces: the thread answers nothing more. */
  | { kind: 'broken'; reason: string };

interface Waiting {
  resolve(message: FromWorker): void;
  reject(fault: Error): void;
}

/** Answers one question at a time; the session before it does the queueing. */
export class Engine {
  readonly #folder: string;
  #worker: Worker | undefined;
  #waiting: Waiting | undefined;
  #fsyncs = 0;
  #fsyncsBefore = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Times that the operating system was told to bring a file to the disk, since this object was made. */
  get fsyncs(): number {
    return this.#fsyncsBefore + this.#fsyncs;
  }

  async start(): Promise<void> {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: { folder: this.#folder } });
    this.#worker = worker;
    this.#fsyncsBefore = this.fsyncs;
    this.#fsyncs = 0;
    const opened = this.#next();
    worker.on('message', (message: FromWorker) => this.#take(message));
    worker.on('error', (fault) => this.#lose(worker, `the embedded database failed: ${String(fault)}`));
    worker.on('exit', () => this.#lose(worker, 'the embedded database stopped'));
    await opened;
  }

  async ask(bytes: Uint8Array): Promise<Uint8Array> {
    const message = await this.#send({ kind: 'ask', bytes });
    return (message as FromWorker & { kind: 'answered' }).bytes;
  }

  /** With a checkpoint, so that the next start has nothing to recover. */
  async close(): Promise<void> {
    if (this.#worker === undefined) return;
    await this.#send({ kind: 'close' });
    await this.kill();
  }

  /** At once, whatever it is doing: what was committed is recovered at the next start. */
  async kill(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#lose(worker, 'the embedded database was stopped');
    await worker.terminate();
  }

  #send(message: ToWorker): Promise<FromWorker> {
    if (this.#worker === undefined) return Promise.reject(new Outage('lost', 'the embedded database is not running'));
    const answered = this.#next();
    this.#worker.postMessage(message);
    return answered;
  }

  #next(): Promise<FromWorker> {
    if (this.#waiting !== undefined) throw new Error('the embedded database was asked twice at once');
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #take(message: FromWorker): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (message.kind === 'failed') {
      waiting?.reject(new Outage('lost', `the embedded database failed: ${message.reason}`));
      return;
    }
    if (message.kind === 'broken') {
      waiting?.reject(new Error(message.reason));
      return;
    }
    this.#fsyncs = message.fsyncs;
    waiting?.resolve(message);
  }

  #lose(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(new Outage('lost', reason));
  }
}
