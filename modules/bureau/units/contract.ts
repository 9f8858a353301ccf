/** Units as a tree with their posts: set up, renamed and closed one by one, and who is missing. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { mayKeepRegister } from '../imports/contract.ts';
import { maySeeRegister } from '../people/contract.ts';
import { post, unit, unitKinds } from '../register/contract.ts';

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

const ofUnit = { unit: { schema: uuid, keptIn: 'structure_deed.unit_id' } };
const ofPost = { ...ofUnit, post: { schema: uuid, keptIn: 'structure_deed.post_id' } };
const named = { name: { schema: z.string(), keptIn: 'structure_deed.name' } };
const closed = { lastOn: { schema: day, keptIn: 'structure_deed.last_on' } };

export const unitSetUp = fact({ name: 'bureau.unitSetUp', sealed: { ...ofUnit, ...named } });
export const unitRenamed = fact({ name: 'bureau.unitRenamed', sealed: { ...ofUnit, ...named } });
export const unitClosed = fact({ name: 'bureau.unitClosed', sealed: { ...ofUnit, ...closed } });
export const postSetUp = fact({
  name: 'bureau.postSetUp',
  sealed: { ...ofPost, ...named, role: { schema: post.shape.role, keptIn: 'post.role' } },
});
export const postRenamed = fact({ name: 'bureau.postRenamed', sealed: { ...ofPost, ...named } });
export const postClosed = fact({ name: 'bureau.postClosed', sealed: { ...ofPost, ...closed } });

export const setUpUnit = command({
  name: 'bureau.setUpUnit',
  input: unit,
  output: z.object({ id: uuid }),
  may: mayKeepRegister,
  refusals: ['register.unknownDivision', 'register.unknownUnit', 'unit.nameTaken', 'unit.symbolTaken'],
  facts: [unitSetUp],
});

export const renameUnit = command({
  name: 'bureau.renameUnit',
  input: z.object({ unitId: uuid, name: unit.shape.name }).strict(),
  output: z.null(),
  may: mayKeepRegister,
  refusals: ['unit.closed', 'unit.nameTaken'],
  facts: [unitRenamed],
});

/** From today on, with its posts; nobody may be left at them. */
export const closeUnit = command({
  name: 'bureau.closeUnit',
  input: z.object({ unitId: uuid }).strict(),
  output: z.null(),
  may: mayKeepRegister,
  refusals: ['unit.closed', 'unit.hasPeople', 'unit.hasUnits', 'unit.onlyOrgan'],
  facts: [unitClosed],
});

export const setUpPost = command({
  name: 'bureau.setUpPost',
  input: post,
  output: z.object({ id: uuid }),
  may: mayKeepRegister,
  refusals: ['register.unknownDivision', 'register.postOutsideUnit', 'unit.closed'],
  facts: [postSetUp],
});

export const renamePost = command({
  name: 'bureau.renamePost',
  input: z.object({ postId: uuid, title: post.shape.title }).strict(),
  output: z.null(),
  may: mayKeepRegister,
  refusals: ['post.closed'],
  facts: [postRenamed],
});

export const closePost = command({
  name: 'bureau.closePost',
  input: z.object({ postId: uuid }).strict(),
  output: z.null(),
  may: mayKeepRegister,
  refusals: ['post.closed', 'post.hasPeople'],
  facts: [postClosed],
});
