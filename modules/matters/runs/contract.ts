/** Runs of procedures: one page, one responsible post, one place, clocks, a timeline; the generic side of every matter. */
import { command, day, fact, type MayRule, query, uuid } from '@cuntu/base';
import { z } from 'zod';

export const light = z.enum(['green', 'yellow', 'red', 'paused', 'none']);
export type Light = z.output<typeof light>;

/** Where a page of a list ended: the day or instant that sorts it, and an id. */
export const cursor = z
  .string()
  .max(200)
  .refine((text) => cursorForm.safeParse(text).success && day.safeParse(text.slice(0, 10)).success, 'notACursor');
const cursorForm = z.templateLiteral([z.union([z.iso.date(), z.iso.datetime()]), '~', z.uuid()]);

/** What is found and done out on the ground, and what somebody has applied for. */
export const groundKinds = ['finding', 'dispatch', 'blindSpot'] as const;
export const serviceKinds = ['mortgage', 'preview', 'opinion', 'callBack'] as const;

/** In which somebody can be met about an application. */
export const serviceRoles = ['windowClerk', 'examiner', 'registrar', 'reviewer', 'leader'] as const;

/** What somebody said of a service is not for whoever rendered it: he has stepped back from it from the first. */
const shielded: readonly string[] = ['callBack'];
const ofShielded = { kinds: shielded, notAfterOwn: 'recuse' } as const;
const onGround = { kinds: groundKinds } as const;
const ofService = { kinds: serviceKinds.filter((kind) => !shielded.includes(kind)) };
const ofWork = { kinds: [...groundKinds, ...ofService.kinds] };

/** Who may see a matter. What an applicant brings is not for whoever walks on his land. */
export const maySee: readonly (MayRule & { kinds: readonly string[] })[] = [
  { role: 'coordinator', scope: 'own', ...onGround },
  { role: 'coordinator', scope: 'division', ...onGround },
  // What one reported beyond one's own place one still follows.
  { role: 'stationOfficer', scope: 'own', ...onGround },
  { role: 'stationOfficer', scope: 'division', ...onGround },
  { role: 'inspector', scope: 'own', ...onGround },
  { role: 'inspector', scope: 'division', ...onGround },
  { role: 'windowClerk', scope: 'own', ...ofService },
  { role: 'windowClerk', scope: 'division', ...ofService },
  { role: 'examiner', scope: 'division', ...ofService },
  { role: 'registrar', scope: 'division', ...ofService },
  { role: 'reviewer', scope: 'division', ...ofWork },
  // What a unit is asked is its own, wherever the land lies.
  { role: 'reviewer', scope: 'unit', kinds: ['opinion'] },
  { role: 'supervisor', scope: 'division', ...ofWork },
  { role: 'supervisor', scope: 'division', ...ofShielded },
  { role: 'leader', scope: 'division', ...ofWork },
  { role: 'leader', scope: 'division', ...ofShielded },
];

/** Of what somebody applied for: clocks that are promised, persons who step back, a first contact. */
export const maySeeService: readonly MayRule[] = maySee
  .map((rule): MayRule => ({ ...rule, kinds: rule.kinds.filter((kind) => serviceKinds.some((one) => one === kind)) }))
  .filter(({ kinds }) => kinds!.length > 0);

/** The same of one kind, for questions that are asked of it alone: of another's they tell nothing. */
export const maySeeOf = (kind: string): readonly MayRule[] =>
  maySee.filter(({ kinds }) => kinds.includes(kind)).map((rule): MayRule => ({ ...rule, kinds: [kind] }));

export const countedDay = z.object({ date: z.string(), counts: z.boolean(), why: z.string() });

export const clockView = z.object({
  name: z.string(),
  limitKey: z.string(),
  count: z.number(),
  unit: z.string(),
  article: z.string(),
  source: z.string(),
  confidence: z.string(),
  startedOn: z.string(),
  dueOn: z.string(),
  /** It runs into a year whose notice is missing. */
  provisional: z.boolean(),
  /** Since when a day that was told as provisional rests on a notice. */
  settledOn: day.nullable(),
  state: z.enum(['running', 'suspended', 'stopped']),
  /** On these days it stood still; `until` is the first that counts again. */
  pauses: z.array(z.object({ from: day, until: day.nullable() })),
  /** While it stands still: on this day it goes on by itself at the latest. */
  standsUntil: day.nullable(),
  extended: z.boolean(),
  /** Days past due in the clock's own days; 0 while there is time. */
  late: z.number(),
  stoppedAt: z.string().nullable(),
  light,
  counted: z.array(countedDay),
  /** The days since it was due, where they are few enough to be shown one by one. */
  over: z.array(countedDay),
});

export const entryView = z.object({
  n: z.number(),
  fact: z.string(),
  step: z.string(),
  outcome: z.string().nullable(),
  person: z.string().nullable(),
  role: z.string(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  said: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});

export const personView = z.object({
  duty: z.string(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  post: z.string(),
  unit: z.string(),
  phone: z.string().nullable(),
  acting: z.boolean(),
});

/** A step out of the present state: allowed, or the refusal that would come, so that the button can say why. */
export const possibleStep = z.object({
  step: z.string(),
  command: z.string().nullable(),
  allowed: z.boolean(),
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  basis: z.array(z.string()),
  who: z.array(z.string()),
  /** Where it is barred: the name of somebody who may. */
  ask: z.string().nullable(),
});

export const taskView = z.object({
  matterId: uuid,
  kind: z.string(),
  verb: z.string(),
  topic: z.string(),
  placeName: z.string(),
  number: z.string(),
  state: z.string(),
  place: z.tuple([z.number(), z.number()]),
  person: z.string().nullable(),
  unit: z.string(),
  division: z.string(),
  startedOn: z.string().nullable(),
  count: z.number().nullable(),
  unitOfTime: z.string().nullable(),
  limitKey: z.string().nullable(),
  dueOn: z.string().nullable(),
  provisional: z.boolean(),
  late: z.number(),
  light,
  counted: z.array(countedDay),
  /** The days since it was due, where they are few enough to be shown one by one. */
  over: z.array(countedDay),
});

export const matterView = z.object({
  id: uuid,
  kind: z.string(),
  number: z.string(),
  state: z.string(),
  topic: z.string(),
  placeName: z.string(),
  division: z.string(),
  divisionNames: z.array(z.object({ code: z.string(), name: z.string() })),
  place: z.unknown(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  task: z
    .object({
      verb: z.string(),
      clock: z.string().nullable(),
      /** Whose it is, by name; `mine`: the reader's. */
      person: z.string().nullable(),
      mine: z.boolean(),
    })
    .nullable(),
  clocks: z.array(clockView),
  road: z.array(z.object({ state: z.string(), at: z.string().nullable(), due: z.string().nullable() })),
  timeline: z.array(entryView),
  people: z.array(personView),
  /** Who answered for it to the applicant, the first who was met first; empty where nobody applied. */
  contacts: z.array(
    z.object({
      name: z.string(),
      post: z.string(),
      unit: z.string().nullable(),
      room: z.string().nullable(),
      phone: z.string().nullable(),
      since: z.string(),
      /** The reader himself. */
      mine: z.boolean(),
    }),
  ),
  /** Who has it, had it, or did something in it; `recused`: he has stepped back. */
  hands: z.array(z.object({ personId: uuid, name: z.string(), recused: z.boolean() })),
  can: z.array(possibleStep),
  version: z.number(),
});

export const getMatter = query({
  name: 'matters.getMatter',
  input: z.object({ id: uuid }),
  output: matterView,
  may: maySee,
  refusals: [],
});

/** Whose work: what waits for me, what waits in my units, what waits for others where I may look. */
export const whose = z.enum(['mine', 'unit', 'others']);
export const workOrder = z.enum(['time', 'place', 'unit']);

/** Where a page of work ended: the place or unit if it is sorted by one, the due day, and an id. */
const workCursors = {
  time: z.templateLiteral([z.iso.date(), '~', z.uuid()]),
  place: z.templateLiteral([z.string().regex(/^\d{4,14}$/), '~', z.iso.date(), '~', z.uuid()]),
  unit: z.templateLiteral([z.uuid(), '~', z.iso.date(), '~', z.uuid()]),
} as const;

const workCounts = {
  /** Counted up to a bound; `totalIsMore` says that there are more. */
  total: z.number(),
  totalIsMore: z.boolean(),
  late: z.number(),
  dueSoon: z.number(),
};

export const findWorklist = query({
  name: 'matters.findWorklist',
  input: z
    .object({
      whose: whose.default('mine'),
      unit: z.uuid().optional(),
      sort: workOrder.default('time'),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    })
    .refine(({ cursor, sort }) => cursor === undefined || workCursors[sort].safeParse(cursor).success, {
      path: ['cursor'],
      message: 'notACursor',
    }),
  output: z.object({ tasks: z.array(taskView), next: z.string().nullable(), ...workCounts }),
  may: maySee,
  refusals: [],
});

/** For whoever answers for others: how much waits in each unit, the one with the most past due first. */
export const findWaitingUnits = query({
  name: 'matters.findWaitingUnits',
  input: z.object({}),
  output: z.object({
    units: z.array(
      z.object({
        unitId: uuid.nullable(),
        unit: z.string().nullable(),
        total: z.number(),
        late: z.number(),
        dueSoon: z.number(),
      }),
    ),
  }),
  may: maySee,
  refusals: [],
});

/** Recorded by the deed that hands over the ground on which the matter lies, or when its post has changed hands; null: vacant. */
export const matterHandedOver = fact({
  name: 'matters.matterHandedOver',
  sealed: {
    fromPersonId: { schema: uuid.nullable(), keptIn: 'matter_handing.from_person_id' },
    toPersonId: { schema: uuid.nullable(), keptIn: 'matter_handing.to_person_id' },
    words: { schema: z.string(), keptIn: 'matter_handing.words' },
  },
});

export const clockTurned = fact({
  name: 'matters.clockTurned',
  sealed: {
    clock: { schema: z.string(), keptIn: 'clock_turn.clock' },
    dueOn: { schema: z.string(), keptIn: 'clock_turn.due_on' },
  },
});

export const turnClock = command({
  name: 'matters.turnClock',
  input: z.object({ matterId: uuid, clock: z.string() }).strict(),
  output: z.object({ turned: z.boolean() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [clockTurned],
});

/** Work that waits at a post goes to whoever answers there today. */
export const passOnWork = command({
  name: 'matters.passOnWork',
  input: z.object({ matterId: uuid }).strict(),
  output: z.object({ passedOn: z.boolean() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [matterHandedOver],
});
