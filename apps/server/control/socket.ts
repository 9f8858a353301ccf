/** The server's own door for whoever runs the machine: a socket in its folder that only its owner can open. */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import type { OpenHouse } from '../house.ts';
import { carryOut, isDeed } from './deeds.ts';
import { type Desk, deskOf } from './desk.ts';
import { type Line, MAX_SOCKET_PATH, socketIn } from './wire.ts';

/** Where it cannot be opened the server runs on without it and says so: `cuntu` then asks for the server to be stopped. */
export async function openControl(house: OpenHouse, config: Config, log: Log): Promise<Server | undefined> {
  const path = socketIn(config.home);
  const hindrance = await hindranceAt(path);
  if (hindrance) {
    log.warn(`control socket not opened: ${hindrance}`);
    return undefined;
  }
  await rm(path, { force: true });
  const desk = deskOf(house, config);
  const server = createServer((request, response) => void serve(desk, log, request, response));
  await listenForOwner(server, path);
  process.once('exit', () => rmSync(path, { force: true }));
  return server;
}

async function hindranceAt(path: string): Promise<string | undefined> {
  if (process.platform === 'win32') return 'Windows has no file for it';
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH) return `its path is longer than ${MAX_SOCKET_PATH} bytes`;
  return (await answers(path)) ? 'another server answers in this folder' : undefined;
}

const answers = (path: string): Promise<boolean> =>
  new Promise((done) => {
    const trial = connect(path, () => {
      trial.destroy();
      done(true);
    });
    trial.on('error', () => done(false));
  });

/** The mode from the first moment: between `listen` and a later `chmod` anybody could connect. */
function listenForOwner(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    const before = process.umask(0o177);
    try {
      server.listen(path, done);
    } finally {
      process.umask(before);
    }
  });
}

async function serve(desk: Desk, log: Log, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = (request.url ?? '').slice(1);
  const put = (line: Line) => void (response.destroyed || response.write(`${JSON.stringify(line)}\n`));
  const leaving = new AbortController();
  response.on('close', () => leaving.abort());
  response.setHeader('content-type', 'application/x-ndjson');
  try {
    const input: unknown = JSON.parse((await text(request)) || '{}');
    if (request.method !== 'POST' || !isDeed(name)) throw new Error(`no deed ${name}`);
    log.info('control', { deed: name });
    const tell = (progress: Extract<Line, { is: 'progress' }>['progress']) => put({ is: 'progress', progress });
    const result = await carryOut(desk, name, input, { tell, signal: leaving.signal });
    put(result.ok ? { is: 'done', value: result.value } : { is: 'refused', refusal: result.refusal });
  } catch (fault) {
    log.fault(`control ${name}`, fault);
    put({ is: 'fault', message: (fault as Error).message });
  }
  response.end();
}
