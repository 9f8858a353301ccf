/** Tests of how often may be tried from one address. */
import { describe, expect, it } from 'vitest';
import { fixedClock } from '#platform/clock';
import { makeAddressLimiter, nameDelaysS } from './throttle.ts';

const fail = (limiter: ReturnType<typeof makeAddressLimiter>, address: string, times: number, now: string) => {
  for (let i = 0; i < times; i++) limiter.countFailure(address, now);
};

describe('an address', () => {
  const clock = fixedClock('2026-11-24T01:00:00.000Z');

  it('is barred after forty failures, for what is left of a quarter of an hour', () => {
    const limiter = makeAddressLimiter();
    fail(limiter, '10.1.2.3', 39, clock.now());
    expect(limiter.isBarred('10.1.2.3', clock.now())).toBe(false);
    fail(limiter, '10.1.2.3', 1, clock.now());
    expect(limiter.isBarred('10.1.2.3', clock.now())).toBe(true);
    expect(limiter.isBarred('10.1.2.4', clock.now())).toBe(false);
    clock.advance(15 * 60_000);
    expect(limiter.isBarred('10.1.2.3', clock.now())).toBe(false);
  });

  it('of IPv6 counts with its network, however it is written', () => {
    const limiter = makeAddressLimiter();
    fail(limiter, '2001:db8:0:7::1', 20, clock.now());
    fail(limiter, '2001:0db8:0000:0007:aaaa:bbbb:cccc:dddd', 20, clock.now());
    expect(limiter.isBarred('2001:db8:0:7::9', clock.now())).toBe(true);
    expect(limiter.isBarred('2001:db8:0:8::9', clock.now())).toBe(false);
  });

  it('of IPv4 within IPv6 is one address, not a network', () => {
    const limiter = makeAddressLimiter();
    fail(limiter, '::ffff:10.1.2.3', 40, clock.now());
    expect(limiter.isBarred('::ffff:10.1.2.3', clock.now())).toBe(true);
    expect(limiter.isBarred('::ffff:10.1.2.4', clock.now())).toBe(false);
  });

  it('is forgotten, the oldest first, when there are too many', () => {
    const limiter = makeAddressLimiter();
    fail(limiter, '10.0.0.1', 40, clock.now());
    for (let i = 0; i < 20_000; i++) limiter.countFailure(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}.x`, clock.now());
    expect(limiter.isBarred('10.0.0.1', clock.now())).toBe(false);
  });
});

it('the wait after a failure never gets shorter and ends at an hour', () => {
  expect([...nameDelaysS]).toEqual([...nameDelaysS].sort((a, b) => a - b));
  expect(nameDelaysS.at(-1)).toBe(3600);
});
