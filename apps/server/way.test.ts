/** Work waits while people ask, and not forever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWay } from './way.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const waited = async (way: ReturnType<typeof openWay>, eachMs?: number): Promise<number> => {
  const since = Date.now();
  const asking = eachMs ? setInterval(way.taken, eachMs) : undefined;
  const ended = way.free().then(() => Date.now() - since);
  await vi.advanceTimersByTimeAsync(10_000);
  clearInterval(asking);
  return ended;
};

test('nobody asks: it goes on at once', async () => {
  expect(await waited(openWay(Date.now))).toBe(0);
});

test('somebody has just asked: a moment later', async () => {
  const way = openWay(Date.now);
  way.taken();
  expect(await waited(way)).toBe(400);
});

test('somebody asks all the time: some seconds at most', async () => {
  const way = openWay(Date.now);
  way.taken();
  expect(await waited(way, 100)).toBe(4_000);
});
