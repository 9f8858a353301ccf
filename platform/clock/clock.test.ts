/** Time stands still where a test says so; chance repeats where a seed says so. */

import { isUuid } from '@cuntu/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drawBelow, every, fixedClock, later, newId, seededRandom, systemClock, systemRandom } from './index.ts';

describe('clock', () => {
  test('the date is that of Shanghai, which is ahead of UTC', () => {
    expect(fixedClock('2026-09-30T15:59:59.999Z').today()).toBe('2026-09-30');
    expect(fixedClock('2026-09-30T16:00:00.000Z').today()).toBe('2026-10-01');
  });

  test('a fixed clock moves only when told', () => {
    const clock = fixedClock('2026-12-31T23:00:00+08:00');
    expect(clock.now()).toBe('2026-12-31T15:00:00.000Z');
    clock.advance(3_600_000);
    expect(clock.today()).toBe('2027-01-01');
    clock.set('2026-01-01T00:00:00Z');
    expect(clock.now()).toBe('2026-01-01T00:00:00.000Z');
  });

  test('what is no instant is refused', () => {
    expect(() => fixedClock('soon')).toThrow('not an instant: soon');
  });

  test('the system clock speaks the same language', () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

describe('chance', () => {
  test('a seed gives the same bytes however they are asked for', () => {
    const once = seededRandom('patrol').bytes(100);
    const random = seededRandom('patrol');
    const parts = [random.bytes(1), random.bytes(40), random.bytes(0), random.bytes(59)];
    expect(Buffer.concat(parts)).toEqual(Buffer.from(once));
    expect(seededRandom('other').bytes(100)).not.toEqual(once);
  });

  test('the first bytes of a seed never change, so that neither does the demo city', () => {
    expect(Buffer.from(seededRandom('cuntu').bytes(8)).toString('hex')).toMatchInlineSnapshot(`"7cfbb7a4e97fbb1f"`);
  });

  test('numbers drawn stay below and reach every value', () => {
    const random = seededRandom('draw');
    const drawn = new Set(Array.from({ length: 200 }, () => drawBelow(random, 6)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('ids sort by time', () => {
    const clock = fixedClock('2026-09-30T02:00:00.000Z');
    const early = newId(clock);
    clock.advance(1);
    const late = newId(clock, systemRandom);
    expect(isUuid(early) && isUuid(late)).toBe(true);
    expect(early < late).toBe(true);
  });
});

describe('timers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('every waits for the run before, and ends when cancelled', async () => {
    const ends: (() => void)[] = [];
    const cancel = every(1000, () => new Promise<void>((resolve) => void ends.push(resolve)));
    await vi.advanceTimersByTimeAsync(5000);
    expect(ends).toHaveLength(1);
    ends[0]!();
    await vi.advanceTimersByTimeAsync(1000);
    expect(ends).toHaveLength(2);
    cancel();
    ends[1]!();
    await vi.advanceTimersByTimeAsync(5000);
    expect(ends).toHaveLength(2);
  });

  test('later runs once, or not at all when cancelled', async () => {
    const ran: string[] = [];
    later(10, () => void ran.push('kept'));
    later(10, () => void ran.push('cancelled'))();
    await vi.advanceTimersByTimeAsync(100);
    expect(ran).toEqual(['kept']);
  });
});
