/** The stream against queries of a real client: what it names is asked again, and all of it once it stands. */
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { followLive } from './live.ts';

/** A stream in the hand of the test, and a query that counts how often it was answered. */
async function standing() {
  const source = { close: vi.fn() } as unknown as EventSource;
  const client = new QueryClient();
  const answer = vi.fn(async () => 'read');
  const observer = new QueryObserver(client, { queryKey: ['patrol.findBlindSpots', {}], queryFn: answer });
  const leave = observer.subscribe(() => {});
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(1));
  const stop = followLive(client, () => source);
  const tell = (text: string) => source.onmessage!({ data: text } as MessageEvent<string>);
  return {
    source,
    answer,
    tell,
    leave() {
      leave();
      stop();
    },
  };
}

it('asks again what is named, and nothing else', async () => {
  const { answer, tell, leave } = await standing();
  tell('{"stale":["papers"]}');
  tell('not a message');
  tell('{"stale":["patrol"]}');
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(2));
  leave();
});

it('asks again what was read before the stream stood: nobody was told of what changed in between', async () => {
  const { source, answer, leave } = await standing();
  source.onopen!(new Event('open'));
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(2));
  leave();
  expect(source.close).toHaveBeenCalledOnce();
});
