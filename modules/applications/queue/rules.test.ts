/** When a window is open, what can be booked, and whose turn it is: the edges of each rule. */
import { describe, expect, test } from 'vitest';
import type { Hours } from './contract/hours.ts';
import {
  clockOf,
  decideCancel,
  decideHours,
  decideNumber,
  decideWhen,
  halfHoursOf,
  keepsHalfHour,
  medianOf,
  nextFree,
  openingOn,
  stateOf,
  weekdayOf,
} from './rules.ts';

const day: [string, string][] = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
];
const hours: Hours = {
  week: [day, day, day, day, [['09:00', '12:00']], [], []],
  capacity: 2,
  inForceFrom: '2026-01-01',
};
const plain = { works: true, why: 'workingDay', provisional: false } as const;

test('the clock is that of Shanghai, across midnight of UTC', () => {
  expect(clockOf('2026-11-24T03:59:59.999Z')).toBe('11:59');
  expect(clockOf('2026-11-24T04:00:00Z')).toBe('12:00');
  expect(clockOf('2026-11-24T16:00:00Z')).toBe('00:00');
  expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([0, 6]);
});

test('half hours lie within the spans, the last ends with them', () => {
  expect(halfHoursOf(day)).toHaveLength(12);
  expect(halfHoursOf(day).at(5)).toBe('11:30');
  expect(halfHoursOf(day).at(6)).toBe('14:00');
});

describe('a day', () => {
  test('of work is open by its own hours', () => {
    expect(openingOn(hours, plain, '2026-11-27')).toMatchObject({ open: true, spans: [['09:00', '12:00']] });
  });
  test('of a holiday is closed, and names its notice', () => {
    const kind = { works: false, why: 'holiday:nationalDay', notice: 'No. 7', provisional: false } as const;
    expect(openingOn(hours, kind, '2026-10-01')).toMatchObject({ open: false, why: 'holiday', notice: 'No. 7' });
    const byLaw = { works: false, why: 'holiday:newYear', provisional: true } as const;
    expect(openingOn(hours, byLaw, '2027-01-01')).toMatchObject({ open: false, why: 'lawHoliday' });
  });
  test('that is made up at a weekend is open by the first hours of the week', () => {
    const kind = { works: true, why: 'makeUpDay', notice: 'No. 7', provisional: false } as const;
    expect(openingOn(hours, kind, '2026-10-10')).toMatchObject({ open: true, why: 'makeUpDay', spans: day });
  });
  test('at a weekend is closed, unless the week says otherwise', () => {
    const kind = { works: false, why: 'weekend', provisional: false } as const;
    expect(openingOn(hours, kind, '2026-11-28')).toMatchObject({ open: false, why: 'weekend' });
    const saturday = { ...hours, week: hours.week.with(5, [['09:00', '11:00']]) };
    expect(openingOn(saturday, kind, '2026-11-28')).toMatchObject({ open: true, why: 'openWeekend' });
  });
  test('before any hours are set is closed', () => {
    expect(openingOn(undefined, plain, '2026-11-24')).toMatchObject({ open: false, why: 'noHours' });
  });
});

describe('a booking', () => {
  const when = { day: '2026-11-24', halfHour: '12:00', ahead: 30, today: '2026-11-24', now: '11:59' };
  const code = (more: Partial<typeof when>) => {
    const decided = decideWhen({ ...when, ...more });
    return decided.ok ? 'ok' : decided.refusal.code;
  };
  test('is for a half hour that has not begun', () => {
    expect(code({})).toBe('ok');
    expect(code({ now: '12:00' })).toBe('appointment.past');
    expect(code({ day: '2026-11-23' })).toBe('appointment.past');
  });
  test('reaches thirty days and not one more', () => {
    expect(code({ day: '2026-12-24' })).toBe('ok');
    expect(code({ day: '2026-12-25' })).toBe('appointment.tooFar');
  });
  test('that finds no place is told the next one', () => {
    const days = [
      {
        day: '2026-11-24',
        slots: [
          { halfHour: '09:00', left: 1 },
          { halfHour: '09:30', left: 0 },
        ],
      },
      { day: '2026-11-25', slots: [{ halfHour: '09:00', left: 1 }] },
    ];
    expect(nextFree(days, { day: '2026-11-24', halfHour: '09:00' })).toEqual({ day: '2026-11-25', halfHour: '09:00' });
    expect(nextFree(days, { day: '2026-11-25', halfHour: '09:00' })).toBeNull();
  });
});

test('numbers are given from an hour before the door opens until it closes, at noon too', () => {
  const code = (now: string) => {
    const decided = decideNumber(day, now);
    return decided.ok ? 'ok' : decided.refusal.code;
  };
  expect([code('07:59'), code('08:00'), code('12:30'), code('16:59'), code('17:00')]).toEqual([
    'queue.notYet',
    'ok',
    'ok',
    'ok',
    'queue.closed',
  ]);
});

test('who comes before his half hour is over keeps it', () => {
  expect([keepsHalfHour('11:30', '11:59'), keepsHalfHour('11:30', '12:00')]).toEqual([true, false]);
});

test('an appointment can be given back until its half hour is over', () => {
  const one = { day: '2026-11-24', halfHour: '11:30', cancelled: false, ticketId: null };
  expect(decideCancel(one, '2026-11-24', '11:59').ok).toBe(true);
  expect(decideCancel(one, '2026-11-24', '12:00')).toMatchObject({ refusal: { code: 'appointment.over' } });
  expect(decideCancel(one, '2026-11-25', '00:00')).toMatchObject({ refusal: { code: 'appointment.over' } });
});

test('what became of an appointment', () => {
  const one = { day: '2026-11-24', halfHour: '11:30', cancelled: false, ticketId: null, calledAt: null, outcome: null };
  const today = '2026-11-24';
  expect(stateOf(one, today, '11:59')).toBe('booked');
  expect(stateOf(one, today, '12:00')).toBe('missed');
  expect(stateOf({ ...one, ticketId: 't' }, today, '12:00')).toBe('waiting');
  expect(stateOf({ ...one, ticketId: 't' }, '2026-11-25', '00:00')).toBe('missed');
  expect(stateOf({ ...one, ticketId: 't', calledAt: 'x' }, today, '12:00')).toBe('called');
  expect(stateOf({ ...one, cancelled: true }, today, '09:00')).toBe('cancelled');
});

test('hours run forward, one after the other, from today on', () => {
  const code = (more: Partial<Hours>, others: string[] = []) => {
    const decided = decideHours({ ...hours, inForceFrom: '2026-11-24', ...more }, '2026-11-24', others);
    return decided.ok ? 'ok' : (decided.refusal.faults?.[0]?.code ?? decided.refusal.code);
  };
  expect(code({})).toBe('ok');
  expect(code({ week: hours.week.with(0, [['12:00', '09:00']]) })).toBe('hours.backwards');
  expect(
    code({
      week: hours.week.with(0, [
        ['09:00', '12:00'],
        ['11:30', '17:00'],
      ]),
    }),
  ).toBe('hours.overlap');
  expect(code({ week: hours.week.map(() => []) })).toBe('hours.never');
  expect(code({ inForceFrom: '2026-11-23' })).toBe('window.fromToday');
  expect(code({}, ['2026-11-24'])).toBe('window.sameDay');
});

test('half of those who waited, waited less', () => {
  expect([medianOf([]), medianOf([3]), medianOf([1, 2, 10, 11])]).toEqual([null, 3, 6]);
});
