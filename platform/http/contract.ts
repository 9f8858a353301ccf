/** What anyone may know before signing in: whose house this is, its day, and in a demo its printed accounts. */
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
