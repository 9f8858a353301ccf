/** Deeds over the wire: `run` a declared command, `find` by a declared query. */
import {
  type AnyCommand,
  type AnyQuery,
  type CommonRefusal,
  type InputOf,
  type OutputOf,
  type RefusalOf,
  uuidV7,
} from '@cuntu/base';
import type { z } from 'zod';
import { type Answer, readAnswer } from './answer.ts';

/** What a caller may leave to the schema's defaults. */
export type GivenTo<D extends { input: z.ZodType }> = z.input<D['input']>;
export type AnswerOf<D extends AnyCommand | AnyQuery> = Answer<OutputOf<D>, RefusalOf<D> | CommonRefusal>;
export type { InputOf };

export interface RunOptions {
  /** The id of the deed; repeat an unanswered deed only with the id of its first try. */
  id?: string;
  /** When the person did it, by this device's clock. */
  madeAt?: string;
  signal?: AbortSignal;
}

/** Ids are made where the thing is made, so that an unanswered deed can be sent again (contracts: Ids, repeats). */
export const newId = (): string => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

const languageHeader = () => ({ 'Accept-Language': globalThis.document?.documentElement.lang || 'zh-CN' });

export async function ask<T>(
  path: string,
  init: RequestInit,
  read?: (response: Response) => Promise<T>,
): Promise<Answer<T, never>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    return await readAnswer<T>(response, read);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { is: 'outage' };
  }
}

export async function run<C extends AnyCommand>(
  command: C,
  input: GivenTo<C>,
  options: RunOptions = {},
): Promise<AnswerOf<C>> {
  return ask(`/api/${command.name}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': options.id ?? newId(),
      'Made-At': options.madeAt ?? new Date().toISOString(),
      ...languageHeader(),
    },
    body: JSON.stringify(input ?? {}),
    signal: options.signal,
  });
}

/** Each top-level field is its own parameter, so that an address can be read and shared; lists and objects go as JSON. */
export function queryString(input: unknown): string {
  const params = new URLSearchParams();
  for (const [field, value] of Object.entries((input ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    params.set(field, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Servers and what stands before them refuse addresses of more than 8 kB. */
const ADDRESS_MAX = 6_000;

/** Where and how a query is asked. */
export function questionOf<Q extends AnyQuery>(
  query: Q,
  input: GivenTo<Q>,
  signal?: AbortSignal,
): [string, RequestInit] {
  const asked = queryString(input);
  if (asked.length <= ADDRESS_MAX)
    return [`/api/${query.name}${asked}`, { method: 'GET', headers: languageHeader(), signal }];
  const headers = { 'Content-Type': 'application/json', ...languageHeader() };
  return [`/api/${query.name}`, { method: 'POST', headers, body: JSON.stringify(input), signal }];
}

export const find = async <Q extends AnyQuery>(
  query: Q,
  input: GivenTo<Q>,
  signal?: AbortSignal,
): Promise<AnswerOf<Q>> => ask(...questionOf(query, input, signal));
