/** How long it takes to say how much of all zones was covered in any 30 days, and how far that is from buffered tracks. */

import { findZoneShares, keepZoneCells } from '#modules/patrol';
import { findTrack, findTracksIn } from '#modules/patrol/contract';
import { newId } from '#platform/clock';
import { type Db, sql } from '#platform/database';
import { consult, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from '../apps/server/house.ts';
import { modules } from '../apps/server/modules.ts';
import { inHouse, makeCity } from './setting/city.ts';
import { fillDay, repeatDays, type SquareZone, zonesOver } from './setting/covered-days.ts';
import { onPostgres } from './setting/place.ts';
import { quantile } from './setting/quantile.ts';
import { type Walker, walkersOf } from './setting/walks.ts';

const PEOPLE = process.env.BENCH_WHOLE === '1' ? 991 : 250;
const DAYS = 60;
const ZONES = 2_000;
const COMPARED = 100;
const WARM_MS = 500;
const COLD_MS = 2_000;
const POINTS = { mean: 0.1, p99: 0.3, worst: 0.6 };
const PERSON_MS = 30;
const BOX_MS = 50;
const WARM_UP = 20;
const ASKED = 200;

export default {
  figure: `coverage of ${ZONES} zones over 30 of ${DAYS} days, ${PEOPLE} people a day`,
  budget: `≤ ${WARM_MS} ms warm, ≤ ${COLD_MS} ms cold; against PostGIS on ${COMPARED} zones mean ≤ ${POINTS.mean}, p99 ≤ ${POINTS.p99}, worst ≤ ${POINTS.worst} percentage points; a person's day ≤ ${PERSON_MS} ms; a box ≤ ${BOX_MS} ms`,
  peer: 'PostGIS union of buffered tracks with the same reach',
  measure: () =>
    onPostgres(async (where) => {
      await makeCity(where);
      const { period, rows } = await inHouse(where, measured);
      await where.restart();
      const cold = await inHouse(where, (house) => timed(() => findZoneShares(house.db, period)));
      const within = cold.ms <= COLD_MS && cold.value.length === ZONES;
      return [
        ...rows,
        { value: cold.ms, unit: 'ms cold: the database begun anew, its files read from the disk', within },
      ];
    }),
};

async function measured(house: OpenHouse) {
  const walkers = await walkersOf(house, PEOPLE, 6);
  const day = await fillDay(house, walkers);
  const zones = zonesOver(walkers, ZONES, () => newId(house.clock));
  await house.database.transaction(async (tx) => {
    await keepZoneCells(
      tx,
      house.world.cityCode,
      zones.map(({ id, shape }) => ({ id, outline: shape })),
    );
  });
  const period = await repeatDays(house, day, DAYS);
  await sql`vacuum analyze`.execute(house.db);
  const warm = [];
  for (let i = 0; i < 7; i++) warm.push((await timed(() => findZoneShares(house.db, period))).ms);
  const warmMs = quantile(warm, 0.5);
  const one = await compared(house.db, day, zones.slice(0, COMPARED));
  const within = one.mean <= POINTS.mean && one.p99 <= POINTS.p99 && one.worst <= POINTS.worst;
  const [person, box] = await asked(house, day, walkers);
  const rows = [
    { value: warmMs, unit: `ms warm for all ${ZONES} zones`, within: warmMs <= WARM_MS },
    { value: one.mean, unit: 'percentage points mean error of one day', within },
    { value: one.worst, unit: `percentage points at worst (p99 ${one.p99.toFixed(3)})`, within },
    { value: one.ourMs, unit: `ms for ${COMPARED} zones, one day`, peer: one.theirMs, within: true },
    { value: person!, unit: 'ms for one person’s day, p95', within: person! <= PERSON_MS },
    { value: box!, unit: 'ms for all points in a box of 1 km on a day, p95', within: box! <= BOX_MS },
  ];
  return { period, rows };
}

async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await run();
  return { ms: performance.now() - began, value };
}

/** Both with the whole reach of 100 m: the walkers go on foot, and their fixes are good. */
async function compared(db: Db, day: string, zones: readonly SquareZone[]) {
  const ids = zones.map(({ id }) => id);
  const ours = await timed(() => findZoneShares(db, { from: day, to: day }, ids));
  const share = new Map(ours.value.map(({ zoneId, cells, covered }) => [zoneId, (100 * covered) / cells]));
  const theirs = await timed(async () => {
    const shares: number[] = [];
    for (const { shape } of zones) {
      const zone = sql`st_transform(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490), 4547)`;
      const { rows } = await sql<{ share: number }>`
        select coalesce(100 * st_area(st_intersection(z.zone, st_union(st_buffer(w.line, w.reach, 'quad_segs=32'))))
            / st_area(z.zone), 0)::float8 as share
        from (select ${zone} as zone) z left join walked w on st_dwithin(w.line, z.zone, 101)
        group by z.zone`.execute(db);
      shares.push(rows[0]!.share);
    }
    return shares;
  });
  const errors = theirs.value.map((value, i) => Math.abs(value - share.get(ids[i]!)!));
  return {
    ourMs: ours.ms,
    theirMs: theirs.ms,
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    p99: errors.toSorted((a, b) => a - b)[Math.ceil(errors.length * 0.99) - 1]!,
    worst: Math.max(...errors),
  };
}

/** One after another, of everybody in turn; the first ones, which compile, are not counted. */
async function asked(house: OpenHouse, on: string, walkers: readonly Walker[]): Promise<number[]> {
  const handlerOf = (name: string) =>
    modules.flatMap(({ handlers }) => handlers).find((one) => one.declaration.name === name) as QueryHandler;
  const leader = { role: 'leader' as const, division: house.world.cityCode, from: '2020-01-01' };
  const looker = { ...walkers[0]!.actor, grants: [leader] };
  const side = 0.005;
  const around = ([lon, lat]: readonly [number, number]) => ({
    on,
    west: lon - side,
    east: lon + side,
    south: lat - side,
    north: lat + side,
  });
  const p95 = async (name: string, inputOf: (walker: Walker) => object) => {
    const times: number[] = [];
    for (let i = 0; i < WARM_UP + ASKED; i++) {
      const question = { actor: looker, lang: 'zh' as const, requestId: 'bench' };
      const input = inputOf(walkers[(i + 1) % walkers.length]!);
      const done = await timed(() => consult(house.world, handlerOf(name), question, input));
      if (!done.value.ok) throw new Error(done.value.refusal.code);
      times.push(done.ms);
    }
    return quantile(times.slice(WARM_UP), 0.95);
  };
  return [
    await p95(findTrack.name, ({ actor }) => ({ personId: actor.personId, on })),
    await p95(findTracksIn.name, ({ at }) => around(at)),
  ];
}
