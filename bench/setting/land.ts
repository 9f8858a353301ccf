/** A demo city with all of its land, a hundred thousand parcels, brought in by the product's own imports. */
import { sql } from '#platform/database';
import { openLog } from '#platform/log';
import { openDemoLand } from '../../apps/server/demo/land/opening.ts';
import { foundCity } from '../../apps/server/founding.ts';
import type { OpenHouse } from '../../apps/server/house.ts';

export async function makeLand(house: OpenHouse): Promise<number> {
  await foundCity(house, { demo: true, anchorOn: house.clock.today() });
  await openDemoLand(house, { log: openLog({ level: 'error' }) }).whole;
  // A server in use is analysed by itself; this one is a minute old.
  await sql`analyze`.execute(house.db);
  const { rows } = await sql<{ n: number }>`select count(*) as n from parcel`.execute(house.db);
  return rows[0]!.n;
}

type Place = [lon: number, lat: number];

/** Places spread over the city, the same in every run: points inside its villages. */
export async function placesOver(house: OpenHouse, count: number): Promise<Place[]> {
  const { rows } = await sql<{ at: Place }>`select jsonb_build_array(st_x(centre), st_y(centre)) as at from division
    where level = 'village' order by md5(code) limit ${count}`.execute(house.db);
  return rows.map(({ at }) => at);
}

const DEGREE_M = 111_320;

/** A plot of about so many hectares: eight corners, none at a right angle. */
export function plotAround([lon, lat]: Place, hectares: number) {
  const radiusM = Math.sqrt((hectares * 10_000) / 2.83);
  const ring = Array.from({ length: 8 }, (_, i): Place => {
    const turn = ((i + 0.3) / 8) * 2 * Math.PI;
    const across = DEGREE_M * Math.cos((lat * Math.PI) / 180);
    return [lon + (radiusM * Math.cos(turn)) / across, lat + (radiusM * Math.sin(turn)) / DEGREE_M];
  });
  return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
}
