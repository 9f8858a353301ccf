/** What server processes of one city tell each other, and how it is packed into small messages. */
import { z } from 'zod';
import { later } from '#platform/clock';

/** Carries what `may` asks for, so that a stream can be filtered by the same rule as a list. */
export interface LiveEvent {
  topic: string;
  matterId?: string;
  division: string;
  /** States of the matter before and after: who may see either is told. */
  states?: readonly string[];
  /** Whose own it was or becomes, wherever they have their post. */
  people?: readonly string[];
}

/** A line between processes that may lose messages, and says so when it knows. */
export interface Wire {
  send(text: string): Promise<void>;
  /** `gap`: the line was broken for a while. Answers how to stop listening. */
  listen(ears: { receive(text: string): void; gap(): void }): Promise<() => Promise<void>>;
  /** Longest message in bytes. */
  maxBytes: number;
}

const message = z.object({
  from: z.string(),
  lost: z.boolean(),
  events: z.array(
    z.object({
      topic: z.string(),
      matterId: z.string().optional(),
      division: z.string(),
      states: z.array(z.string()).optional(),
      people: z.array(z.string()).optional(),
    }),
  ),
});

/** `null`: not one of ours, or of another version; the reader then treats it as lost events. */
export function readMessage(text: string): z.output<typeof message> | null {
  try {
    const read = message.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Other processes are only hinted at, and each message is a commit: the next waits this long, and takes more with it. */
const BETWEEN_MS = 50;

/** Sends one message at a time; what gathers meanwhile goes together. After a failure the others are told of the loss. */
export function makeOutgoing(wire: Wire, from: string, onFault: (fault: unknown) => void) {
  let waiting: LiveEvent[] = [];
  let lost = false;
  let busy = false;
  let closing = false;
  let goOn = () => {};
  let work: Promise<void> | undefined;

  const pack = (events: LiveEvent[]) => JSON.stringify({ from, lost, events });
  function nextMessage(): string {
    const fits = (count: number) => Buffer.byteLength(pack(waiting.slice(0, count))) <= wire.maxBytes;
    let count = waiting.length;
    while (count > 1 && !fits(count)) count = Math.ceil(count / 2);
    if (!fits(count)) {
      lost = true;
      waiting = waiting.slice(count);
      return pack([]);
    }
    return pack(waiting.splice(0, count));
  }
  const pause = () =>
    new Promise<void>((done) => {
      const cancel = later(BETWEEN_MS, done);
      goOn = () => {
        cancel();
        done();
      };
    });
  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      try {
        await wire.send(nextMessage());
        lost = false;
      } catch (fault) {
        lost = true;
        waiting = [];
        onFault(fault);
      }
      if (!closing) await pause();
    }
    busy = false;
  }
  return {
    tell(events: readonly LiveEvent[]) {
      waiting.push(...events);
      if (!busy) work = drain();
    },
    settled() {
      closing = true;
      goOn();
      return work;
    },
  };
}
