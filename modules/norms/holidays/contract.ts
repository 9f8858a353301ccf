/** Official holiday notices as data with number and date, and the deadline that anyone may ask for. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';

export const holidays = [
  'newYear',
  'springFestival',
  'qingming',
  'labourDay',
  'dragonBoat',
  'midAutumn',
  'nationalDay',
  'nationalDayMidAutumn',
  'special',
] as const;

export const holidayNotice = z.object({
  year: z.number().int().min(1949).max(2200),
  number: z.string().min(4).max(60),
  issuedOn: day,
  scope: z.enum(['year', 'change']),
  title: z.string().max(200).optional(),
  off: z
    .array(
      z.object({
        holiday: z.enum(holidays),
        from: day,
        to: day,
      }),
    )
    .max(40),
  work: z.array(day).max(60),
  ordinary: z.array(day).max(60).optional(),
  source: z.string().min(1).max(500),
  confidence: z.enum(['V', 'P', 'M']),
});

export const holidayNoticeLoaded = fact({
  name: 'norms.holidayNoticeLoaded',
  sealed: {
    number: { schema: z.string(), keptIn: 'holiday_notice.number' },
    notice: { schema: holidayNotice, keptIn: 'holiday_notice.notice' },
  },
});

export const loadHolidayNotice = command({
  name: 'norms.loadHolidayNotice',
  input: z.object({ id: uuid, notice: holidayNotice }).strict(),
  output: z.object({ id: uuid }),
  may: [
    { role: 'administrator', scope: 'city' },
    { role: 'system', scope: 'city' },
  ],
  refusals: ['notice.contradicts', 'notice.alreadyLoaded'],
  facts: [holidayNoticeLoaded],
});

export const findHolidayNotices = query({
  name: 'norms.findHolidayNotices',
  input: z.object({}),
  output: z.object({ notices: z.array(holidayNotice.extend({ id: uuid })) }),
  may: 'signedIn',
  refusals: [],
});

/** Public promise (contracts.md): the desk is called `calendar`. */
export const deadline = query({
  name: 'calendar.deadline',
  input: z.object({
    start: z.string().max(40),
    count: z.coerce.number(),
    unit: z.enum(['workingDays', 'days', 'months', 'years', 'hours']),
    provisional: z.stringbool().default(false),
  }),
  output: z.object({
    dueOn: z.string(),
    dueAt: z.string(),
    provisional: z.boolean(),
    counted: z.array(z.object({ date: z.string(), counts: z.boolean(), why: z.string() })),
  }),
  may: 'anyone',
  refusals: [
    'calendar.noNotice',
    'calendar.badCount',
    'calendar.badDate',
    'calendar.badInstant',
    'calendar.outOfRange',
    'calendar.needsInstant',
    'calendar.badSpan',
    'calendar.cannotSuspend',
    'calendar.suspended',
  ],
});
