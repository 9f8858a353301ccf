/** Live updates: what changed, told after commit to whoever has asked and may know; a hint to read again, never data. */
import { hex } from '@cuntu/base';
import type { Randomness } from '#platform/clock';
import { forbidInTransaction } from '#platform/database';
import { makeMailbox } from './mailbox.ts';
import { type LiveEvent, makeOutgoing, readMessage, type Wire } from './wire.ts';

/** Topic of what happens to the sessions of an account, named by `matterId`; never told to a screen. */
export const SESSIONS = 'sessions';

/** Events were lost on the way (a slow reader, a broken line): read everything shown once more. */
export interface Resync {
  topic: 'resync';
}

export type Heard = LiveEvent | Resync;

export interface Bus {
  /** After commit, never inside a transaction: a rolled-back change must not be told. */
  publish(...events: LiveEvent[]): void;
  /** `tell` gets one event at a time; a rejection ends the subscription. Answers how to end it. */
  subscribe(filter: (event: LiveEvent) => boolean, tell: (event: Heard) => void | Promise<void>): () => void;
  close(): Promise<void>;
}

export interface BusOptions {
  random: Randomness;
  onFault(fault: unknown, where: string): void;
  /** To the other server processes of the same city. */
  wire?: Wire;
  /** Events kept for a slow reader before it is told to read everything again. */
  waiting?: number;
}

export async function openBus({ random, onFault, wire, waiting = 256 }: BusOptions): Promise<Bus> {
  const self = hex(random.bytes(8));
  const readers = new Set<{ filter(event: LiveEvent): boolean; post(event: Heard): void; close(): void }>();
  const outgoing = wire && makeOutgoing(wire, self, (fault) => onFault(fault, 'live send'));

  const spread = (events: readonly LiveEvent[]) => {
    for (const event of events) for (const reader of readers) if (reader.filter(event)) reader.post(event);
  };
  const resyncAll = () => {
    for (const reader of readers) reader.post({ topic: 'resync' });
  };
  const receive = (text: string) => {
    const message = readMessage(text);
    if (!message) return resyncAll();
    if (message.from === self) return;
    if (message.lost) resyncAll();
    spread(message.events);
  };
  const unlisten = await wire?.listen({ receive, gap: resyncAll });

  return {
    publish(...events) {
      forbidInTransaction('telling of a change');
      spread(events);
      outgoing?.tell(events);
    },
    subscribe(filter, tell) {
      const mailbox = makeMailbox<Heard>({
        bound: waiting,
        tell,
        overflow: { topic: 'resync' },
        onFault(fault) {
          readers.delete(reader);
          onFault(fault, 'live reader');
        },
      });
      const reader = { filter, ...mailbox };
      readers.add(reader);
      return () => {
        readers.delete(reader);
        reader.close();
      };
    },
    async close() {
      for (const reader of readers) reader.close();
      readers.clear();
      await outgoing?.settled();
      await unlisten?.();
    },
  };
}
