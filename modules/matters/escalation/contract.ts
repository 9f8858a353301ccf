/** What is past its day is raised, rung by rung, to who can move it; whoever is told says that he has seen it. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySeeService } from '../runs/contract.ts';

const clock = z.string().max(40);

export const matterEscalated = fact({
  name: 'matters.matterEscalated',
  sealed: {
    clock: { schema: clock, keptIn: 'escalation.clock' },
    rung: { schema: z.number(), keptIn: 'escalation.rung' },
    role: { schema: z.string(), keptIn: 'escalation.role' },
    /** null: nobody holds such a post there. */
    personId: { schema: uuid.nullable(), keptIn: 'escalation.person_id' },
  },
});

/** Raises what is due of one clock; a rung that was raised is not raised again. */
export const escalateMatter = command({
  name: 'matters.escalateMatter',
  input: z.object({ matterId: uuid, clock }).strict(),
  output: z.object({ raised: z.number() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [matterEscalated],
});

export const escalationNoted = fact({
  name: 'matters.escalationNoted',
  sealed: { clock: { schema: clock, keptIn: 'escalation_note.clock' } },
});

/** Seen: it leaves the list of whoever says so, and nothing else changes. */
export const noteEscalation = command({
  name: 'matters.noteEscalation',
  input: z.object({ matterId: uuid, clock }).strict(),
  output: z.object({ matterId: uuid }),
  may: maySeeService,
  refusals: ['escalation.none'],
  facts: [escalationNoted],
});

export const escalationView = z.object({
  matterId: uuid,
  kind: z.string(),
  number: z.string(),
  topic: z.string(),
  placeName: z.string(),
  clock: z.string(),
  limitKey: z.string(),
  dueOn: day,
  /** Days past due, counted as the clock counts. */
  late: z.number(),
  unitOfTime: z.string(),
  /** Since when I have been told of it. */
  raisedOn: day,
  /** Who has it; null: the post is vacant. */
  person: z.string().nullable(),
  unit: z.string(),
  mine: z.boolean(),
});

/** What was raised to me and is still not done, the longest late first. */
export const findEscalations = query({
  name: 'matters.findEscalations',
  input: z.object({}),
  output: z.object({ escalations: z.array(escalationView), more: z.boolean() }),
  may: maySeeService,
  refusals: [],
});
