/** What a deed answers on this side of the wire: done, refused with a sentence, not reached, or our own fault. */

/** RFC 9457 as this server speaks it: `detail` is the sentence in the caller's language. */
export interface SpokenRefusal<Code extends string = string> {
  code: Code;
  sentence: string;
  status: number;
  article?: string;
  /** What the person can do next, already in words. */
  next?: string;
  /** Path of the wrong field in the input. */
  at?: string;
  params?: Record<string, string | number>;
  faults?: readonly { at: string; code: string; sentence: string }[];
}

export type Answer<T, Code extends string = string> =
  | { is: 'done'; value: T }
  | { is: 'refused'; refusal: SpokenRefusal<Code> }
  /** Nothing came back: it may have been done or not, so only the same id may repeat it. */
  | { is: 'outage' }
  /** The server's own error; `id` is what a person reads to whoever looks into it. */
  | { is: 'fault'; id: string };

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function refusalOf(status: number, body: Record<string, unknown>): SpokenRefusal {
  const faults = Array.isArray(body.faults) ? body.faults : undefined;
  return {
    code: text(body.code) ?? 'unknown',
    sentence: text(body.detail) ?? text(body.title) ?? '',
    status,
    article: text(body.article),
    next: text(body.next),
    at: text(body.at),
    params: body.params as SpokenRefusal['params'],
    faults: faults?.map((fault: Record<string, unknown>) => ({
      at: text(fault.at) ?? '',
      code: text(fault.code) ?? 'unknown',
      sentence: text(fault.sentence) ?? text(fault.detail) ?? '',
    })),
  };
}

/** Gateways that answer for a server which is starting or away. */
const AWAY = new Set([502, 503, 504]);

const jsonOf = async (response: Response): Promise<unknown> =>
  response.status === 204 ? undefined : await response.json().catch(() => undefined);

/** `read` takes what was done; what was not is a problem, always JSON. */
export async function readAnswer<T>(
  response: Response,
  read: (response: Response) => Promise<unknown> = jsonOf,
): Promise<Answer<T, never>> {
  if (AWAY.has(response.status)) return { is: 'outage' };
  if (response.ok) return { is: 'done', value: (await read(response)) as T };
  const body = await jsonOf(response);
  const problem = (body ?? {}) as Record<string, unknown>;
  if (response.status >= 500)
    return { is: 'fault', id: text(problem.instance) ?? response.headers.get('x-request-id') ?? '' };
  return { is: 'refused', refusal: refusalOf(response.status, problem) as SpokenRefusal<never> };
}
