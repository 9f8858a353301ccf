/** When ground is due, what is opened and ended. */
import { expect, test } from 'vitest';
import { changesOf, endingOf, intervalOn } from './rules.ts';

test('an interval of seven days ends today, and nobody is late before one has gone by', () => {
  expect(intervalOn('2026-11-24', 7, '2026-11-18')).toEqual({ from: '2026-11-18', to: '2026-11-24' });
  expect(intervalOn('2026-11-24', 7, '2026-11-19')).toBeUndefined();
  expect(intervalOn('2026-11-24', 1, '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' });
});

test('what is blind and not open is opened, what is open and not blind is ended, the rest is left', () => {
  const [a, b, c] = ['zone-a', 'zone-b', 'zone-c'];
  const changes = changesOf(
    [
      { reason: 'noPerson', subject: a },
      { reason: 'notVisited', subject: a },
      { reason: 'noPerson', subject: b },
    ],
    [
      { reason: 'noPerson', subject: b, matterId: '1' },
      { reason: 'noPerson', subject: c, matterId: '2' },
    ],
  );
  expect(changes.toOpen).toEqual([
    { reason: 'noPerson', subject: a },
    { reason: 'notVisited', subject: a },
  ]);
  expect(changes.toEnd.map((one) => one.matterId)).toEqual(['2']);
});

test('each ends in its own way; a zone that is no more dissolves all', () => {
  expect(endingOf('noPerson', false)).toBe('staffed');
  expect(endingOf('gap', false)).toBe('covered');
  expect(endingOf('notVisited', false)).toBe('visited');
  expect(endingOf('notVisited', true)).toBe('dissolved');
});
