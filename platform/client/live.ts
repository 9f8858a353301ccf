/** What others do appears without reload: the server names what went stale, and the queries of that name ask again. */
import type { QueryClient } from '@tanstack/react-query';

/** `stale` holds names of queries (`patrol.findFindings`) or of whole modules (`patrol`). */
export interface LiveMessage {
  stale: readonly string[];
}

export const isStale = (queryName: string, stale: readonly string[]): boolean =>
  stale.some((name) => queryName === name || queryName.startsWith(`${name}.`));

function messageOf(text: string): LiveMessage | undefined {
  try {
    const message = JSON.parse(text) as Partial<LiveMessage>;
    return Array.isArray(message.stale) ? { stale: message.stale } : undefined;
  } catch {
    return undefined;
  }
}

/** Keys are `[query name, input]` (`useFound`). Returns how to stop. EventSource reconnects by itself. */
export function followLive(
  client: QueryClient,
  open: () => EventSource = () => new EventSource('/api/system.live'),
): () => void {
  const source = open();
  source.onmessage = (event: MessageEvent<string>) => {
    const message = messageOf(event.data);
    if (message === undefined) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => isStale(String(queryKey[0]), message.stale) });
  };
  // What was read before the stream stood may have changed since, at the first time as after a gap.
  source.onopen = () => void client.invalidateQueries();
  return () => source.close();
}
