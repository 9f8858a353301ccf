/** Whether one's deadlines can be read by an address now; the address itself nobody can tell any more. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { getCalendarLink } from '../contract.ts';
import { linkOf } from '../tables.ts';

export const answerGetCalendarLink = answer(getCalendarLink, async (db, { personId }) =>
  ok({ link: (personId && (await linkOf(db, personId))) || null }),
);
