/** Work in the background gives way before each batch, and ends between two. */
import { expect, test } from 'vitest';
import { batchesOf, inBackground } from './background.ts';

test('each batch waits for the way, and a stop is heard while it waits', async () => {
  const told: string[] = [];
  let free = () => {};
  const way = () =>
    new Promise<void>((go) => {
      free = go;
    });
  const { whole, stop } = inBackground(way, async (turn) => {
    for (const batch of batchesOf(['a', 'b', 'c', 'd', 'e'], 2)) {
      if (!(await turn())) return;
      told.push(batch.join(''));
    }
  });
  expect(told).toEqual([]);
  free();
  await expect.poll(() => told).toEqual(['ab']);
  const stopped = stop();
  free();
  await Promise.all([stopped, whole]);
  expect(told).toEqual(['ab']);
});

test('a fault is told to who waits for all of it, and not to who stops it', async () => {
  const { whole, stop } = inBackground(undefined, () => Promise.reject(new Error('no ground')));
  await expect(whole).rejects.toThrow('no ground');
  await expect(stop()).resolves.toBeUndefined();
});

test('batches are of the size that was asked, the last of what is left', () => {
  expect(batchesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(batchesOf([], 2)).toEqual([]);
});
