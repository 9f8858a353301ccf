/** Tests of live updates within one process and over a wire. */
import { describe, expect, it, vi } from 'vitest';
import { seededRandom } from '#platform/clock';
import { openTestDatabase } from '../../tests/harness/index.ts';
import { type Heard, openBus } from './bus.ts';
import type { LiveEvent, Wire } from './wire.ts';

const north: LiveEvent = { topic: 'matter', matterId: 'm1', division: '421303187' };
const south: LiveEvent = { topic: 'matter', matterId: 'm2', division: '421381001' };
const any = () => true;
const onFault = () => expect.unreachable();
const quiet = { onFault, random: seededRandom('bus') };

describe('a reader', () => {
  it('hears in order what passes its filter, until it ends', async () => {
    const bus = await openBus(quiet);
    const heard: Heard[] = [];
    const end = bus.subscribe(
      (event) => event.division.startsWith('421303'),
      (event) => void heard.push(event),
    );
    bus.publish(north, south, { ...north, topic: 'light' });
    await vi.waitUntil(() => heard.length === 2);
    end();
    bus.publish(north);
    await bus.close();
    expect(heard).toEqual([north, { ...north, topic: 'light' }]);
  });

  it('too slow, is told to read again instead of what it missed, and holds up nobody', async () => {
    const bus = await openBus({ ...quiet, waiting: 2 });
    const slow: Heard[] = [];
    const quick: Heard[] = [];
    let go = () => {};
    const gate = new Promise<void>((open) => {
      go = open;
    });
    bus.subscribe(any, async (event) => {
      slow.push(event);
      await gate;
    });
    bus.subscribe(any, (event) => void quick.push(event));
    for (let i = 0; i < 5; i++) {
      bus.publish({ ...north, matterId: `m${i}` });
      await vi.waitUntil(() => quick.length === i + 1);
    }
    go();
    await vi.waitUntil(() => slow.length === 3);
    expect(slow.map((event) => ('matterId' in event ? event.matterId : event.topic))).toEqual(['m0', 'resync', 'm4']);
  });

  it('that fails is dropped and reported; the others go on', async () => {
    const faults: string[] = [];
    const bus = await openBus({ ...quiet, onFault: (_, where) => faults.push(where) });
    const heard: Heard[] = [];
    bus.subscribe(any, () => Promise.reject(new Error('gone')));
    bus.subscribe(any, (event) => void heard.push(event));
    bus.publish(north);
    await vi.waitUntil(() => faults.length === 1);
    bus.publish(south);
    await vi.waitUntil(() => heard.length === 2);
    expect(faults).toEqual(['live reader']);
  });
});

/** A wire that joins whoever listens, and can be cut. */
function joinedWire(maxBytes = 7_900) {
  const ears = new Set<{ receive(text: string): void; gap(): void }>();
  const sent: string[] = [];
  let isCut = false;
  const wire: Wire = {
    maxBytes,
    async send(text) {
      if (isCut) throw new Error('cut');
      sent.push(text);
      for (const ear of ears) ear.receive(text);
    },
    async listen(ear) {
      ears.add(ear);
      return async () => void ears.delete(ear);
    },
  };
  return {
    wire,
    sent,
    ears,
    cut(is: boolean) {
      isCut = is;
    },
  };
}

it('tells nothing of a change that may yet be rolled back', async () => {
  const database = await openTestDatabase();
  const bus = await openBus(quiet);
  await expect(database.transaction(async () => bus.publish(north))).rejects.toThrow('inside a database transaction');
});

describe('two processes', () => {
  async function two(line = joinedWire(), faults: unknown[] = []) {
    const open = (seed: string) =>
      openBus({ random: seededRandom(seed), onFault: (fault) => faults.push(fault), wire: line.wire });
    const [here, there] = [await open('here'), await open('there')];
    const heard = { here: [] as Heard[], there: [] as Heard[] };
    here.subscribe(any, (event) => void heard.here.push(event));
    there.subscribe(any, (event) => void heard.there.push(event));
    return { here, there, heard, line, faults };
  }

  it('hear each other, and themselves only once', async () => {
    const { here, there, heard } = await two();
    here.publish(north);
    there.publish(south);
    await vi.waitUntil(() => heard.here.length >= 2 && heard.there.length >= 2);
    await Promise.all([here.close(), there.close()]);
    expect(heard.here).toEqual([north, south]);
    expect(heard.there.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([north, south]);
  });

  it('send what a wire can carry, each event whole', async () => {
    const { here, heard, line } = await two(joinedWire(300));
    const many = Array.from({ length: 40 }, (_, i) => ({ ...north, matterId: `m${i}` }));
    here.publish(...many);
    await vi.waitUntil(() => heard.there.length === many.length);
    expect(heard.there).toEqual(many);
    expect(line.sent.length).toBeGreaterThan(5);
    expect(line.sent.every((text) => Buffer.byteLength(text) <= 300)).toBe(true);
  });

  it('say that something was lost when an event is too large for the wire', async () => {
    const { here, heard } = await two(joinedWire(300));
    here.publish({ ...north, states: ['x'.repeat(400)] }, south);
    await vi.waitUntil(() => heard.there.length === 2);
    expect(heard.there).toEqual([{ topic: 'resync' }, south]);
  });

  it('read everything again after the line was cut', async () => {
    const { here, heard, line, faults } = await two();
    line.cut(true);
    here.publish(north);
    await vi.waitUntil(() => faults.length === 1);
    line.cut(false);
    here.publish(south);
    await vi.waitUntil(() => heard.there.length === 2);
    expect(heard.there).toEqual([{ topic: 'resync' }, south]);
    for (const ear of line.ears) ear.gap();
    await vi.waitUntil(() => heard.there.length === 3);
    expect(heard.there.at(-1)).toEqual({ topic: 'resync' });
  });

  it('of different versions read everything again rather than guess', async () => {
    const { heard, line } = await two();
    for (const text of ['{"from":"x","lost":false,"events":[{"subject":1}]}', 'not JSON']) {
      for (const ear of line.ears) ear.receive(text);
    }
    await vi.waitUntil(() => heard.there.length === 2);
    expect(heard.there).toEqual([{ topic: 'resync' }, { topic: 'resync' }]);
  });
});
