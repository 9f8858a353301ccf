/** How ids, days and instants are spelled in input, so that every database and the calendar can take what passes. */
import { z } from 'zod';

/** RFC 9562 §4: capitals are read too. What is kept and compared has one spelling, or two ids would be one thing. */
export const uuid = z.uuid().toLowerCase();

/** PostgreSQL has no year 0, and a year past these is a slip of typing. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const inYears = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

/** 'YYYY-MM-DD' in Asia/Shanghai. */
export const day = z.iso.date({ abort: true }).refine(inYears, 'wrongForm.date');

/** Nanoseconds at most, and no offset that no zone has: ISO 8601 lets more through than anybody can count with. */
const COUNTABLE = /T[\d:]+(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** The calendar counts from 1949 to 2200 in China; a day less at both ends, so that no offset leads out. */
const isCounted = (text: string): boolean => text >= '1949-01-02' && text < '2200-12-31';

export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => COUNTABLE.test(text), { message: 'wrongForm.datetime', abort: true })
  .refine(isCounted, 'wrongYear');
