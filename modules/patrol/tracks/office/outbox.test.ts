/** What waits to be sent survives, in order, and is let go only by number. */

import { expect, test } from 'vitest';
import { keepDraftsOf } from '#platform/client';
import { EVERY_MS, firstOf, letGo, putFix, waitingOf } from './outbox.ts';

const fix = (t: number) => ({ t, lon: 113.123456789, lat: 31.5, accuracy: 4.26, speed: null });

test('fixes wait in order, thinned, and what comes during a request stays after it', () => {
  keepDraftsOf('bai');
  const id = 'one';
  for (const n of [0, 1, 2]) expect(putFix(id, fix(n * EVERY_MS))).toBeTypeOf('boolean');
  putFix(id, fix(2 * EVERY_MS + 1));
  const sent = firstOf(waitingOf(id));
  expect(sent).toMatchObject({ t: [0, EVERY_MS, 2 * EVERY_MS], accuracy: [4.3, 4.3, 4.3], speed: [null, null, null] });
  expect(sent.lon[0]).toBe(113.1234568);
  putFix(id, fix(3 * EVERY_MS));
  letGo(id, sent.t.length);
  expect(waitingOf(id).t).toEqual([3 * EVERY_MS]);
});

test('belongs to one patrol of one account', () => {
  keepDraftsOf('bai');
  putFix('two', fix(1));
  expect(waitingOf('three').t).toEqual([]);
  keepDraftsOf('song');
  expect(waitingOf('two').t).toEqual([]);
});
