/** A file of areas taken from the files and read beside the server, before any transaction. */
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '@cuntu/base';
import { later } from '#platform/clock';
import type { Ports } from '#platform/pipeline';
import type { Unreadable } from './contract.ts';
import type { ReadFile } from './reading/rules.ts';

const BYTES_MAX = 25_000_000;
/** A million corners take 4 s of one core and 700 MB. */
const MEMORY_MB = 1500;
const TIME_MS = 60_000;

export async function readLandFile(
  { files }: Ports,
  { file }: { file: string },
): Promise<Result<ReadFile, Unreadable>> {
  const opened = await files.open(file);
  if (!opened) return refuse('landFile.none', { at: 'file' });
  if (opened.sizeBytes > BYTES_MAX) {
    opened.stream.destroy();
    return tooLarge();
  }
  return inThread(await buffer(opened.stream));
}

const tooLarge = () => refuse('landFile.tooLarge', { at: 'file', params: { maxMb: BYTES_MAX / 1_000_000 } });

/** A thread that runs out of memory or time had more to read than a file can hold. */
function inThread(bytes: Uint8Array): Promise<Result<ReadFile, Unreadable>> {
  return new Promise((settle, fail) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: { bytes },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = (finish: () => void) => () => {
      cancel();
      finish();
      void worker.terminate();
    };
    const cancel = later(
      TIME_MS,
      end(() => settle(tooLarge())),
    );
    worker.once('message', (read: Result<ReadFile, Unreadable>) => end(() => settle(read))());
    worker.once('error', (fault: NodeJS.ErrnoException) =>
      end(() => {
        if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') return settle(tooLarge());
        return fault.name === 'SyntaxError' ? settle(notJson(fault.message)) : fail(fault);
      })(),
    );
    worker.once(
      'exit',
      end(() => fail(new Error('the reader of areas ended without a word'))),
    );
  });
}

/** The engine says where: "… in JSON at position 31 (line 2 column 4)". */
const notJson = (message: string) =>
  refuse('landFile.notJson', { at: 'file', params: { line: /\(line (\d+)/.exec(message)?.[1] ?? 1 } });
