/** Due days worked out by hand from the notices, each with the explanation it must carry. */
import { describe, expect, test } from 'vitest';
import { almanacOf } from './almanac.ts';
import { deadline } from './deadline.ts';
import { notice2025, notice2026 } from './notices.fixture.ts';
import { MAX_COUNT, type Period } from './period.ts';

const almanac = almanacOf([notice2025, notice2026]);

function due(start: string, count: number, unit: Period['unit'], more: Partial<Period> = {}): string {
  const answer = deadline(almanac, { start, count, unit, ...more });
  return answer.ok ? answer.value.dueOn : answer.refusal.code;
}

function explained(ask: Period): string[] {
  const answer = deadline(almanac, ask);
  if (!answer.ok) return [answer.refusal.code];
  return answer.value.counted.map(({ date, counts, why }) => `${date} ${counts ? '+' : '-'} ${why}`);
}

describe('working days', () => {
  test.each([
    ['2026-02-12', 3, '2026-02-24'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-30', 2, '2026-10-09'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-02-18', 1, '2026-02-24'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2025-12-31', 248, '2026-12-31'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2026-03-02', 0, '2026-03-02'],
    ['2026-03-07', 0, '2026-03-09'],
    ['2026-02-28', 0, '2026-02-28'],
  ])('example: deadline %s + %i is %s', (start, count, end) => {
    expect(due(start, count, 'workingDays')).toBe(end);
  });

  test('every day that was counted or skipped is explained', () => {
    expect(explained({ start: '2026-02-12', count: 3, unit: 'workingDays' })).toEqual([
      '2026-02-12 - startExcluded',
      '2026-02-13 + workingDay',
      '2026-02-14 + makeUpDay',
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day} - holiday:springFestival`),
      '2026-02-24 + workingDay',
    ]);
  });

  test('ends at 24:00 of the due day, which is the first instant that is too late', () => {
    const answer = deadline(almanac, { start: '2026-02-12', count: 3, unit: 'workingDays' });
    expect(answer).toMatchObject({
      ok: true,
      value: { dueOn: '2026-02-24', dueAt: '2026-02-25T00:00:00+08:00', provisional: false },
    });
  });

  test('an instant counts from its day in China', () => {
    expect(due('2026-09-30T10:00:00+08:00', 2, 'workingDays')).toBe('2026-10-09');
    expect(due('2026-09-30T15:59:59Z', 2, 'workingDays')).toBe('2026-10-09');
    expect(due('2026-09-30T16:00:00Z', 2, 'workingDays')).toBe('2026-10-09');
    expect(due('2026-09-29T16:00:00Z', 1, 'workingDays')).toBe('2026-10-08');
    expect(due('2026-09-29T15:59:59Z', 1, 'workingDays')).toBe('2026-09-30');
  });
});

describe('calendar days: 民法典 201 and 203', () => {
  test.each([
    ['2026-03-02', 10, '2026-03-12'],
    ['2026-03-02', 5, '2026-03-09'],
    ['2026-09-16', 15, '2026-10-08'],
    ['2026-02-05', 9, '2026-02-14'],
    ['2026-02-05', 10, '2026-02-24'],
    ['2026-09-10', 10, '2026-09-20'],
    ['2026-06-04', 15, '2026-06-22'],
    ['2026-01-10', 90, '2026-04-10'],
    ['2026-03-07', 0, '2026-03-09'],
  ])('%s + %i ends on %s', (start, count, end) => {
    expect(due(start, count, 'days')).toBe(end);
  });

  test('the day that is rolled over, the days between and the day reached are named', () => {
    expect(explained({ start: '2026-09-29', count: 3, unit: 'days' })).toEqual([
      '2026-09-29 - startExcluded',
      '2026-09-30 + calendarDay',
      '2026-10-01 + calendarDay',
      '2026-10-02 + endsOn:holiday:nationalDay',
      ...[3, 4, 5, 6, 7].map((day) => `2026-10-0${day} - holiday:nationalDay`),
      '2026-10-08 - rolledOver',
    ]);
  });

  test('a make-up Sunday is a working day: nothing rolls', () => {
    expect(explained({ start: '2026-09-18', count: 2, unit: 'days' })).toEqual([
      '2026-09-18 - startExcluded',
      '2026-09-19 + calendarDay',
      '2026-09-20 + calendarDay',
    ]);
  });

  test('without rolling the day stands, and needs no notice', () => {
    expect(due('2026-03-02', 5, 'days', { rollOver: false })).toBe('2026-03-07');
    expect(due('2040-03-02', 5, 'days', { rollOver: false })).toBe('2040-03-07');
    expect(due('2040-03-02', 5, 'days')).toBe('calendar.noNotice');
  });

  test('only the last day needs a notice: a period may begin before the first one', () => {
    expect(due('2024-12-20', 20, 'days')).toBe('2025-01-09');
  });
});

describe('months and years: 民法典 202', () => {
  test.each([
    ['2026-01-15', 1, 'months', '2026-02-24'],
    ['2026-01-31', 1, 'months', '2026-02-28'],
    ['2025-01-31', 1, 'months', '2025-02-28'],
    ['2026-02-28', 1, 'months', '2026-03-30'],
    ['2026-03-31', 1, 'months', '2026-04-30'],
    ['2025-08-31', 6, 'months', '2026-02-28'],
    ['2025-12-31', 2, 'months', '2026-02-28'],
    ['2025-11-30', 3, 'months', '2026-02-28'],
    ['2025-10-14', 12, 'months', '2026-10-14'],
    ['2024-02-29', 1, 'years', '2025-02-28'],
    ['2024-02-29', 2, 'years', '2026-02-28'],
    ['2024-06-03', 2, 'years', '2026-06-03'],
    ['2025-10-01', 1, 'years', '2026-10-08'],
    ['2026-03-02', 0, 'months', '2026-03-02'],
  ] as const)('%s + %i %s ends on %s', (start, count, unit, end) => {
    expect(due(start, count, unit)).toBe(end);
  });

  test('says whether the date matched or the month was too short', () => {
    expect(explained({ start: '2026-01-31', count: 1, unit: 'months' })).toEqual([
      '2026-01-31 - startExcluded',
      '2026-02-28 + monthEnd',
    ]);
    expect(explained({ start: '2025-10-14', count: 1, unit: 'years' })).toEqual([
      '2025-10-14 - startExcluded',
      '2026-10-14 + matchingDate',
    ]);
    expect(explained({ start: '2026-07-15', count: 1, unit: 'months' })).toEqual([
      '2026-07-15 - startExcluded',
      '2026-08-15 + endsOn:weekend',
      '2026-08-16 - weekend',
      '2026-08-17 - rolledOver',
    ]);
  });
});

describe('hours run at once', () => {
  test('through the night and a holiday, to the minute', () => {
    const answer = deadline(almanac, { start: '2026-09-30T17:30:00+08:00', count: 24, unit: 'hours' });
    expect(answer).toEqual({
      ok: true,
      value: {
        dueOn: '2026-10-01',
        dueAt: '2026-10-01T17:30:00+08:00',
        provisional: false,
        counted: [
          { date: '2026-09-30', counts: true, why: 'hour' },
          { date: '2026-10-01', counts: true, why: 'hour' },
        ],
      },
    });
  });

  test('need no notice, keep milliseconds, take any offset', () => {
    expect(deadline(almanac, { start: '2035-01-01T00:00:00.250Z', count: 2, unit: 'hours' })).toMatchObject({
      value: { dueOn: '2035-01-01', dueAt: '2035-01-01T10:00:00.250+08:00' },
    });
  });

  test('a date alone does not say when they began', () => {
    expect(deadline(almanac, { start: '2026-09-30', count: 24, unit: 'hours' })).toEqual({
      ok: false,
      refusal: { code: 'calendar.needsInstant', at: 'start' },
    });
  });

  test('end inside the calendar', () => {
    expect(due('2200-12-31T15:00:00+08:00', 9, 'hours')).toBe('calendar.outOfRange');
    expect(due('2200-12-31T15:00:00+08:00', 8, 'hours')).toBe('2200-12-31');
  });
});

describe('years without a notice', () => {
  test('are refused by name', () => {
    expect(deadline(almanac, { start: '2026-12-30', count: 3, unit: 'workingDays' })).toEqual({
      ok: false,
      refusal: { code: 'calendar.noNotice', params: { year: 2027 }, next: 'loadHolidayNotice' },
    });
    expect(deadline(almanac, { start: '2026-12-30', count: 1, unit: 'months' })).toMatchObject({
      refusal: { params: { year: 2027 } },
    });
  });

  test('are answered provisionally when asked for, and marked', () => {
    const answer = deadline(almanac, { start: '2026-12-30', count: 3, unit: 'workingDays', provisional: true });
    expect(answer).toMatchObject({ value: { dueOn: '2027-01-05', provisional: true } });
    expect(explained({ start: '2026-12-30', count: 2, unit: 'workingDays', provisional: true })).toEqual([
      '2026-12-30 - startExcluded',
      '2026-12-31 + workingDay',
      '2027-01-01 - holiday:newYear',
      '2027-01-02 - weekend',
      '2027-01-03 - weekend',
      '2027-01-04 + workingDay',
    ]);
  });

  test('a provisional day moves when the notice is loaded', () => {
    const next = {
      ...notice2026,
      year: 2027,
      number: '2026-9',
      issuedOn: '2026-11-20',
      off: [{ holiday: 'newYear' as const, from: '2026-12-31', to: '2027-01-02' }],
      work: ['2027-01-03'],
    };
    const ask: Period = { start: '2026-12-30', count: 1, unit: 'workingDays', provisional: true };
    expect(deadline(almanac, ask)).toMatchObject({ value: { dueOn: '2026-12-31', provisional: true } });
    expect(deadline(almanacOf([notice2026, next]), ask)).toMatchObject({
      value: { dueOn: '2027-01-03', provisional: false },
    });
  });

  test('asking for it changes nothing where every notice is loaded', () => {
    const ask: Period = { start: '2026-02-12', count: 3, unit: 'workingDays' };
    expect(deadline(almanac, { ...ask, provisional: true })).toEqual(deadline(almanac, ask));
  });
});

describe('suspensions', () => {
  const week = { from: '2026-03-04', until: '2026-03-11' };

  test('the suspended days do not count, the rest goes on', () => {
    expect(due('2026-03-02', 5, 'workingDays')).toBe('2026-03-09');
    expect(due('2026-03-02', 5, 'workingDays', { suspended: [week] })).toBe('2026-03-16');
    expect(due('2026-03-02', 5, 'days', { suspended: [week] })).toBe('2026-03-16');
    expect(due('2026-03-02', 5, 'days', { suspended: [week], rollOver: false })).toBe('2026-03-14');
  });

  test('each suspended day is named', () => {
    const suspended = [{ from: '2026-03-04', until: '2026-03-06' }];
    expect(explained({ start: '2026-03-02', count: 2, unit: 'workingDays', suspended })).toEqual([
      '2026-03-02 - startExcluded',
      '2026-03-03 + workingDay',
      '2026-03-04 - suspended',
      '2026-03-05 - suspended',
      '2026-03-06 + workingDay',
    ]);
  });

  test('overlapping and touching suspensions count each day once', () => {
    const suspended = [
      { from: '2026-03-06', until: '2026-03-11' },
      { from: '2026-03-04', until: '2026-03-08' },
    ];
    expect(due('2026-03-02', 5, 'workingDays', { suspended })).toBe('2026-03-16');
  });

  test('one that has not ended refuses, and says what is left', () => {
    expect(
      deadline(almanac, { start: '2026-03-02', count: 5, unit: 'workingDays', suspended: [{ from: '2026-03-04' }] }),
    ).toEqual({
      ok: false,
      refusal: { code: 'calendar.suspended', params: { since: '2026-03-04', remaining: 4 } },
    });
  });

  test('one that begins after the end changes nothing; nor does one of no days', () => {
    expect(due('2026-03-02', 5, 'workingDays', { suspended: [{ from: '2026-03-10' }] })).toBe('2026-03-09');
    expect(due('2026-03-02', 5, 'workingDays', { suspended: [{ from: '2026-03-04', until: '2026-03-04' }] })).toBe(
      '2026-03-09',
    );
  });

  test('a last day on a day off passes over suspended days too', () => {
    const ask: Period = { start: '2026-03-02', count: 5, unit: 'days' };
    const suspended = [{ from: '2026-03-09', until: '2026-03-11' }];
    expect(explained({ ...ask, suspended }).slice(-5)).toEqual([
      '2026-03-07 + endsOn:weekend',
      '2026-03-08 - weekend',
      '2026-03-09 - suspended',
      '2026-03-10 - suspended',
      '2026-03-11 - rolledOver',
    ]);
    expect(deadline(almanac, { ...ask, suspended: [{ from: '2026-03-08' }] })).toMatchObject({
      refusal: { code: 'calendar.suspended', params: { remaining: 0 } },
    });
  });

  test('no notice is needed for a day that is suspended anyway', () => {
    const suspended = [{ from: '2024-06-01', until: '2025-01-06' }];
    expect(due('2024-05-31', 2, 'workingDays', { suspended })).toBe('2025-01-07');
  });

  test.each(['months', 'years', 'hours'] as const)('%s cannot be suspended', (unit) => {
    expect(due('2026-03-02T00:00:00Z', 1, unit, { suspended: [week] })).toBe('calendar.cannotSuspend');
    expect(due('2026-03-02T00:00:00Z', 1, unit, { suspended: [] })).not.toBe('calendar.cannotSuspend');
  });

  test('turned round or no date: refused at its place', () => {
    const ask: Period = { start: '2026-03-02', count: 5, unit: 'days' };
    expect(deadline(almanac, { ...ask, suspended: [week, { from: '2026-03-04', until: '2026-03-03' }] })).toEqual({
      ok: false,
      refusal: { code: 'calendar.badSpan', at: 'suspended.1.until' },
    });
    expect(deadline(almanac, { ...ask, suspended: [{ from: '2026-02-30' }] })).toMatchObject({
      refusal: { code: 'calendar.badDate', at: 'suspended.0.from' },
    });
    expect(deadline(almanac, { ...ask, suspended: [{ from: '2026-02-03', until: '' }] })).toMatchObject({
      refusal: { code: 'calendar.badDate', at: 'suspended.0.until' },
    });
  });
});

describe('absurd input is refused at once', () => {
  const units = ['workingDays', 'days', 'months', 'years', 'hours'] as const;

  test.each([-1, MAX_COUNT + 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, Number.MIN_SAFE_INTEGER])(
    'count %d',
    (count) => {
      for (const unit of units) {
        expect(deadline(almanac, { start: '2026-03-02T00:00:00Z', count, unit })).toEqual({
          ok: false,
          refusal: { code: 'calendar.badCount', params: { most: MAX_COUNT }, at: 'count' },
        });
      }
    },
  );

  test.each(['2026-02-30', '', 'T', '2026-03-02T25:00:00Z', '2026-03-02T10:00:00', '1e9'])('start %j', (start) => {
    for (const unit of ['workingDays', 'days', 'months', 'years'] as const) {
      expect(deadline(almanac, { start, count: 1, unit })).toMatchObject({
        refusal: { code: 'calendar.badDate', at: 'start' },
      });
    }
  });

  test('years outside the calendar, and periods that leave it', () => {
    expect(due('1948-12-31', 1, 'days')).toBe('calendar.outOfRange');
    expect(due('2201-01-01', 1, 'days')).toBe('calendar.outOfRange');
    expect(due('2026-03-02', 175, 'years', { provisional: true })).toBe('calendar.outOfRange');
    expect(due('2026-03-02', 174, 'years', { provisional: true })).toBe('2200-03-03');
    expect(due('2026-03-02', 10_000, 'months', { provisional: true })).toBe('calendar.outOfRange');
    expect(due('2190-03-02', 10_000, 'days', { provisional: true })).toBe('calendar.outOfRange');
    expect(due('2190-03-02', 10_000, 'workingDays', { provisional: true })).toBe('calendar.outOfRange');
    expect(due('2200-12-30', 1, 'months', { provisional: true })).toBe('calendar.outOfRange');
  });

  test('the longest count that is allowed is answered', () => {
    expect(due('2026-03-02', MAX_COUNT, 'workingDays', { provisional: true })).toMatch(/^206\d-/);
    expect(due('2026-03-02', MAX_COUNT, 'days', { provisional: true })).toBe('2053-07-18');
  });

  test('a last day off at the very end of the calendar cannot roll', () => {
    expect(due('2199-12-31', 361, 'days', { provisional: true })).toBe('2200-12-29');
    const sunday = almanacOf([
      {
        ...notice2026,
        year: 2200,
        off: [{ holiday: 'special', from: '2200-12-30', to: '2200-12-31' }],
        work: [],
      },
    ]);
    expect(deadline(sunday, { start: '2200-12-29', count: 1, unit: 'days' })).toMatchObject({
      refusal: { code: 'calendar.outOfRange' },
    });
  });
});
