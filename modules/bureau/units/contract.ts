/** Units as a tree, their posts, and who is missing. */
import { day, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySeeRegister } from '../people/contract.ts';
import { unitKinds } from '../register/contract.ts';

export const findUnits = query({
  name: 'bureau.findUnits',
  input: z.object({}),
  output: z.object({
    units: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        kind: z.enum(unitKinds),
        parentId: uuid.nullable(),
        division: z.string(),
        divisionName: z.string(),
        posts: z.number(),
        /** Posts that nobody holds today, not even acting. */
        vacant: z.number(),
        people: z.number(),
      }),
    ),
  }),
  may: maySeeRegister,
  refusals: [],
});

export const findPosts = query({
  name: 'bureau.findPosts',
  input: z.object({ unitId: uuid }),
  output: z.object({
    posts: z.array(
      z.object({
        id: uuid,
        title: z.string(),
        role: z.string(),
        holders: z.array(z.object({ personId: uuid, name: z.string(), acting: z.boolean() })),
        /** The day after the last service; null where it was never held, or is held. */
        vacantSince: day.nullable(),
      }),
    ),
  }),
  may: maySeeRegister,
  refusals: [],
});
