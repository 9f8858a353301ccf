/** Tests of what is remembered of an actor, and for how long. */
import type { SignedIn } from '@cuntu/divisions';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '#platform/clock';
import { makeActorCache } from './actor-cache.ts';

const song: SignedIn = { personId: 'song', accountId: 'account', grants: [], licences: [], units: [] };

function kept() {
  const clock = fixedClock('2026-11-24T15:59:58.000Z');
  const cache = makeActorCache();
  const keep = () =>
    cache.keep('hash', song, { now: clock.now(), today: clock.today(), expiresAt: '2026-11-25T00:00:00.000Z' });
  const find = () => cache.find('hash', clock.now(), clock.today());
  keep();
  return { clock, cache, keep, find };
}

describe('an actor', () => {
  it('is remembered for three seconds of the same day', () => {
    const { clock, find } = kept();
    clock.advance(1_999);
    expect(find()).toBe(song);
    clock.advance(1);
    expect(find()).toBeUndefined();
  });

  it('is not remembered past the end of the session', () => {
    const clock = fixedClock('2026-11-24T01:00:00.000Z');
    const cache = makeActorCache();
    cache.keep('hash', song, { now: clock.now(), today: clock.today(), expiresAt: '2026-11-24T01:00:01.000Z' });
    clock.advance(1_000);
    expect(cache.find('hash', clock.now(), clock.today())).toBeUndefined();
  });

  it('is not remembered longer where the clock is set back', () => {
    const { clock, find } = kept();
    clock.advance(-1);
    expect(find()).toBeUndefined();
  });

  it('is forgotten by person and by account', () => {
    for (const holder of ['song', 'account']) {
      const { cache, find } = kept();
      cache.forget('somebody else');
      expect(find()).toBe(song);
      cache.forget(holder);
      expect(find()).toBeUndefined();
    }
  });

  it('is not remembered while a transaction changes the grants: what was read before its commit is old', () => {
    const { clock, cache, keep, find } = kept();
    cache.changing('song', clock.now());
    keep();
    expect(find()).toBeUndefined();
    clock.advance(60_000);
    keep();
    expect(find()).toBe(song);
  });
});
