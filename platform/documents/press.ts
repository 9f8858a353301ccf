/** The press: prints papers one after the other in a process of its own, within a time limit, the same bytes each time. */
import { createHash } from 'node:crypto';
import { ok, type Result } from '@cuntu/base';
import { toString as qrCode } from 'qrcode';
import { Desk } from './desk.ts';
import { findFonts } from './fonts.ts';
import { type Json, type PrintRefusal, printable } from './printable.ts';
import type { Sheet } from './typesetter.ts';

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
  /** Whether a typesetter is there and holds its memory (some 190 MB). */
  atWork(): boolean;
  close(): Promise<void>;
}

export interface PressOptions {
  /** Folder of the bureau's own fonts, preferred to the one brought along. */
  fontsHome?: string;
  /** The typesetter is ended when a paper, or its own start, takes longer. */
  limitMs?: number;
  /** Without a paper for so long it is sent home; the next paper then waits a moment more. */
  idleMs?: number;
  /** Called before each paper; throws inside a transaction. */
  guard?: () => void;
}

const LIMIT_MS = 20_000;
const IDLE_MS = 120_000;

export async function openPress(options: PressOptions = {}): Promise<Press> {
  const { covers, folders, body, title, own } = await findFonts(options.fontsHome);
  const setup = { folders, body, title, own: own.map(({ path, families }) => ({ path, families })) };
  const desk = new Desk(setup, options.limitMs ?? LIMIT_MS, options.idleMs ?? IDLE_MS);
  await desk.ready();
  return {
    check: (record) => printable(record, covers),
    async print(order) {
      options.guard?.();
      const fit = printable(order.record, covers);
      if (!fit.ok) return fit;
      const { pdf, pages, typstMs } = await desk.typeset(() => sheetOf(order));
      return ok({ pdf, pages, typstMs, sha256: createHash('sha256').update(pdf).digest('hex') });
    },
    atWork: () => desk.atWork(),
    close: () => desk.close(),
  };
}

async function sheetOf({ template, record, checkAddress, assets = {} }: PrintOrder): Promise<Sheet> {
  const odd = Object.keys(assets).find((name) => !/^[a-z0-9][a-z0-9.-]*$/.test(name));
  if (odd !== undefined) throw new Error(`not a name for an asset: ${odd}`);
  const qr = checkAddress && (await qrCode(checkAddress, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }));
  return { template, record: JSON.stringify(record), assets: qr ? { ...assets, 'qr.svg': Buffer.from(qr) } : assets };
}
