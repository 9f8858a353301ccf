/** Load from a process of its own: so many keep-alive connections, each posting one finding after another. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Load {
  origin: string;
  reportPath: string;
  /** Absent: nothing but findings. */
  putPath?: string;
  photos: number;
  /** One a connection. */
  reporters: { token: string; at: [number, number] }[];
  warmUpMs: number;
  forMs: number;
}

export interface Done {
  perSecond: number;
  medianMs: number;
  p95Ms: number;
}

export async function applyLoad(load: Load): Promise<Done> {
  const child = fork(new URL('./load-process.ts', import.meta.url));
  child.send(load);
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Done | number];
  if (typeof answer !== 'object') throw new Error('the load ended without an answer');
  return answer;
}
