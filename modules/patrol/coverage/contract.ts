/** Which ground somebody has been to, shown as a layer; who it was is not asked. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';

export const maySeeCoverage = [
  { role: 'coordinator', scope: 'city' },
  { role: 'stationOfficer', scope: 'city' },
  { role: 'inspector', scope: 'city' },
  { role: 'reviewer', scope: 'city' },
  { role: 'supervisor', scope: 'city' },
  { role: 'leader', scope: 'city' },
  { role: 'administrator', scope: 'city' },
] as const;

const index = z.coerce.number().int().min(0);

export const findCoverage = query({
  name: 'patrol.findCoverage',
  /** A web map tile, and the first and last day. */
  input: z.object({ from: day, to: day, z: index.max(24), x: index, y: index }),
  output: z.object({
    /** Side of the squares that it is drawn in: 20 m from zoom 13 on, twice as much for each step out. */
    cellM: z.number(),
    /** Rectangles of the grid, each four corners longitude, latitude. */
    areas: z.array(z.array(z.number()).length(8)),
  }),
  may: maySeeCoverage,
  refusals: ['coverage.wrongPeriod', 'coverage.wrongTile'],
});
