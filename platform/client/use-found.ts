/** A declared query as React sees it, kept fresh by `followLive`. */
import type { AnyQuery, OutputOf } from '@cuntu/base';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SpokenRefusal } from './answer.ts';
import { type AnswerOf, find, type GivenTo } from './call.ts';

/** Thrown into react-query, so that a page's error sentence can tell refusal, outage and fault apart. */
export class NotFound extends Error {
  readonly answer: Exclude<AnswerOf<AnyQuery>, { is: 'done' }>;
  constructor(answer: Exclude<AnswerOf<AnyQuery>, { is: 'done' }>) {
    super(answer.is);
    this.answer = answer;
  }
  get refusal(): SpokenRefusal | undefined {
    return this.answer.is === 'refused' ? this.answer.refusal : undefined;
  }
}

export interface FoundOptions<Q extends AnyQuery = AnyQuery> {
  enabled?: boolean;
  /** Keeps the former answer on the screen while a filter changes. */
  keepFormer?: boolean;
  /** Seconds until it is asked again, of what was found; undefined: not by itself. */
  againAfter?(found: OutputOf<Q>): number | undefined;
}

export function useFound<Q extends AnyQuery>(
  query: Q,
  input: GivenTo<Q>,
  options: FoundOptions<Q> = {},
): UseQueryResult<OutputOf<Q>, NotFound> {
  return useQuery<OutputOf<Q>, NotFound>({
    queryKey: [query.name, input],
    enabled: options.enabled,
    refetchInterval: ({ state }) => (state.data && (options.againAfter?.(state.data) ?? 0) * 1000) || false,
    placeholderData: options.keepFormer ? (former) => former : undefined,
    // A refusal stays a refusal; only what was not reached is worth asking again.
    retry: (times, error) => error.answer?.is === 'outage' && times < 3,
    queryFn: async ({ signal }) => {
      const answer = await find(query, input, signal);
      if (answer.is === 'done') return answer.value;
      throw new NotFound(answer);
    },
  });
}
