/** Two months of coverage: one day that people really walked, and its blocks again on other days, shifted; zones over them. */
import type { PolygonShape } from '@cuntu/geodesy';
import { patrol } from '#modules/patrol';
import { recordTrack } from '#modules/patrol/contract';
import { fixedClock, newId } from '#platform/clock';
import { sql } from '#platform/database';
import { perform } from '#platform/pipeline';
import type { OpenHouse } from '../../apps/server/house.ts';
import { batchOf, type Walker } from './walks.ts';

export interface SquareZone {
  id: string;
  shape: PolygonShape;
}

const FIXES = 4_320;
const AT_ONCE = 5_000;

/** Everybody's six hours; the walked lines, piece by piece, for the peer. Answers the day on which most of it lies. */
export async function fillDay(house: OpenHouse, walkers: readonly Walker[]): Promise<string> {
  const startMs = Date.parse(house.clock.now()) - 6 * 3_600_000 + 1_000;
  const handler = house.handlerOf(recordTrack.name);
  await sql`create table walked (line geometry(LineString, 4547) not null, reach float8 not null)`.execute(house.db);
  for (const [n, walker] of walkers.entries()) {
    const batch = batchOf(walker, n, startMs, 0, Math.min(FIXES, AT_ONCE));
    // The whole reach: what is compared is the grid, not what a phone says of itself.
    batch.accuracy = batch.accuracy.map(() => 5);
    const call = { actor: walker.actor, commandId: newId(house.clock), requestId: 'bench' };
    const done = await perform(house.world, handler, call, batch);
    if (!done.ok) throw new Error(done.refusal.code);
    await keepLines(house, batch, walker.pace > 2 ? 60 : 100, house.clock.today());
  }
  await sql`create index on walked using gist (line)`.execute(house.db);
  return house.clock.today();
}

async function keepLines(house: OpenHouse, batch: ReturnType<typeof batchOf>, reach: number, day: string) {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const today = batch.t.map((t, i) => ({ t, i })).filter(({ t }) => t >= midnight);
  for (let from = 0; from < today.length - 1; from += 60) {
    const piece = today.slice(from, from + 61).map(({ i }) => [batch.lon[i]!, batch.lat[i]!]);
    if (piece.length < 2) continue;
    const line = JSON.stringify({ type: 'LineString', coordinates: piece });
    await sql`insert into walked values (st_transform(st_setsrid(st_geomfromgeojson(${line}), 4490), 4547), ${reach})`.execute(
      house.db,
    );
  }
}

/** Of 1.2 to 11 km², 5 on average as 2,000 in this city would have; turned every way, as no boundary follows a grid. */
export function zonesOver(walkers: readonly Walker[], count: number, id: () => string): SquareZone[] {
  return Array.from({ length: count }, (_, i) => {
    const [lon, lat] = walkers[i % walkers.length]!.at;
    const half = 0.0055 + (i % 13) * 0.0009;
    const [x, y] = [lon + Math.sin(i) * 0.01, lat + Math.cos(i * 1.7) * 0.01];
    const corners = [0, 1, 2, 3].map((corner): [number, number] => {
      const angle = i + (corner * Math.PI) / 2;
      return [x + half * Math.SQRT2 * Math.cos(angle), y + half * Math.SQRT2 * Math.sin(angle) * 0.87];
    });
    return { id: id(), shape: { type: 'Polygon', coordinates: [[...corners, corners[0]!]] } };
  });
}

/** The day's blocks again on each of the days before, a block aside each time; past weeks and months rolled up. */
export async function repeatDays(house: OpenHouse, day: string, days: number): Promise<{ from: string; to: string }> {
  await sql`insert into coverage (span, since, bx, by, bits)
    select 'day', ${day}::date - n, bx + n % 3 - 1, by + n % 2, bits
    from coverage, generate_series(1, ${days}::int) n where span = 'day' and since = ${day}`.execute(house.db);
  const roll = patrol.rounds!.find(({ name }) => name === 'roll up coverage')!;
  await roll.run({ ...house, clock: fixedClock(`${day}T12:00:00+08:00`) });
  // Neither ends where a week or month does, if it can be helped: the most rows that 30 days can come to.
  const shifted = (back: number) => new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10);
  return { from: shifted(31), to: shifted(2) };
}
