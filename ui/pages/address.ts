/** A page's address is its state: filters, order and choice can be shared, and Back goes back. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Query = Readonly<Record<string, string>>;

/** Plain `?state=reported&place=421303`; the router's own spelling would put every text in quotes. */
export const parseQuery = (text: string): Query => Object.fromEntries(new URLSearchParams(text));

export function spellQuery(query: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [field, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(field, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export interface Address {
  /** '$findingId' of the path. */
  params: Readonly<Record<string, string | undefined>>;
  query: Query;
  /** Changes some fields of the query; `undefined` removes one. Replaces the entry unless `push`. */
  change(fields: Record<string, string | undefined>, push?: boolean): void;
  /** Goes to an address under /office: '/findings/0197…'. */
  go(path: string): void;
}

export function useAddress(): Address {
  const params = useParams({ strict: false }) as Address['params'];
  const query = useSearch({ strict: false }) as Query;
  const navigate = useNavigate();
  const change = useCallback(
    (fields: Record<string, string | undefined>, push = false) =>
      void navigate({
        to: '.',
        search: ((former: Query) => ({ ...former, ...fields })) as never,
        replace: !push,
        // The entry keeps its key: else the router goes back to where the reader was before the page changed.
        resetScroll: push,
      }),
    [navigate],
  );
  const go = useCallback((path: string) => void navigate({ href: path }), [navigate]);
  return { params, query, change, go };
}
