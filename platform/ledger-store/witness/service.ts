/** A witness at work: one key, a list of logs, and of each the last checkpoint, on disk before anybody is answered. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { COSIGNATURE, readCheckpoint, readNote, type VerifierKey, verifierKeyText } from '@cuntu/ledger';
import type { Clock, Randomness } from '#platform/clock';
import { checkSignature, type LogKey, makeKey, readKey, sha256 } from '../key.ts';
import { type Disk, realDisk } from '../shelf.ts';
import { decideCosigning, type LastSeen, originIn, readAsked } from './deciding.ts';

export interface WitnessOptions {
  home: string;
  /** Of a witness that is made now; one that is there keeps its own. */
  name: string;
  logs: readonly VerifierKey[];
  clock: Clock;
  random: Randomness;
  disk?: Disk;
  onFault(fault: unknown): void;
}

export interface Witness {
  verifierKey: string;
  server: Server;
}

/** Of a checkpoint with its proof and as many signatures as anybody needs. */
const BODY_MAX = 64_000;
const KEY = 'witness.key';

export function openWitness(o: WitnessOptions): Witness {
  const disk = o.disk ?? realDisk;
  const key = readKey(join(o.home, KEY)) ?? makeKey(join(o.home, KEY), o.name, o.random, COSIGNATURE);
  const turns = new Map<string, Promise<unknown>>();

  const at = (origin: string) => join(o.home, 'witness', hexOf(origin), 'checkpoint');

  async function lastOf(origin: string): Promise<LastSeen | undefined> {
    const bytes = await disk.read(at(origin));
    if (!bytes) return undefined;
    const note = readNote(Buffer.from(bytes).toString('utf8'));
    const checkpoint = note.ok ? readCheckpoint(note.value.text) : note;
    // One that it cannot read is no reason to begin anew: it would cosign another history.
    if (!checkpoint.ok) throw new Error(`${at(origin)} is no checkpoint`);
    return checkpoint.value;
  }

  /** What was seen last is looked at and replaced by one at a time, or two answers could roll each other back. */
  function inTurn<T>(origin: string, run: () => Promise<T>): Promise<T> {
    const done = (turns.get(origin) ?? Promise.resolve()).then(run, run);
    turns.set(
      origin,
      done.catch(() => {}),
    );
    return done;
  }

  async function addCheckpoint(body: string): Promise<Reply> {
    const asked = readAsked(body);
    const origin = (asked && originIn(asked.note)) ?? '';
    return inTurn(origin, async () => {
      const known = o.logs.some(({ name }) => name === origin);
      const answer = decideCosigning(
        { hash: sha256, check: checkSignature },
        asked,
        o.logs,
        known ? await lastOf(origin) : undefined,
      );
      if (answer.status === 409) return { status: 409, type: 'text/x.tlog.size', body: `${answer.size}\n` };
      if (answer.status !== 200) return { status: answer.status, type: TEXT, body: '' };
      const line = cosigned(key, answer.text, o.clock);
      await disk.write(at(origin), Buffer.from(ownSignatures(answer.note, o.logs) + line));
      return { status: 200, type: TEXT, body: line };
    });
  }

  async function seen(hash: string): Promise<Reply> {
    const log = o.logs.find(({ name }) => hexOf(name) === hash);
    const bytes = log && (await disk.read(at(log.name)));
    return bytes ? { status: 200, type: TEXT, body: Buffer.from(bytes).toString('utf8') } : NOT_THERE;
  }

  async function reply({ method, url = '' }: IncomingMessage, body: () => Promise<string>): Promise<Reply> {
    if (url === '/add-checkpoint')
      return method === 'POST' ? addCheckpoint(await body()) : { ...NOT_THERE, status: 405 };
    const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(url) ?? [];
    return hash === undefined ? NOT_THERE : seen(hash);
  }

  const server = createServer(async (request, response) => {
    try {
      const length = Number(request.headers['content-length'] ?? 0);
      const body = async () => (length > BODY_MAX ? '' : text(request));
      const { status, type, body: told } = await reply(request, body);
      response.writeHead(status, { 'content-type': type }).end(told);
    } catch (fault) {
      o.onFault(fault);
      response.writeHead(500).end();
    }
  });
  server.requestTimeout = 10_000;
  return { verifierKey: verifierKeyText(key.verifier), server };
}

interface Reply {
  status: number;
  type: string;
  body: string;
}

const TEXT = 'text/plain; charset=utf-8';
const NOT_THERE: Reply = { status: 404, type: TEXT, body: '' };

const hexOf = (origin: string): string => Buffer.from(sha256(Buffer.from(origin))).toString('hex');

export { hexOf as originHash };

function cosigned(key: LogKey, text: string, clock: Clock): string {
  return key.cosign(text, Math.floor(Date.parse(clock.now()) / 1000));
}

/** The log's own signature stays with what was cosigned; others were asked of other witnesses. */
function ownSignatures(note: string, logs: readonly VerifierKey[]): string {
  const end = note.lastIndexOf('\n\n') + 2;
  const lines = note.slice(end).split('\n').slice(0, -1);
  const own = lines.filter((line) => logs.some(({ name }) => line.startsWith(`— ${name} `)));
  return `${note.slice(0, end)}${own.join('\n')}\n`;
}
