/** Whole lives of applications from a process of its own: so many keep-alive connections, each living one after another. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { City } from './city.ts';
import type { Actor } from './life-cycle.ts';
import { type Running, signIn } from './server.ts';

export interface Lives {
  origin: string;
  tokens: Record<Actor, string>;
  parcels: readonly string[];
  connections: number;
  warmUpMs: number;
  forMs: number;
}

const LASTING = { warmUpMs: 3_000, forMs: 15_000 };
/** Warm-up and measured time together. */
export const LOAD_MS = LASTING.warmUpMs + LASTING.forMs;

export interface Lived {
  /** Whole lives. */
  perSecond: number;
  deedsPerSecond: number;
  /** Of each command, in its order. */
  p95Ms: Record<string, number>;
}

export async function livesOf({ origin }: Running, city: City, parcels: readonly string[]): Promise<Lives> {
  const tokens = {
    windowClerk: await signIn(origin, city.windowClerk.username),
    examiner: await signIn(origin, city.examiner.username),
    registrar: await signIn(origin, city.registrar.username),
  };
  return { origin, tokens, parcels, connections: 8, ...LASTING };
}

export async function applyLives(lives: Lives): Promise<Lived> {
  const child = fork(new URL('./lives-process.ts', import.meta.url));
  child.send(lives);
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Lived | number];
  if (typeof answer !== 'object') throw new Error('the load ended without an answer');
  return answer;
}
