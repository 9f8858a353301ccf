/** What anyone may know before signing in: whose house this is, its day, and of a demo its printed accounts and what can be tried in it. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';

export const getHouse = query({
  name: 'system.getHouse',
  input: z.object({}),
  output: z.object({
    city: z.string(),
    demo: z.boolean(),
    /** Its history is still being told: lists and figures are not yet what they will be. */
    growing: z.boolean(),
    today: day,
    accounts: z
      .array(
        z.object({
          username: z.string(),
          /** Null: its holder has chosen another. */
          password: z.string().nullable(),
          name: z.string(),
          duty: z.string(),
        }),
      )
      .optional(),
  }),
  may: 'anyone',
  refusals: [],
});

/** What a parcel of the demo is good for: the first that is, as the register stands. */
export const demoUses = ['free', 'mortgaged', 'held', 'collective'] as const;

/** With the whole (invented) numbers, which no other screen shows and which the window asks for. */
const partyShown = z.object({ name: z.string(), number: z.string() });

export const getDemoGuide = query({
  name: 'system.getDemoGuide',
  input: z.object({}),
  output: z.object({
    /** Those whose land has been brought in; a use of which there is none is left out. */
    parcels: z.array(
      z.object({
        use: z.enum(demoUses),
        unitNumber: z.string(),
        placeName: z.string(),
        holder: z.object({ name: z.string(), number: z.string().nullable() }),
        mortgage: z.object({ proofNumber: z.string(), mortgagee: partyShown }).nullable(),
      }),
    ),
    lender: partyShown,
  }),
  may: 'anyone',
  refusals: ['thing.notFound'],
});
