/** Calendars of deadlines as the module brings them to the house. */
import { handleMakeCalendarLink } from './actions/make-calendar-link.ts';
import { handleRevokeCalendarLink } from './actions/revoke-calendar-link.ts';
import { answerGetCalendarLink } from './queries/get-calendar-link.ts';
import { answerReadCalendar } from './queries/read-calendar.ts';
import { migrations } from './tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export const calendar = {
  migrations,
  handlers: [handleMakeCalendarLink, handleRevokeCalendarLink, answerGetCalendarLink, answerReadCalendar],
  words: { zh, en },
};
