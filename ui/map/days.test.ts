/** The slider's days: keys step by a day and by a month, and stay within the span. */
import { describe, expect, it } from 'vitest';
import { dayAfterKey, dayAt, heightsOf, marksOf, shareOf } from './days.ts';

const span = { first: '2026-01-10', last: '2026-11-24' };

describe('keys', () => {
  it('step a day, and a month to its last day', () => {
    expect(dayAfterKey('ArrowRight', '2026-02-28', span)).toBe('2026-03-01');
    expect(dayAfterKey('ArrowLeft', '2026-03-01', span)).toBe('2026-02-28');
    expect(dayAfterKey('PageDown', '2026-03-31', span)).toBe('2026-02-28');
    expect(dayAfterKey('PageUp', '2026-01-31', span)).toBe('2026-02-28');
    expect(dayAfterKey('PageUp', '2025-12-15', { first: '2025-01-01', last: '2026-11-24' })).toBe('2026-01-15');
  });
  it('never leave the span', () => {
    expect(dayAfterKey('PageUp', '2026-11-20', span)).toBe('2026-11-24');
    expect(dayAfterKey('ArrowLeft', '2026-01-10', span)).toBe('2026-01-10');
    expect(dayAfterKey('Home', '2026-05-05', span)).toBe(span.first);
    expect(dayAfterKey('End', '2026-05-05', span)).toBe(span.last);
    expect(dayAfterKey('a', '2026-05-05', span)).toBeUndefined();
  });
});

describe('places along the track', () => {
  it('lead from a day to its place and back', () => {
    for (const day of ['2026-01-10', '2026-06-30', '2026-11-24']) expect(dayAt(shareOf(day, span), span)).toBe(day);
    expect(dayAt(2, span)).toBe(span.last);
  });
  it('has months, or years where they would stand too close', () => {
    expect(marksOf(span).map(({ day }) => day)).toEqual(
      Array.from({ length: 10 }, (_, i) => `2026-${String(i + 2).padStart(2, '0')}-01`),
    );
    expect(marksOf({ first: '2024-01-01', last: '2026-11-24' }).map(({ day }) => day)).toEqual([
      '2024-01-01',
      '2025-01-01',
      '2026-01-01',
    ]);
  });
});

it('draws bars as high as what held at the end of each span', () => {
  const heights = heightsOf(
    {
      title: '',
      sum: '',
      values: [
        { day: '2026-01-10', count: 4 },
        { day: '2026-11-01', count: 1 },
      ],
    },
    span,
  );
  expect([heights[0], heights.at(-1)]).toEqual([1, 0.25]);
});
