/** What can be asked of zones and blind spots on a day: what stands on a tile of the map, and how many there were. */
import { day, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { zoneClass } from './fields.ts';
import { maySeeZones } from './questions.ts';

const index = z.coerce.number().int().min(0);
/** A gap is nobody's ground: on the map it is hatched as ground without a person is. */
const blindOnDay = z.enum(['noPerson', 'gap', 'notVisited']);

export const findZoneTile = query({
  name: 'patrol.findZoneTile',
  /** A web map tile and the day that is looked at. */
  input: z.object({ asOf: day, z: index.max(24), x: index, y: index }),
  output: z.object({
    features: z.array(
      z.object({
        /** Of the zone; of a gap that of its matter. */
        id: uuid,
        name: z.string(),
        zoneClass: zoneClass.nullable(),
        blind: blindOnDay.nullable(),
        /** Of land not visited when due: for how many days. */
        days: z.number().nullable(),
        /** Polygons, each of rings of longitude, latitude, longitude … */
        polygons: z.array(z.array(z.array(z.number()))),
      }),
    ),
  }),
  may: maySeeZones,
  refusals: ['coverage.wrongTile'],
});

export const findZoneDays = query({
  name: 'patrol.findZoneDays',
  input: z.object({ asOf: day }),
  output: z.object({
    /** Changes whenever a zone or a blind spot does. */
    edition: z.string(),
    /** Null where no zone ever was. */
    earliest: day.nullable(),
    /** On the day. A zone with nobody in charge is not counted again as not visited. */
    counts: z.object({ zones: z.number(), noPerson: z.number(), gap: z.number(), notVisited: z.number() }),
    /** Open blind spots; each number holds until the next. */
    values: z.array(z.object({ day, count: z.number() })),
  }),
  may: maySeeZones,
  refusals: [],
});
