/** What stands in the tables of tracks and coverage, to compare two houses; and walks to fill them with. */
import { type Db, sql } from '#platform/database';

/** Every point and every cell of every day, week and month. */
export async function whatStands(db: Db): Promise<{ points: string[]; cells: string[] }> {
  const points = await sql<{ row: string }>`select s::text as row from track_segment s order by 1`.execute(db);
  const cells = await sql<{ row: string }>`
    select span || ' ' || since || ' ' || bx || ' ' || by || ' ' || md5(bits::text) || ' ' || bit_count(bits) as row
    from coverage order by 1`.execute(db);
  return { points: points.rows.map(({ row }) => row), cells: cells.rows.map(({ row }) => row) };
}

export interface Walk {
  t: number[];
  lon: number[];
  lat: number[];
  accuracy: (number | null)[];
  speed: (number | null)[];
}

/** One fix every five seconds, `pace` metres a second, turning slowly. */
export function walkFrom(at: readonly [number, number], startMs: number, count: number, pace = 1.2): Walk {
  const walk: Walk = { t: [], lon: [], lat: [], accuracy: [], speed: [] };
  let [lon, lat] = at;
  for (let i = 0; i < count; i++) {
    walk.t.push(startMs + i * 5_000);
    walk.lon.push(lon);
    walk.lat.push(lat);
    walk.accuracy.push(4 + (i % 5));
    walk.speed.push(pace);
    lon += (Math.cos(i / 40) * pace * 5) / 94_600;
    lat += (Math.sin(i / 55) * pace * 5) / 110_900;
  }
  return walk;
}

export const part = (walk: Walk, indices: readonly number[]): Walk => ({
  t: indices.map((i) => walk.t[i]!),
  lon: indices.map((i) => walk.lon[i]!),
  lat: indices.map((i) => walk.lat[i]!),
  accuracy: indices.map((i) => walk.accuracy[i]!),
  speed: indices.map((i) => walk.speed[i]!),
});
