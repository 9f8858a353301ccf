/** The thread in which the embedded database runs: opens one folder, answers messages of the PostgreSQL protocol. */
import { fsyncSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { postgis } from '@electric-sql/pglite-postgis';
import type { FromWorker, ToWorker } from './engine.ts';

type FileSystemOptions = Parameters<NodeFS['init']>[1];

interface EmscriptenFiles {
  FS: { filesystems: { NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number | null }) => number } } } };
}

let fsyncs = 0;

type Instantiate = (imports: { env: Record<string, (...given: unknown[]) => unknown> }, done: unknown) => unknown;

let broken: string | undefined;

/**
 * No C++ of this build can catch. What GEOS throws passes its own handlers, and PostgreSQL takes it for nothing: the
 * statement ends in the middle, answered as if less were found. So the throw itself is watched.
 */
const watchingThrows =
  (instantiate: Instantiate): Instantiate =>
  (imports, done) => {
    const raise = imports.env.__cxa_throw!;
    imports.env.__cxa_throw = (...given) => {
      broken = 'a library of the embedded database threw within the statement';
      return raise(...given);
    };
    return instantiate(imports, done);
  };

/**
 * Emscripten's file system on Node knows no fsync and PGlite asks for none, so that a commit would not outlive a power cut.
 * Installed before the server starts, recovery included. PostgreSQL must then sync with fsync itself: with
 * `wal_sync_method=fdatasync`, the default, the call never arrives here.
 */
class WatchedFiles extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(pg, options);
    const install = (module: unknown) => {
      (module as EmscriptenFiles).FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd != null) fsyncSync(stream.nfd);
        fsyncs += 1;
        return 0;
      };
    };
    const preRun = [...((emscriptenOpts.preRun ?? []) as unknown[]), install];
    const instantiateWasm = watchingThrows(emscriptenOpts.instantiateWasm as unknown as Instantiate);
    return { emscriptenOpts: { ...emscriptenOpts, preRun, instantiateWasm } as unknown as FileSystemOptions };
  }
}

const port = parentPort!;
const answer = (message: FromWorker) => port.postMessage(message);

async function open(): Promise<PGlite> {
  return PGlite.create({
    fs: new WatchedFiles((workerData as { folder: string }).folder),
    extensions: { amcheck, btree_gist, pg_trgm, postgis },
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...['-c', 'wal_sync_method=fsync'],
    ],
  });
}

const opened = open();
opened.then(
  () => answer({ kind: 'opened', fsyncs }),
  (fault: unknown) => answer({ kind: 'failed', reason: String(fault) }),
);

async function take(message: ToWorker): Promise<FromWorker> {
  const database = await opened;
  if (message.kind === 'close') {
    await database.close();
    return { kind: 'closed', fsyncs };
  }
  const chunks: Uint8Array[] = [];
  // The pieces are views into WebAssembly memory that the next statement overwrites: copied.
  await database.execProtocolRawStream(message.bytes, { onRawData: (piece) => void chunks.push(piece.slice()) });
  if (broken !== undefined) return { kind: 'broken', reason: broken };
  return { kind: 'answered', bytes: Buffer.concat(chunks), fsyncs };
}

port.on('message', (message: ToWorker) => {
  take(message).then(answer, (fault: unknown) => answer({ kind: 'failed', reason: String(fault) }));
});
