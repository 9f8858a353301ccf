/** A day of the city's tracks through `patrol.recordTrack`: stored and covered a second, beside plain COPY; bytes a point. */
import { Agent, get } from 'node:http';
import { patrol } from '#modules/patrol';
import { recordTrack } from '#modules/patrol/contract';
import { fixedClock, newId } from '#platform/clock';
import { sql } from '#platform/database';
import { perform } from '#platform/pipeline';
import type { OpenHouse } from '../apps/server/house.ts';
import { inHouse, makeCity } from './setting/city.ts';
import { copyPoints } from './setting/copying.ts';
import { onPostgres } from './setting/place.ts';
import { quantile } from './setting/quantile.ts';
import { startProduct } from './setting/server.ts';
import { batchOf, type Walker, walkersOf } from './setting/walks.ts';

/** The whole day is 991 people for six hours: 4.3 million points. A fifth of the people tells the same. */
const whole = process.env.BENCH_WHOLE === '1';
const PEOPLE = whole ? 991 : 200;
const HOURS = 6;
const FIXES = HOURS * 720;
/** A phone sends every five minutes. */
const BATCH = 60;
/** So many wait for their answer at once. */
const AT_ONCE = 256;
const POINTS_MIN = 40_000;
const BYTES_MAX = 20;
const TRACKER_MIN = 1_000;
const TRACKERS = 100;
const TRACKERS_FOR_MS = 5_000;

export default {
  figure: `tracks of ${PEOPLE} people for ${HOURS} hours through patrol.recordTrack`,
  budget: `≥ ${POINTS_MIN} points/s stored and covered, ≤ ${BYTES_MAX} bytes a point with indexes; trackers ≥ ${TRACKER_MIN} fixes/s`,
  peer: 'COPY of the same points into a plain table',
  async measure() {
    return onPostgres(async (where) => {
      await makeCity(where);
      const { rows, keys, walkers, startMs } = await inHouse(where, (house) => measured(house, where.databaseUrl));
      const product = await startProduct(where);
      const perSecond = await trackers(product.origin, keys, walkers, startMs);
      await product.stop();
      const unit = `fixes/s one by one over HTTP at /tracker/osmand, ${keys.length} trackers`;
      return [...rows, { value: perSecond, unit, within: perSecond >= TRACKER_MIN }];
    });
  },
};

async function measured(house: OpenHouse, databaseUrl: string) {
  const walkers = await walkersOf(house, PEOPLE, HOURS);
  // Written beforehand, as a network hands it over; reading it is part of what is measured.
  const startMs = Date.parse(house.clock.now()) - HOURS * 3_600_000 + 1_000;
  const bodies = bodiesOf(walkers, startMs);
  const began = performance.now();
  const answersMs = await sendAll(house, walkers, bodies);
  const perSecond = (PEOPLE * FIXES) / ((performance.now() - began) / 1000);
  await settleDays(house);
  const { rows } = await sql<{ points: number; bytes: number }>`
    select sum(fixes) as points, (select sum(pg_total_relation_size(i.inhrelid)) from pg_inherits i
      where i.inhparent = 'track_segment'::regclass) as bytes from track_segment`.execute(house.db);
  const { points, bytes } = rows[0]!;
  if (points !== PEOPLE * FIXES) throw new Error(`${points} points are stored, not ${PEOPLE * FIXES}`);
  const peer = await copyPoints(databaseUrl, walkers, startMs, FIXES);
  const keys = await Promise.all(walkers.slice(0, TRACKERS).map((walker) => enrolled(house, walker)));
  const measurements = [
    { value: perSecond, unit: 'points/s', peer, within: perSecond >= POINTS_MIN },
    { value: quantile(answersMs, 0.95), unit: `ms until a batch is answered, p95 of ${AT_ONCE} at once`, within: true },
    { value: bytes / points, unit: 'bytes a point with indexes', within: bytes / points <= BYTES_MAX },
  ];
  return { rows: measurements, keys, walkers, startMs };
}

/** In the order of time: everybody's first five minutes, then everybody's next. */
function bodiesOf(walkers: readonly Walker[], startMs: number): { walker: number; body: string }[] {
  const bodies: { walker: number; body: string }[] = [];
  for (let from = 0; from < FIXES; from += BATCH)
    for (const [n, walker] of walkers.entries())
      bodies.push({ walker: n, body: JSON.stringify(batchOf(walker, n, startMs, from, from + BATCH)) });
  return bodies;
}

async function sendAll(
  house: OpenHouse,
  walkers: readonly Walker[],
  bodies: readonly { walker: number; body: string }[],
) {
  const handler = house.handlerOf(recordTrack.name);
  const answersMs: number[] = [];
  let next = 0;
  const sender = async () => {
    while (next < bodies.length) {
      const { walker, body } = bodies[next++]!;
      const call = { actor: walkers[walker]!.actor, commandId: newId(house.clock), requestId: 'bench' };
      const sent = performance.now();
      const done = await perform(house.world, handler, call, JSON.parse(body));
      answersMs.push(performance.now() - sent);
      if (!done.ok) throw new Error(done.refusal.code);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return answersMs;
}

/** One fix a request, as OsmAnd sends it, from as many devices, each on a connection of its own. */
async function trackers(origin: string, keys: readonly string[], walkers: readonly Walker[], startMs: number) {
  const began = performance.now();
  let sent = 0;
  const device = async (key: string, n: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let i = 0; performance.now() - began < TRACKERS_FOR_MS; i++) {
      const { t, lon, lat, accuracy } = batchOf(walkers[n]!, n, startMs + 2_000, i, i + 1);
      const fix = `id=${key}&timestamp=${t[0]}&lat=${lat[0]}&lon=${lon[0]}&accuracy=${accuracy[0]}`;
      await asked(agent, `${origin}/tracker/osmand?${fix}`, `10.8.0.${n}`);
      sent += 1;
    }
    agent.destroy();
  };
  await Promise.all(keys.map(device));
  return sent / ((performance.now() - began) / 1000);
}

const asked = (agent: Agent, url: string, from: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'x-forwarded-for': from } }, (response) => {
      response.resume();
      const { statusCode } = response;
      response.on('end', () =>
        statusCode === 200 ? resolve() : reject(new Error(`a tracker is answered ${statusCode}`)),
      );
    }).on('error', reject);
  });

async function enrolled(house: OpenHouse, { actor }: Walker): Promise<string> {
  const call = { actor, commandId: newId(house.clock), requestId: 'bench' };
  const input = { id: newId(house.clock), label: 'bench' };
  const done = await perform(house.world, house.handlerOf('patrol.enrolDevice'), call, input);
  if (!done.ok) throw new Error(done.refusal.code);
  return (done.value as { key: string }).key;
}

/** What the house does in the next night but one. */
async function settleDays(house: OpenHouse): Promise<void> {
  const inTwoDays = new Date(Date.parse(house.clock.now()) + 2 * 86_400_000).toISOString();
  const settle = patrol.rounds!.find(({ name }) => name === 'settle tracks')!;
  await settle.run({ ...house, clock: fixedClock(inTwoDays) });
}
