/** The typesetter's process and the queue before it. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Setup, Sheet } from './typesetter.ts';

const TYPESETTER = fileURLToPath(new URL('./typesetter.ts', import.meta.url));
const NO_SYSTEM_FONTS = fileURLToPath(new URL('./no-system-fonts.conf', import.meta.url));

/**
 * A process and no thread: native code cannot be interrupted in a
 * thread, and only a process's own environment keeps the machine's fonts from it.
 */
export class Desk {
  readonly #setup: Setup;
  readonly #limitMs: number;
  readonly #idleMs: number;
  #idle: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #typesetter: ChildProcess | undefined;
  #closed = false;

  constructor(setup: Setup, limitMs: number, idleMs: number) {
    this.#setup = setup;
    this.#limitMs = limitMs;
    this.#idleMs = idleMs;
  }

  atWork(): boolean {
    return this.#typesetter?.connected ?? false;
  }

  ready(): Promise<unknown> {
    return this.#inTurn(() => this.#present());
  }

  typeset(sheet: () => Promise<Sheet>): Promise<Answer & { kind: 'printed' }> {
    return this.#inTurn(async () => {
      const answer = await this.#ask(await this.#present(), await sheet());
      if (answer.kind !== 'printed') throw new Error('the typesetter answered out of turn');
      return answer;
    });
  }

  /** Lets the papers in the queue be printed first. */
  async close(): Promise<void> {
    if (this.#closed) return;
    const last = this.#inTurn(() => this.#sendHome());
    this.#closed = true;
    await last;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the press is closed'));
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#closed || this.#inTurn(() => this.#sendHome()), this.#idleMs).unref();
    return turn;
  }

  async #sendHome(): Promise<void> {
    clearTimeout(this.#idle);
    const typesetter = this.#typesetter;
    this.#typesetter = undefined;
    if (typesetter) await stopped(typesetter);
  }

  async #present(): Promise<ChildProcess> {
    if (this.#typesetter?.connected) return this.#typesetter;
    const typesetter = fork(TYPESETTER, {
      serialization: 'advanced',
      execArgv: [],
      env: { SystemRoot: process.env.SystemRoot, FONTCONFIG_FILE: NO_SYSTEM_FONTS },
    });
    await this.#ask(typesetter, this.#setup).catch(async (fault) => {
      await stopped(typesetter);
      throw fault;
    });
    this.#typesetter = typesetter;
    return typesetter;
  }

  #ask(typesetter: ChildProcess, question: Setup | Sheet): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const broken = (code: number | null, signal: string | null) =>
      reject(new Error(`the typesetter ended before its answer (${signal ?? code})`));
    const hear = (answer: Answer) => (answer.kind === 'fault' ? reject(new Error(answer.message)) : resolve(answer));
    const alarm = setTimeout(() => {
      reject(new Error(`the typesetter took longer than ${this.#limitMs} ms and was ended`));
      this.#typesetter = undefined;
      void stopped(typesetter);
    }, this.#limitMs);
    typesetter.once('exit', broken).once('error', reject).once('message', hear);
    // Holds the program open only while somebody waits.
    typesetter.ref();
    typesetter.channel?.ref();
    typesetter.send(question, (fault) => fault && reject(fault));
    return promise.finally(() => {
      clearTimeout(alarm);
      typesetter.off('exit', broken).off('error', reject).off('message', hear);
      typesetter.unref();
      typesetter.channel?.unref();
    });
  }
}

async function stopped(typesetter: ChildProcess): Promise<void> {
  if (typesetter.exitCode !== null || typesetter.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  typesetter.ref();
  typesetter.once('exit', () => resolve());
  typesetter.kill('SIGKILL');
  await promise;
}
