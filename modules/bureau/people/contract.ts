/** People of the bureau: who they are, what they hold, where they serve, and who has looked at their page. */
import { command, day, fact, instant, madeFile, mediaTypes, query, uuid } from '@cuntu/base';
import { roles } from '@cuntu/divisions';
import { z } from 'zod';
import { divisionCode } from '../divisions/contract.ts';
import { mayKeepRegister } from '../imports/contract.ts';
import { appointment, licence, licenceKinds, person, personKinds } from '../register/contract.ts';

/** Whoever works for the bureau may look up a colleague. */
export const maySeeRegister = roles
  .filter((role) => role !== 'citizen' && role !== 'system')
  .map((role) => ({ role, scope: 'city' }) as const);

/** Only about oneself. */
const mayBeAbout = maySeeRegister.map(({ role }) => ({ role, scope: 'party' }) as const);

/** Days before its end from which a licence counts as expiring: training and reissue take about three months. */
export const EXPIRING_DAYS = 90;
export const licenceStates = ['valid', 'expiring', 'expired', 'none'] as const;

export const personRegistered = fact({
  name: 'bureau.personRegistered',
  sealed: {
    name: { schema: z.string(), keptIn: 'person.name' },
    kind: { schema: z.string(), keptIn: 'person.kind' },
    staffNumber: { schema: z.string().nullable(), keptIn: 'person.staff_number' },
  },
});

export const licenceRecorded = fact({
  name: 'bureau.licenceRecorded',
  sealed: {
    holder: { schema: z.string(), keptIn: 'licence.person_id' },
    kind: { schema: z.string(), keptIn: 'licence.kind' },
    number: { schema: z.string(), keptIn: 'licence.number' },
    fromOn: { schema: day, keptIn: 'licence.from_on' },
    toOn: { schema: day, keptIn: 'licence.to_on' },
  },
});

export const personAppointed = fact({
  name: 'bureau.personAppointed',
  sealed: {
    appointee: { schema: z.string(), keptIn: 'appointment.person_id' },
    post: { schema: z.string(), keptIn: 'appointment.post_id' },
    kind: { schema: z.string(), keptIn: 'appointment.kind' },
    fromOn: { schema: day, keptIn: 'appointment.from_on' },
    /** As it was given; an end that comes later is a fact of its own. */
    toOn: { schema: day.nullable(), keptIn: 'appointment.given_to_on' },
  },
});

export const appointmentEnded = fact({
  name: 'bureau.appointmentEnded',
  sealed: {
    appointment: { schema: z.string(), keptIn: 'appointment_end.appointment_id' },
    lastOn: { schema: day, keptIn: 'appointment_end.last_on' },
  },
});

export const registerPerson = command({
  name: 'bureau.registerPerson',
  input: person,
  output: z.object({ id: uuid }),
  may: mayKeepRegister,
  refusals: ['person.numberTaken'],
  facts: [personRegistered],
});

export const recordLicence = command({
  name: 'bureau.recordLicence',
  input: licence,
  output: z.object({ id: uuid }),
  may: mayKeepRegister,
  refusals: ['licence.numberTaken', 'licence.daysReversed', 'licence.oneself'],
  facts: [licenceRecorded],
});

/** The grants of the post come with it, in the same transaction. */
export const appoint = command({
  name: 'bureau.appoint',
  input: appointment,
  output: z.object({ id: uuid }),
  may: mayKeepRegister,
  refusals: [
    'appointment.already',
    'appointment.oneself',
    'appointment.postClosed',
    'appointment.beforePost',
    'appointment.personLeft',
    'appointment.daysReversed',
  ],
  facts: [personAppointed],
});

/** The grants end with it. `lastOn` is the last day of service. */
export const endAppointment = command({
  name: 'bureau.endAppointment',
  input: z.object({ appointmentId: uuid, lastOn: day }).strict(),
  output: z.object({ lastOn: day }),
  may: mayKeepRegister,
  refusals: ['appointment.ended', 'appointment.endsBeforeItBegins'],
  facts: [appointmentEnded],
});

const filter = z.object({
  unitId: uuid.optional(),
  role: z.enum(roles).optional(),
  kind: z.enum(personKinds).optional(),
  licence: z.enum(licenceStates).optional(),
  /** Part of a name, a staff number or a licence number. */
  text: z.string().trim().max(40).optional(),
});

const heldPost = z.object({ unitName: z.string(), title: z.string(), role: z.string(), acting: z.boolean() });

export const personRow = z.object({
  id: uuid,
  name: z.string(),
  kind: z.enum(personKinds),
  staffNumber: z.string().nullable(),
  posts: z.array(heldPost),
  /** The one that lasts longest. */
  licence: z.object({ number: z.string(), to: day, state: z.enum(['valid', 'expiring', 'expired']) }).nullable(),
});

/** `id~name` of the last of a page; made by the server, read by nobody else. */
const peopleCursor = z
  .string()
  .max(200)
  .refine((text) => uuid.safeParse(text.slice(0, 36)).success && /^~.+$/u.test(text.slice(36)), 'notACursor');

/** `instant~id` of the last of a page. */
const accessCursor = z
  .string()
  .max(80)
  .refine((text) => {
    const [at, id, ...more] = text.split('~');
    return more.length === 0 && instant.safeParse(at).success && uuid.safeParse(id).success;
  }, 'notACursor');

export const findPeople = query({
  name: 'bureau.findPeople',
  input: filter.extend({
    cursor: peopleCursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    people: z.array(personRow),
    next: z.string().nullable(),
    total: z.number(),
    totalIsMore: z.boolean(),
  }),
  may: maySeeRegister,
  refusals: [],
});

export const exportPeople = query({
  name: 'bureau.exportPeople',
  input: filter.extend({ form: z.enum(['xlsx', 'csv']) }),
  output: madeFile.extend({ people: z.array(z.string()) }),
  files: [mediaTypes.xlsx, mediaTypes.csv],
  may: mayKeepRegister,
  refusals: ['people.tooManyToExport'],
  personal: (found: { people: readonly string[] }) => found.people,
});

export const getPerson = query({
  name: 'bureau.getPerson',
  input: z.object({ personId: uuid }),
  output: z.object({
    id: uuid,
    name: z.string(),
    kind: z.enum(personKinds),
    staffNumber: z.string().nullable(),
    phone: z.string().nullable(),
    validFrom: day,
    validTo: day.nullable(),
    appointments: z.array(
      z.object({
        id: uuid,
        kind: z.enum(['holder', 'acting']),
        from: day,
        to: day.nullable(),
        postId: uuid,
        title: z.string(),
        role: z.string(),
        unitId: uuid,
        unitName: z.string(),
        state: z.enum(['toCome', 'now', 'over']),
      }),
    ),
    licences: z.array(
      z.object({
        id: uuid,
        kind: z.enum(licenceKinds),
        number: z.string(),
        from: day,
        to: day,
        state: z.enum(['toCome', 'valid', 'expiring', 'expired']),
        daysLeft: z.number(),
      }),
    ),
    grants: z.array(
      z.object({ role: z.string(), division: z.string(), divisionName: z.string(), from: day, to: day.nullable() }),
    ),
  }),
  may: maySeeRegister,
  refusals: [],
  personal: (found: { id: string }) => [found.id],
});

/** 个人信息保护法 44, 45: who has opened one's own page, newest first. */
export const findAccesses = query({
  name: 'bureau.findAccesses',
  input: z.object({ cursor: accessCursor.optional() }),
  output: z.object({
    accesses: z.array(z.object({ id: uuid, at: z.string(), by: z.string().nullable(), deed: z.string() })),
    next: z.string().nullable(),
  }),
  may: mayBeAbout,
  refusals: [],
});

/** Who could inspect at a place: licensed that day, the nearest unit first. */
export const findOfficers = query({
  name: 'bureau.findOfficers',
  input: z.object({ division: divisionCode, licence: z.enum(licenceKinds).default('enforcement') }),
  output: z.object({
    officers: z.array(
      z.object({
        personId: uuid,
        name: z.string(),
        unitName: z.string().nullable(),
        licenceNumber: z.string().nullable(),
      }),
    ),
  }),
  may: maySeeRegister,
  refusals: [],
});
