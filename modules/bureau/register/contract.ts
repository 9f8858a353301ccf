/** The register whole: units, posts, people, licences and appointments entered together, as an import brings them. */
import { command, day, fact, uuid } from '@cuntu/base';
import { roles } from '@cuntu/divisions';
import { z } from 'zod';
import { divisionCode } from '../divisions/contract.ts';

const name = z.string().trim().min(1).max(60);

export const unitKinds = ['bureau', 'office', 'window', 'branch', 'brigade', 'station', 'affiliate'] as const;
export const personKinds = ['staff', 'coordinator'] as const;
export const licenceKinds = ['enforcement'] as const;

export const unit = z
  .object({
    id: uuid,
    name,
    kind: z.enum(unitKinds),
    parentId: uuid.nullable(),
    division: divisionCode,
    /** 代字: the organ's word in the number of a paper; only an issuing organ has one. */
    symbol: z.string().max(20).nullable(),
    /** Divisions that it serves. */
    areas: z.array(divisionCode).max(200),
    address: z.string().max(100).nullable(),
    phone: z.string().max(30).nullable(),
    validFrom: day,
  })
  .strict();

export const post = z
  .object({
    id: uuid,
    unitId: uuid,
    title: name,
    /** The part of its unit's area that it serves; null: all of it. */
    division: divisionCode.nullable(),
    role: z.enum(roles).exclude(['system', 'citizen']),
    /** 0 is the first to answer for the unit. */
    rank: z.number().int().min(0).max(999),
    validFrom: day,
  })
  .strict();

export const person = z
  .object({
    id: uuid,
    name,
    kind: z.enum(personKinds),
    staffNumber: z.string().max(20).nullable(),
    phone: z.string().max(30).nullable(),
    validFrom: day,
  })
  .strict();

export const licence = z
  .object({
    id: uuid,
    personId: uuid,
    kind: z.enum(licenceKinds),
    number: z.string().min(4).max(40),
    from: day,
    to: day,
  })
  .strict();

export const appointment = z
  .object({
    id: uuid,
    personId: uuid,
    postId: uuid,
    kind: z.enum(['holder', 'acting']),
    from: day,
    to: day.nullable(),
  })
  .strict();

export type Unit = z.output<typeof unit>;
export type Post = z.output<typeof post>;
export type Person = z.output<typeof person>;
export type Licence = z.output<typeof licence>;
export type Appointment = z.output<typeof appointment>;

/** One chain for the whole entry: its digest commits to every row of it. */
export const registerEntered = fact({
  name: 'bureau.registerEntered',
  sealed: {
    digest: { schema: z.string(), keptIn: 'register_entry.digest' },
    units: { schema: z.number(), keptIn: 'register_entry.units' },
    people: { schema: z.number(), keptIn: 'register_entry.people' },
  },
});

export const enterRegister = command({
  name: 'bureau.enterRegister',
  input: z
    .object({
      id: uuid,
      units: z.array(unit).max(2000),
      posts: z.array(post).max(5000),
      people: z.array(person).max(5000),
      licences: z.array(licence).max(5000),
      appointments: z.array(appointment).max(6000),
    })
    .strict(),
  output: z.object({
    units: z.number(),
    posts: z.number(),
    people: z.number(),
    licences: z.number(),
    appointments: z.number(),
  }),
  may: [
    { role: 'administrator', scope: 'city' },
    { role: 'personnelOfficer', scope: 'city' },
    { role: 'system', scope: 'city' },
  ],
  refusals: [
    'register.unknownDivision',
    'register.postOutsideUnit',
    'register.unknownUnit',
    'register.unknownPost',
    'register.unknownPerson',
    'register.taken',
    'appointment.oneself',
    'licence.oneself',
  ],
  facts: [registerEntered],
});
