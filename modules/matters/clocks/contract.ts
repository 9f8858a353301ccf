/** Every change of a clock is a fact with its reason: it stands still, it goes on, it is given more time. */
import { command, day, fact, uuid } from '@cuntu/base';
import { z } from 'zod';

export const clockSuspended = fact({
  name: 'matters.clockSuspended',
  sealed: {
    clocks: { schema: z.array(z.string()), keptIn: 'clock_pause.clock[]' },
    ground: { schema: z.string(), keptIn: 'clock_pausing.ground' },
    words: { schema: z.string(), keptIn: 'clock_pausing.words' },
  },
});

export const clockResumed = fact({
  name: 'matters.clockResumed',
  sealed: {
    clocks: { schema: z.array(z.string()), keptIn: 'clock_resumption.clock[]' },
    dueOn: { schema: z.array(day), keptIn: 'clock_resumption.due_on[]' },
    words: { schema: z.string(), keptIn: 'clock_resuming.words' },
  },
});

/** A pause lasts as long as its ground was said to, and no longer: whoever needs more stops it anew and tells the applicant. */
export const endPause = command({
  name: 'matters.endPause',
  input: z.object({ matterId: uuid }).strict(),
  output: z.object({ ended: z.boolean() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [clockResumed],
});

export const clockExtended = fact({
  name: 'matters.clockExtended',
  sealed: {
    clock: { schema: z.string(), keptIn: 'clock_extension.clock' },
    fromOn: { schema: day, keptIn: 'clock_extension.from_on' },
    toOn: { schema: day, keptIn: 'clock_extension.to_on' },
    words: { schema: z.string(), keptIn: 'clock_extension.words' },
  },
});
