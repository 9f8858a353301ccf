/** When windows are open: their hours, who sets them, and what a day says of itself. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';

/** 'HH:MM' on the hour or the half: when a half hour begins. */
export const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, i) => `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
);

export const halfHour = z.enum(halfHours as [string, ...string[]]);

/** From and to; the second is the instant at which the window closes. */
export const span = z.tuple([halfHour, halfHour]);

/** Monday first; a day without spans is closed. */
export const week = z.array(z.array(span).max(3)).length(7);

export type Week = z.output<typeof week>;

export const hours = z.object({
  week,
  /** How many appointments a half hour takes. */
  capacity: z.number().int().min(1).max(50),
  inForceFrom: day,
});

export type Hours = z.output<typeof hours>;

export const clerks = [{ role: 'windowClerk', scope: 'unit' }] as const;

export const keepers = [
  { role: 'administrator', scope: 'city' },
  { role: 'leader', scope: 'division' },
] as const;

export const watchers = [{ role: 'supervisor', scope: 'city' }] as const;

export const windowHoursSet = fact({
  name: 'applications.windowHoursSet',
  sealed: {
    unit: { schema: uuid, keptIn: 'window_hours.unit_id' },
    inForceFrom: { schema: day, keptIn: 'window_hours.in_force_from' },
    week: { schema: week, keptIn: 'window_hours.week' },
    capacity: { schema: z.number(), keptIn: 'window_hours.capacity' },
  },
});

/** From a day on; make-up days and holidays follow from the calendar, nobody sets them here. */
export const setWindowHours = command({
  name: 'applications.setWindowHours',
  input: hours.extend({ id: uuid, unitId: uuid }).strict(),
  output: z.object({ id: uuid }),
  may: keepers,
  refusals: ['window.unknown', 'window.hoursWrong', 'window.fromToday', 'window.sameDay'],
  facts: [windowHoursSet],
});

export const dayRefusals = [
  'window.unknown',
  'window.noHours',
  'window.weekend',
  'window.holiday',
  'window.lawHoliday',
  'window.closedDay',
] as const;

export const windowShown = z.object({
  unitId: uuid,
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
});

/** `why`: of a day that is closed; `notice`: the number of the notice that closes or opens it. */
export const dayShown = z.object({
  day,
  open: z.boolean(),
  why: z.enum([
    'workingDay',
    'makeUpDay',
    'openWeekend',
    'noHours',
    'weekend',
    'holiday',
    'lawHoliday',
    'closedDay',
    'past',
  ]),
  notice: z.string().nullable(),
  /** The notice of that year is not out: the day may still change. */
  provisional: z.boolean(),
  spans: z.array(span),
});

export const findWindows = query({
  name: 'applications.findWindows',
  input: z.object({}),
  output: z.object({
    windows: z.array(windowShown.extend({ hours: hours.nullable(), next: hours.nullable(), today: dayShown })),
  }),
  may: 'anyone',
  refusals: [],
});
