/** A workbook from a stranger's hand, read beside the server: what it costs is bounded in bytes, memory and time. */
import { Worker } from 'node:worker_threads';
import { ok, type Result, refuse } from '@cuntu/base';
import type { ReadSheet } from './cells.ts';
import type { PackageFault, PackageLimits } from './package.ts';

export interface ReadLimits extends PackageLimits {
  bytes: number;
  /** Of a sheet: one more is read, so that the reader can say that there are too many. */
  rows: number;
  columns: number;
  memoryMb: number;
  timeMs: number;
}

export type FromReader = { sheets: ReadSheet[] } | { fault: PackageFault };
export type SheetRefusal = 'sheet.notAWorkbook' | 'sheet.tooLarge';

/** 5,000 rows on each of four sheets, written by Excel, are about 1 MB, 12 MB unpacked, and take 2 s of one core. */
const LIMITS: ReadLimits = {
  bytes: 10_000_000,
  unpackedBytes: 80_000_000,
  ratio: 100,
  parts: 500,
  rows: 6000,
  columns: 60,
  memoryMb: 512,
  timeMs: 30_000,
};

export async function readWorkbook(
  bytes: Uint8Array,
  limits: Partial<ReadLimits> = {},
): Promise<Result<ReadSheet[], SheetRefusal>> {
  const within = { ...LIMITS, ...limits };
  if (bytes.length > within.bytes) return tooLarge(within);
  const read = await inThread(bytes, within);
  if ('sheets' in read) return ok(read.sheets);
  return read.fault === 'tooLarge' ? tooLarge(within) : refuse('sheet.notAWorkbook');
}

const tooLarge = ({ bytes, rows }: ReadLimits) =>
  refuse('sheet.tooLarge', { params: { maxMb: Math.floor(bytes / 1_000_000), maxRows: rows } });

/** A thread that runs out of memory or time had more to read than a register can be. */
function inThread(bytes: Uint8Array, limits: ReadLimits): Promise<FromReader> {
  return new Promise((settle, fail) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: { bytes, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    const end = (finish: () => void) => () => {
      clearTimeout(timer);
      finish();
      void worker.terminate();
    };
    const timer = setTimeout(
      end(() => settle({ fault: 'tooLarge' })),
      limits.timeMs,
    );
    worker.once('message', (read: FromReader) => end(() => settle(read))());
    worker.once('error', (fault: NodeJS.ErrnoException) =>
      end(() => (fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? settle({ fault: 'tooLarge' }) : fail(fault)))(),
    );
    worker.once(
      'exit',
      end(() => fail(new Error('the reader of spreadsheets ended without a word'))),
    );
  });
}
