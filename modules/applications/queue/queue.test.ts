/** A day at a window through the pipeline: hours, appointments, numbers, calls, and what two people do at once. */
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadHolidayNotice } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { bookingIn, openWindow, week, windowOf } from '../../../tests/harness/window.ts';
import {
  BOOKINGS_A_DAY,
  bookAppointment,
  cancelAppointment,
  findSlots,
  getAppointment,
  getAppointmentPhone,
} from './contract/bookings.ts';
import {
  arriveForAppointment,
  callNext,
  endService,
  findQueue,
  getWindowDay,
  recallNumber,
  takeNumber,
} from './contract/calls.ts';
import { findWindows, setWindowHours } from './contract/hours.ts';
import { lastDay } from './rules.ts';
import { forgetPhones } from './tables/bookings.ts';

let house: TestHouse;
/** Each test has a Tuesday of its own. */
let tuesday = '2026-05-12';
const inDays = (days: number) => lastDay(tuesday, days);
const at = (time: string, days = 0) => house.clock.set(`${inDays(days)}T${time}:00+08:00`);
const take = async () => must(await house.as('chen').run(takeNumber, { id: house.id(), unitId: windowOf(house) }));
const call = (counter = 1) => house.as('chen').run(callNext, { unitId: windowOf(house), counter });
const book = (more: Parameters<typeof bookingIn>[1] = {}) =>
  house.as('nobody').run(bookAppointment, bookingIn(house, more));
const arrive = (code: string) => house.as('nobody').run(arriveForAppointment, { id: house.id(), code });
const refusal = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code);

beforeAll(async () => {
  house = await openTestHouse({ clock: '2026-05-12T09:00:00+08:00' });
});
beforeEach(() => {
  tuesday = inDays(7);
  at('09:00');
});

test('a window without hours takes nobody, and says so', async () => {
  const unitId = windowOf(house);
  expect(refusal(await book())).toBe('window.noHours');
  expect(refusal(await house.as('chen').run(takeNumber, { id: house.id(), unitId }))).toBe('window.noHours');
  expect(
    refusal(await house.as('nobody').run(bookAppointment, bookingIn(house, { unitId: house.idOf('branch') }))),
  ).toBe('window.unknown');
});

test('hours are set by the administrator or the head, from a day on', async () => {
  const unitId = windowOf(house);
  const set = (who: 'gu' | 'wu' | 'chen' | 'nobody', more = {}) =>
    house.as(who).run(setWindowHours, { id: house.id(), unitId, week, capacity: 3, inForceFrom: inDays(6), ...more });
  expect(refusal(await set('chen'))).toBe('may.denied');
  expect(refusal(await set('nobody'))).toBe('who.unknown');
  await openWindow(house);
  must(await set('wu'));
  expect(refusal(await set('gu'))).toBe('window.sameDay');
  expect(refusal(await set('gu', { inForceFrom: inDays(-1) }))).toBe('window.fromToday');
  const { windows } = must(await house.as('nobody').find(findWindows, {}));
  expect(windows[0]).toMatchObject({
    hours: { capacity: 2 },
    next: { capacity: 3, inForceFrom: inDays(6) },
    today: { open: true },
  });
});

describe('an appointment', () => {
  beforeEach(() => openWindow(house));

  test('takes a place, is found by its code, and gives it back', async () => {
    const { code } = must(await book());
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const { rows } =
      await sql`select 1 from window_booking where encode(code_hash, 'escape') like ${`%${code}%`}`.execute(house.db);
    expect(rows).toEqual([]);
    const one = must(await house.as('nobody').find(getAppointment, { code }));
    expect(one).toMatchObject({ state: 'booked', day: tuesday, halfHour: '09:30', mayArrive: 'now' });
    expect(one.materials.map(({ key }) => key)).toContain('mortgageContract');
    expect(one.materials.map(({ key }) => key)).not.toContain('certificate');
    const left = async () => {
      const { days } = must(await house.as('nobody').find(findSlots, { unitId: windowOf(house) }));
      return days[0]!.slots.find(({ halfHour }) => halfHour === '09:30')!.left;
    };
    expect(await left()).toBe(1);
    must(await house.as('nobody').run(cancelAppointment, { code }));
    expect(await left()).toBe(2);
    expect(refusal(await house.as('nobody').run(cancelAppointment, { code }))).toBe('appointment.cancelled');
    expect(refusal(await arrive(code))).toBe('appointment.cancelled');
  });

  test('of two who want the last place one gets it, and the other is told the next', async () => {
    must(await book());
    const both = await Promise.all([book(), book()]);
    expect(both.map(refusal).sort()).toEqual(['appointment.full', 'ok']);
    const told = both.find((one) => !one.ok)!;
    expect(told).toMatchObject({ refusal: { params: { day: tuesday, time: '10:00' } } });
  });

  test('posted twice is one, with one code', async () => {
    const commandId = house.id();
    const input = bookingIn(house);
    const first = must(await house.as('nobody').run(bookAppointment, input, { commandId }));
    const again = must(await house.as('nobody').run(bookAppointment, input, { commandId }));
    expect(again).toEqual(first);
  });

  test('is for an open half hour that has not begun, at most thirty days ahead', async () => {
    expect(refusal(await book({ day: inDays(4) }))).toBe('window.weekend');
    expect(refusal(await book({ halfHour: '12:00' }))).toBe('appointment.notOpen');
    expect(refusal(await book({ halfHour: '09:00' }))).toBe('appointment.past');
    expect(refusal(await book({ day: inDays(30) }))).toBe('ok');
    expect(refusal(await book({ day: inDays(31) }))).toBe('appointment.tooFar');
  });

  test('on a holiday is refused with its notice, and a make-up Saturday is open', async () => {
    const notice = {
      year: 2026,
      number: '演示放假1号',
      issuedOn: tuesday,
      scope: 'change' as const,
      off: [{ holiday: 'special' as const, from: inDays(8), to: inDays(8) }],
      work: [inDays(11)],
      source: 'a test',
      confidence: 'V' as const,
    };
    must(await house.as('gu').run(loadHolidayNotice, { id: house.id(), notice }));
    expect(await book({ day: inDays(8) })).toMatchObject({
      refusal: { code: 'window.holiday', params: { day: inDays(8), notice: '演示放假1号' } },
    });
    expect(refusal(await book({ day: inDays(11) }))).toBe('ok');
    const { days } = must(await house.as('nobody').find(findSlots, { unitId: windowOf(house) }));
    expect(days.find(({ day }) => day === inDays(8))).toMatchObject({ open: false, why: 'holiday', slots: [] });
    expect(days.find(({ day }) => day === inDays(11))).toMatchObject({ open: true, why: 'makeUpDay' });
  });

  test('of one network are so many a day, given back or not; of another, and the day after, it goes on', async () => {
    const from = (address: string) => house.as('nobody').run(bookAppointment, bookingIn(house), { address });
    for (let n = 0; n < BOOKINGS_A_DAY; n++) {
      const { code } = must(await from(`2001:db8:0:1::${n}`));
      must(await house.as('nobody').run(cancelAppointment, { code }));
    }
    expect(refusal(await from('2001:db8:0:1:ffff::1'))).toBe('appointment.tooMany');
    expect(refusal(await from('2001:db8:0:2::1'))).toBe('ok');
    at('08:30', 1);
    expect(refusal(await from('2001:db8:0:1::1'))).not.toBe('appointment.tooMany');
  });

  test('a telephone changes no answer: nobody learns by it that somebody comes', async () => {
    const [taken, free] = ['13900000002', '13900000003'];
    const answerTo = async (phone: string, halfHour = '09:30') => {
      const answer = await book({ phone, halfHour });
      return answer.ok ? Object.keys(answer.value) : answer;
    };
    expect(await answerTo(taken)).toEqual(['id', 'code']);
    // The one place that is left, and then no more of them: each as if he were the first.
    expect(await answerTo('+86 139-0000-0002')).toEqual(['id', 'code']);
    expect(await answerTo(taken)).toEqual(await answerTo(free));
    expect(await answerTo(taken)).toMatchObject({ refusal: { code: 'appointment.full' } });
    expect(await answerTo(taken, '10:00')).toEqual(await answerTo(free, '10:00'));
  });

  test('the clerk alone sees a telephone, until the day is over', async () => {
    const { id } = must(await book({ phone: '139 0000 0001' }));
    expect(must(await house.as('chen').find(getAppointmentPhone, { appointmentId: id }))).toEqual({
      phone: '139 0000 0001',
    });
    for (const who of ['gu', 'he', 'xu', 'tang', 'nobody'] as const)
      expect((await house.as(who).find(getAppointmentPhone, { appointmentId: id })).ok).toBe(false);
    await forgetPhones(house.db, tuesday);
    expect(must(await house.as('chen').find(getAppointmentPhone, { appointmentId: id })).phone).not.toBeNull();
    await forgetPhones(house.db, inDays(1));
    expect(must(await house.as('chen').find(getAppointmentPhone, { appointmentId: id })).phone).toBeNull();
  });

  test('is kept on its day alone, once, and by whoever has its code', async () => {
    const { code } = must(await book({ day: inDays(1) }));
    expect(refusal(await arrive(code))).toBe('appointment.otherDay');
    expect(refusal(await arrive('0'.repeat(16)))).toBe('appointment.unknown');
    at('07:59', 1);
    expect(refusal(await arrive(code))).toBe('queue.notYet');
    at('08:00', 1);
    const both = await Promise.all([arrive(code), arrive(code)]);
    expect(both.map(refusal).sort()).toEqual(['appointment.arrived', 'ok']);
    expect(must(await house.as('nobody').find(getAppointment, { code }))).toMatchObject({
      state: 'waiting',
      ticket: { number: 1, before: 0 },
    });
    expect(refusal(await house.as('nobody').run(cancelAppointment, { code }))).toBe('appointment.arrived');
  });
});

describe('numbers', () => {
  beforeEach(() => openWindow(house));

  test('run without gaps, anew each day, though many are taken at once and some fail', async () => {
    const given = await Promise.all([take(), take(), take()]);
    expect(given.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    const id = house.id();
    const one = { id, unitId: windowOf(house) };
    must(await house.as('chen').run(takeNumber, one));
    expect((await house.as('chen').run(takeNumber, one)).ok).toBe(false);
    expect((await take()).number).toBe(5);
    at('09:00', 1);
    expect((await take()).number).toBe(1);
  });

  test('end with the day: at midnight nobody waits', async () => {
    await take();
    at('23:59');
    const board = async () => must(await house.as('nobody').find(findQueue, {})).windows[0]!;
    expect((await board()).waiting).toBe(1);
    at('00:00', 1);
    expect((await board()).waiting).toBe(0);
    expect(refusal(await call())).toBe('queue.empty');
  });

  test('are given to nobody after the last span, though at noon', async () => {
    at('12:30');
    await take();
    at('16:59');
    await take();
    at('17:00');
    expect(refusal(await house.as('chen').run(takeNumber, { id: house.id(), unitId: windowOf(house) }))).toBe(
      'queue.closed',
    );
  });

  test('two who call at once call two', async () => {
    await take();
    await take();
    const both = await Promise.all([call(1), call(2)]);
    expect(both.map((one) => must(one).number).sort()).toEqual([1, 2]);
    expect(refusal(await call(3))).toBe('queue.empty');
  });

  test('whose half hour has come goes first; who comes after it waits his turn', async () => {
    const kept = must(await book({ halfHour: '09:30' }));
    const late = must(await book({ halfHour: '09:30' }));
    const early = must(await book({ halfHour: '11:30' }));
    const walkIn = await take();
    must(await arrive(early.code));
    must(await arrive(kept.code));
    at('09:29');
    expect(must(await call(1)).number).toBe(walkIn.number);
    at('09:30');
    expect(must(await call(2)).number).toBe(3);
    at('10:00');
    must(await arrive(late.code));
    expect(must(await call(3)).number).toBe(2);
    expect(must(await call(4)).number).toBe(4);
  });

  test('11:59 is still the half hour of 11:30; at 12:00 it is over', async () => {
    const before = must(await book({ halfHour: '11:30' }));
    const after = must(await book({ halfHour: '11:30' }));
    await take();
    await take();
    at('11:59');
    must(await arrive(before.code));
    expect(must(await call(1)).number).toBe(3);
    at('12:00');
    must(await arrive(after.code));
    expect(must(await call(2)).number).toBe(1);
  });

  test('a counter ends one before it calls another, and the minutes follow from the records', async () => {
    await take();
    await take();
    at('09:12');
    const { ticketId } = must(await call());
    expect(await call()).toMatchObject({ refusal: { code: 'queue.stillServing', params: { number: 1 } } });
    at('09:13');
    must(await house.as('chen').run(recallNumber, { ticketId }));
    at('09:40');
    const end = () => house.as('chen').run(endService, { ticketId, outcome: 'served' });
    expect(must(await end())).toMatchObject({ waitedMinutes: 12, servedMinutes: 28 });
    expect(refusal(await end())).toBe('queue.ended');
    expect(refusal(await house.as('chen').run(recallNumber, { ticketId }))).toBe('queue.ended');
    expect(must(await call()).number).toBe(2);
  });

  test('a call is not repeated by a repeat', async () => {
    await take();
    await take();
    const commandId = house.id();
    const input = { unitId: windowOf(house), counter: 1 };
    const first = must(await house.as('chen').run(callNext, input, { commandId }));
    // Between the two the counter was freed: the repeat still answers what it did, and calls nobody else.
    must(await house.as('chen').run(endService, { ticketId: first.ticketId, outcome: 'served' }));
    expect(must(await house.as('chen').run(callNext, input, { commandId }))).toEqual(first);
    expect(must(await house.as('nobody').find(findQueue, {})).windows[0]).toMatchObject({ waiting: 1 });
  });

  test('nobody but the clerks of the window gives and calls; the day is seen by those who watch it', async () => {
    const unitId = windowOf(house);
    for (const who of ['xu', 'gu', 'wu', 'he', 'tang', 'nobody'] as const) {
      const taken = await house.as(who).run(takeNumber, { id: house.id(), unitId });
      expect(['may.denied', 'who.unknown']).toContain(refusal(taken));
      expect(['may.denied', 'who.unknown']).toContain(
        refusal(await house.as(who).run(callNext, { unitId, counter: 1 })),
      );
    }
    await take();
    must(await book());
    const mine = must(await house.as('chen').find(getWindowDay, {})).chosen!;
    expect(mine).toMatchObject({ mayServe: true, waiting: [{ number: 1 }], appointments: [{ state: 'booked' }] });
    expect(must(await house.as('he').find(getWindowDay, {})).chosen).toMatchObject({ mayServe: false });
    expect((await house.as('xu').find(getWindowDay, {})).ok).toBe(false);
    expect(JSON.stringify(must(await house.as('nobody').find(findQueue, {})))).not.toMatch(/appointment|item|phone/);
  });
});
