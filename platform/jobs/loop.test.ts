/** Tests of the loop: woken it works, stopped it ends, failing it goes on. */
import { expect, it, vi } from 'vitest';
import { makeLoop } from './loop.ts';

/** A poll so far off that only wake-ups count. */
const NEVER_MS = 86_400_000;
const onFault = () => expect.unreachable();

it('repeats a round at once while it finds something to do', async () => {
  let left = 3;
  const loop = makeLoop({ round: async () => (left > 0 ? left-- : 0), pollMs: NEVER_MS, onFault });
  loop.start();
  await vi.waitUntil(() => left === 0);
  await loop.stop();
});

it('looks again after its rest where a round did something, though nobody wakes it', async () => {
  let left = 3;
  const loop = makeLoop({ round: async () => (left > 0 ? left-- : 0), pollMs: NEVER_MS, restMs: 1, onFault });
  loop.start();
  await vi.waitUntil(() => left === 0);
  await loop.stop();
});

it('woken in the middle of a round, it looks once more', async () => {
  const rounds: (() => void)[] = [];
  const round = () => new Promise<number>((done) => rounds.push(() => done(0)));
  const loop = makeLoop({ round, pollMs: NEVER_MS, onFault });
  loop.start();
  loop.wake();
  loop.wake();
  rounds[0]!();
  await vi.waitUntil(() => rounds.length === 2);
  const stopped = loop.stop();
  rounds[1]!();
  await stopped;
  expect(rounds).toHaveLength(2);
});

it('not started, it does nothing; stopped, nothing more', async () => {
  const round = vi.fn(async () => 0);
  const loop = makeLoop({ round, pollMs: NEVER_MS, onFault });
  loop.wake();
  expect(round).not.toHaveBeenCalled();
  loop.start();
  await loop.stop();
  const before = round.mock.calls.length;
  loop.wake();
  expect(round).toHaveBeenCalledTimes(before);
});

it('goes on after a fault, which it reports', async () => {
  const faults: unknown[] = [];
  let calls = 0;
  const round = async () => {
    if (calls++ === 0) throw new Error('no line');
    return 0;
  };
  const loop = makeLoop({ round, pollMs: 0, onFault: (fault) => faults.push(fault) });
  loop.start();
  await vi.waitUntil(() => calls >= 2);
  await loop.stop();
  expect(faults).toEqual([new Error('no line')]);
});
