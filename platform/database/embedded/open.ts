/** Opens the embedded database in one folder: lock, first contents, engine, session. */
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { layBaseImage } from './base-image.ts';
import { Engine } from './engine.ts';
import { lockFolder } from './lock.ts';
import { Session, type SessionLimits } from './session.ts';

export interface Embedded {
  connect(): Duplex;
  /** Lets other processes in at `<folder>/.s.PGSQL.5432`, the place where PostgreSQL's clients look for it. */
  serve(folder: string): Promise<void>;
  fsyncs(): number;
  isIdle(): boolean;
  close(): Promise<void>;
}

/** Of this process, by home: for tests and `cuntu doctor`, which ask what no statement can tell. */
const open = new Map<string, Embedded>();

export const embeddedIn = (home: string): Embedded | undefined => open.get(home);

export async function openEmbedded(home: string, limits: SessionLimits): Promise<Embedded> {
  const lock = lockFolder(home);
  try {
    const data = join(home, 'database');
    await layBaseImage(data);
    const engine = new Engine(data);
    await engine.start();
    const embedded = embeddedOf(engine, new Session(engine, limits), () => {
      open.delete(home);
      lock.release();
    });
    open.set(home, embedded);
    return embedded;
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

function embeddedOf(engine: Engine, session: Session, release: () => void): Embedded {
  const servers: ReturnType<typeof createServer>[] = [];
  return {
    connect: () => session.connect(),
    async serve(folder) {
      const server = createServer((socket) => session.serve(socket));
      servers.push(server);
      const path = join(folder, '.s.PGSQL.5432');
      await rm(path, { force: true });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(path, resolve);
      });
    },
    fsyncs: () => engine.fsyncs,
    isIdle: () => session.idle,
    async close() {
      for (const server of servers) server.close();
      await session.close();
      release();
    },
  };
}
