/** The press: prints papers one after the other in a process of its own, within a time limit, the same bytes each time. */
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { ok, type Result } from '@cuntu/base';
import { toString as qrCode } from 'qrcode';
import { findFonts } from './fonts.ts';
import { type PrintRefusal, printable } from './printable.ts';
import type { Answer, Setup, Sheet } from './typesetter.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

/** What the frame of every paper needs; the rest belongs to the template. */
export type PaperRecord = {
  readonly [field: string]: Json;
  /** Also the PDF's date of creation: the same record gives the same bytes. */
  readonly issuedOn: string;
  /** Prints 演示 across every page. */
  readonly demo: boolean;
};

export interface PrintOrder {
  /** Typst source from a template file, never text of a user. */
  template: string;
  record: PaperRecord;
  /** What the QR code opens; the template finds the picture as `/assets/qr.svg`. */
  checkAddress?: string;
  /** Further files for the template, found under `/assets/`. */
  assets?: Record<string, Uint8Array>;
}

export interface Printed {
  pdf: Uint8Array;
  pages: number;
  /** Hex, of the PDF's bytes. */
  sha256: string;
  /** Typst's own share of the time. */
  typstMs: number;
}

export interface Press {
  print(order: PrintOrder): Promise<Result<Printed, PrintRefusal>>;
  /** The refusal that printing would give, at once and without the typesetter: to be asked before a number is used. */
  check(record: Json): Result<null, PrintRefusal>;
  close(): Promise<void>;
}

export interface PressOptions {
  /** Folder of the bureau's own fonts, preferred to the one brought along. */
  fontsHome?: string;
  /** The typesetter is ended when a paper, or its own start, takes longer. */
  limitMs?: number;
}

const LIMIT_MS = 20_000;
const NO_SYSTEM_FONTS = fileURLToPath(new URL('./no-system-fonts.conf', import.meta.url));

export async function openPress(options: PressOptions = {}): Promise<Press> {
  const { covers, folders, body, title, own } = await findFonts(options.fontsHome);
  const setup = { folders, body, title, own: own.map(({ path, families }) => ({ path, families })) };
  const desk = new Desk(setup, options.limitMs ?? LIMIT_MS);
  await desk.ready().catch(async (fault) => {
    await desk.close();
    throw fault;
  });
  return {
    check: (record) => printable(record, covers),
    async print(order) {
      const fit = printable(order.record, covers);
      if (!fit.ok) return fit;
      const { pdf, pages, typstMs } = await desk.typeset(await sheetOf(order));
      return ok({ pdf, pages, typstMs, sha256: createHash('sha256').update(pdf).digest('hex') });
    },
    close: () => desk.close(),
  };
}

async function sheetOf({ template, record, checkAddress, assets = {} }: PrintOrder): Promise<Sheet> {
  const odd = Object.keys(assets).find((name) => !/^[a-z0-9][a-z0-9.-]*$/.test(name));
  if (odd !== undefined) throw new Error(`not a name for an asset: ${odd}`);
  const qr = checkAddress && (await qrCode(checkAddress, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }));
  return { template, record: JSON.stringify(record), assets: qr ? { ...assets, 'qr.svg': Buffer.from(qr) } : assets };
}

/**
 * The typesetter's process and the queue before it. A process and no thread: native code cannot be interrupted in a
 * thread, and only a process's own environment keeps the machine's fonts from it.
 */
class Desk {
  readonly #setup: Setup;
  readonly #limitMs: number;
  #queue: Promise<unknown> = Promise.resolve();
  #typesetter: ChildProcess | undefined;
  #closed = false;

  constructor(setup: Setup, limitMs: number) {
    this.#setup = setup;
    this.#limitMs = limitMs;
  }

  ready(): Promise<unknown> {
    return this.#inTurn(() => this.#atWork());
  }

  typeset(sheet: Sheet): Promise<Answer & { kind: 'printed' }> {
    return this.#inTurn(async () => {
      const answer = await this.#ask(await this.#atWork(), sheet);
      if (answer.kind !== 'printed') throw new Error('the typesetter answered out of turn');
      return answer;
    });
  }

  /** Lets the papers in the queue be printed first. */
  async close(): Promise<void> {
    if (this.#closed) return;
    const last = this.#inTurn(async () => this.#typesetter && stopped(this.#typesetter));
    this.#closed = true;
    await last;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the press is closed'));
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #atWork(): Promise<ChildProcess> {
    if (this.#typesetter?.connected) return this.#typesetter;
    const typesetter = fork(fileURLToPath(new URL('./typesetter.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [],
      env: { SystemRoot: process.env.SystemRoot, FONTCONFIG_FILE: NO_SYSTEM_FONTS },
    });
    this.#typesetter = typesetter;
    await this.#ask(typesetter, this.#setup);
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
      stopped(typesetter);
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
