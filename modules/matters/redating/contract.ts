/** A new holiday notice moves the days of what is running: shown before it is loaded, then done matter by matter, each with its fact. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { holidayNotice } from '#modules/norms/contract';

/** One for each matter: its clocks that moved, by name, each with its days at the same place of the lists. */
export const clocksMoved = fact({
  name: 'matters.clocksMoved',
  sealed: {
    clocks: { schema: z.array(z.string()), keptIn: 'clock_move.clock[]' },
    fromOn: { schema: z.array(day), keptIn: 'clock_move.from_on[]' },
    toOn: { schema: z.array(day), keptIn: 'clock_move.to_on[]' },
    notice: { schema: uuid, keptIn: 'clocks_moving.notice_id' },
  },
});

/** One for each notice: how many moved, and the digest of the whole list, so that none can be added or left out later. */
export const holidayNoticeApplied = fact({
  name: 'matters.holidayNoticeApplied',
  sealed: {
    notice: { schema: uuid, keptIn: 'holiday_notice_applied.notice_id' },
    moved: { schema: z.number(), keptIn: 'holiday_notice_applied.moved' },
    late: { schema: z.number(), keptIn: 'holiday_notice_applied.late' },
    digest: { schema: z.string(), keptIn: 'holiday_notice_applied.digest' },
  },
});

/** So many matters in one transaction: each is locked and told in its own timeline. */
export const MOVED_TOGETHER = 200;

/** What runs is counted anew by the calendar of today; what is closed, or past its day already, never is. */
export const moveClocks = command({
  name: 'matters.moveClocks',
  input: z.object({ notice: uuid, matterIds: z.array(uuid).min(1).max(MOVED_TOGETHER) }).strict(),
  output: z.object({ moved: z.number() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [clocksMoved],
});

export const concludeMoving = command({
  name: 'matters.concludeMoving',
  input: z.object({ notice: uuid }).strict(),
  output: z.object({ moved: z.number() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [holidayNoticeApplied],
});

export const moveView = z.object({
  matterId: uuid,
  kind: z.string(),
  number: z.string(),
  topic: z.string(),
  placeName: z.string(),
  clock: z.string(),
  person: z.string().nullable(),
  fromOn: day,
  toOn: day,
  /** In time until now, past its day by the new calendar. */
  becomesLate: z.boolean(),
});

/** What loading this notice would do; nothing is kept. */
export const previewHolidayNotice = query({
  name: 'matters.previewHolidayNotice',
  input: z.object({ notice: holidayNotice }),
  output: z.object({
    moved: z.number(),
    later: z.number(),
    becomeLate: z.number(),
    /** No longer resting on a notice that is missing. */
    settled: z.number(),
    /** Those that become late first, then by their new day; `more` says that there are others. */
    moves: z.array(moveView),
    more: z.boolean(),
  }),
  may: [{ role: 'administrator', scope: 'city' }],
  refusals: ['notice.contradicts', 'notice.alreadyLoaded'],
});
