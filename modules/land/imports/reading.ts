/** A file of areas taken from the files and read beside the server, before any transaction. */
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '@cuntu/base';
import { type Cancel, later } from '#platform/clock';
import type { Ports } from '#platform/pipeline';
import type { Unreadable } from './contract.ts';
import type { ReadFile } from './reading/rules/file.ts';

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

/** Whoever imports a city sends hundreds of files, and a thread takes longer to start than most take to read. */
const KEPT_MS = 10_000;

let spare: { worker: Worker; cancel: Cancel } | undefined;

function takeThread(): Worker {
  const kept = spare;
  spare = undefined;
  kept?.cancel();
  if (kept) return kept.worker;
  return new Worker(new URL('./reading-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}

function keepThread(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  if (spare) return void worker.terminate();
  // Nobody waits for it: it must not keep a process from ending, nor end one by failing.
  worker.unref();
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (spare?.worker === worker) spare = undefined;
  });
  spare = {
    worker,
    cancel: later(KEPT_MS, () => {
      spare = undefined;
      void worker.terminate();
    }),
  };
}

/** A thread that runs out of memory or time had more to read than a file can hold. */
function inThread(bytes: Uint8Array): Promise<Result<ReadFile, Unreadable>> {
  return new Promise((settle, fail) => {
    const worker = takeThread();
    for (const event of ['error', 'exit']) worker.removeAllListeners(event);
    worker.ref();
    const end = (finish: () => void, keeps = false) => {
      cancel();
      if (keeps) keepThread(worker);
      else void worker.terminate();
      finish();
    };
    const cancel = later(TIME_MS, () => end(() => settle(tooLarge())));
    worker.once('message', (read: Result<ReadFile, Unreadable>) => end(() => settle(read), true));
    worker.once('error', (fault: NodeJS.ErrnoException) =>
      end(() => {
        if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') return settle(tooLarge());
        return fault.name === 'SyntaxError' ? settle(notJson(fault.message)) : fail(fault);
      }),
    );
    worker.once('exit', () => end(() => fail(new Error('the reader of areas ended without a word'))));
    worker.postMessage(bytes);
  });
}

/** The engine says where: "… in JSON at position 31 (line 2 column 4)". */
const notJson = (message: string) =>
  refuse('landFile.notJson', { at: 'file', params: { line: /\(line (\d+)/.exec(message)?.[1] ?? 1 } });
