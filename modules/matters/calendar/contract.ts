/** One's own deadlines in one's own calendar: by an address that nobody can guess, made and ended by whoever's they are. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySee } from '../runs/contract.ts';

/** 128 random bits as the device drew them, base 32; the house learns only its hash. */
export const calendarToken = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'notACalendarToken');
const tokenHash = z.string().regex(/^[0-9a-f]{64}$/, 'notAHash');

export const calendarLinkMade = fact({
  name: 'matters.calendarLinkMade',
  sealed: { personId: { schema: uuid, keptIn: 'calendar_link.person_id' } },
});

/** `lang`: in which the calendar is written; whoever fetches it has no language of his own. */
export const makeCalendarLink = command({
  name: 'matters.makeCalendarLink',
  input: z.object({ id: uuid, tokenHash, lang: z.enum(['zh', 'en']) }).strict(),
  output: z.object({ id: uuid }),
  may: maySee.map(({ role }) => ({ role, scope: 'city' as const })),
  refusals: ['calendar.linkThere', 'calendar.addressUsed'],
  facts: [calendarLinkMade],
});

export const calendarLinkRevoked = fact({
  name: 'matters.calendarLinkRevoked',
  sealed: { personId: { schema: uuid, keptIn: 'calendar_link_end.person_id' } },
});

export const revokeCalendarLink = command({
  name: 'matters.revokeCalendarLink',
  input: z.object({ id: uuid }).strict(),
  output: z.object({ id: uuid }),
  may: 'signedIn',
  refusals: [],
  facts: [calendarLinkRevoked],
});

export const getCalendarLink = query({
  name: 'matters.getCalendarLink',
  input: z.object({}),
  output: z.object({ link: z.object({ id: uuid, madeAt: z.string() }).nullable() }),
  may: 'signedIn',
  refusals: [],
});

/** What stands in the calendar of whoever owns the token: no parties, no words of anybody. */
export const readCalendar = query({
  name: 'matters.readCalendar',
  input: z.object({ token: calendarToken }),
  output: z.object({
    lang: z.enum(['zh', 'en']),
    deadlines: z.array(
      z.object({
        matterId: uuid,
        kind: z.string(),
        number: z.string(),
        topic: z.string(),
        verb: z.string(),
        placeName: z.string(),
        dueOn: day,
        provisional: z.boolean(),
        version: z.number(),
      }),
    ),
  }),
  may: 'anyone',
  refusals: [],
  triesAMinute: 30,
});
