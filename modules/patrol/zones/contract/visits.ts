/** What can be asked of visits to a zone: how much of it was seen within a period, and when last enough of it. */
import { day, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySeeZones } from './questions.ts';

const percent = z.number().min(0).max(100);

export const getZoneVisits = query({
  name: 'patrol.getZoneVisits',
  /** Both days included; the outline is that of the last. */
  input: z.object({ id: uuid, from: day, to: day }),
  output: z.object({
    percent,
    coveredM2: z.number(),
    /** Newest first, those days alone on which any of it was seen; at most sixty. */
    days: z.array(z.object({ on: day, percent })),
    moreDays: z.number(),
    /** Up to the period's last day, and within the year before it. */
    lastSeenOn: day.nullable(),
    /** So much was seen within the interval that it counts as visited. */
    lastVisitedOn: day.nullable(),
    lookedBackDays: z.number(),
    /** The norms in force on the period's last day. */
    norm: z.object({ percent, intervalDays: z.number(), article: z.string() }),
  }),
  may: maySeeZones,
  refusals: ['coverage.wrongPeriod'],
});
