/** Has a deed done: by the server that runs on this folder, else on the database opened here. */
import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Result } from '@cuntu/base';
import type { DeedName, InputOf, ValueOf } from '../server/control/deeds.ts';
import { type Line, socketIn } from '../server/control/wire.ts';
import type { Call } from './call.ts';

export async function ask<N extends DeedName>(call: Call, name: N, input: InputOf<N>): Promise<Result<ValueOf<N>>> {
  const served = await askServer(call, name, input);
  return (served ?? (await doHere(call, name, input))) as Result<ValueOf<N>>;
}

async function doHere(call: Call, name: DeedName, input: unknown): Promise<Result<unknown>> {
  // Read only now: where a server answers, the whole house need not be.
  const { carryOut } = await import('../server/control/deeds.ts');
  const { openDesk } = await import('../server/control/desk.ts');
  const desk = await openDesk(call.config);
  try {
    return await carryOut(desk, name, input, call);
  } finally {
    await desk.close();
  }
}

/** Undefined where no server listens: no socket, or one that a killed server left behind. */
async function askServer(call: Call, name: string, input: unknown): Promise<Result<unknown> | undefined> {
  const response = await post(call, name, JSON.stringify(input));
  if (!response) return undefined;
  for await (const text of createInterface({ input: response })) {
    const line = JSON.parse(text) as Line;
    if (line.is === 'progress') call.tell(line.progress);
    else if (line.is === 'done') return { ok: true, value: line.value };
    else if (line.is === 'refused') return { ok: false, refusal: line.refusal };
    else throw new Error(line.message);
  }
  throw new Error('the server stopped before it had answered');
}

function post(call: Call, name: string, body: string): Promise<IncomingMessage | undefined> {
  return new Promise((done, fail) => {
    const asking = request(
      { socketPath: socketIn(call.config.home), path: `/${name}`, method: 'POST', signal: call.signal },
      done,
    );
    asking.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'ENOENT' || fault.code === 'ECONNREFUSED' ? done(undefined) : fail(fault),
    );
    asking.end(body);
  });
}
