/** Divisions with validity: what they are called, where they lie, what lies under them. */
import { query } from '@cuntu/base';
import { isDivisionCode } from '@cuntu/divisions';
import { z } from 'zod';

export const divisionCode = z.string().refine(isDivisionCode, 'notADivision');

export const divisionView = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['city', 'county', 'township', 'village']),
  /** Longitude, latitude of a point inside, CGCS2000. */
  centre: z.tuple([z.number(), z.number()]),
});

export const findDivisions = query({
  name: 'bureau.findDivisions',
  input: z.object({ under: divisionCode.optional(), level: z.enum(['county', 'township', 'village']).optional() }),
  output: z.object({ divisions: z.array(divisionView) }),
  may: 'signedIn',
  refusals: [],
});
