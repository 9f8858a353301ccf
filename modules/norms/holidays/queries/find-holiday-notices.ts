/** The notices that the calendar rests on. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findHolidayNotices } from '../contract.ts';
import { findNotices } from '../tables.ts';

export const answerFindHolidayNotices = answer(findHolidayNotices, async (db) =>
  ok({ notices: (await findNotices(db)).map(({ id, notice }) => ({ id, ...notice })) }),
);
