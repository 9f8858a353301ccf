/** Whatever is drawn, edited, cut and merged in whatever order, what is kept of gaps and overlaps is what a full check finds. */
import { must } from '@cuntu/base';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { openTestHouse, type TestHouse, TOWNSHIP } from '../../../tests/harness/house.ts';
import { outlineOf } from '../../../tests/harness/zones.ts';
import { drawZone, editZone, findZones, mergeZones, splitZone, type ZonePlace } from './contract.ts';
import { recountAllFaults } from './tables/faults.ts';

let house: TestHouse;
let outlines: ZonePlace[];
const VILLAGES = ['200', '201', '202', '203', '204'].map((last) => `${TOWNSHIP}${last}`);

beforeAll(async () => {
  house = await openTestHouse();
  // A city of one township: the whole is counted anew after every schedule.
  await sql`update division set valid_to = '2018-01-01'
    where level = 'village' and not starts_with(code, ${TOWNSHIP})`.execute(house.db);
  outlines = await Promise.all(VILLAGES.map((code) => outlineOf(house, code)));
});

const faults = async (): Promise<string[]> =>
  (
    await sql<{ said: string }>`select concat_ws(' ', kind, village, zone_a, zone_b, area_m2, id) as said
      from zone_fault order by said`.execute(house.db)
  ).rows.map((row) => row.said);

const shifted = (place: ZonePlace, part: number): ZonePlace => ({
  type: 'Polygon',
  coordinates: place.coordinates.map((ring) =>
    ring.map(([lon, lat]): [number, number] => [lon + part * 0.004, lat + part * 0.003]),
  ),
});

/** Through the outline from border to border, under an angle. */
function lineOver(place: ZonePlace, part: number): [number, number][] {
  const [lons, lats] = [0, 1].map((i) => place.coordinates[0]!.map((point) => point[i]!)) as [number[], number[]];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const lon = west + (east - west) * (0.3 + 0.4 * part);
  return [
    [lon - 0.002, south - 0.01],
    [lon + 0.002, north + 0.01],
  ];
}

const step = fc.record({
  deed: fc.constantFrom('draw', 'shift', 'back', 'split', 'merge'),
  which: fc.nat(20),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});

async function take({ deed, which, part }: { deed: string; which: number; part: number }): Promise<void> {
  const { zones } = must(await house.as('gu').find(findZones, { limit: 200 }));
  const zone = zones[which % Math.max(1, zones.length)];
  const outline = outlines[which % outlines.length]!;
  const gu = house.as('gu');
  // A deed that the rules refuse (a line that misses, zones that do not touch) changes nothing, and is no less good here.
  if (deed === 'draw' || !zone)
    await gu.run(drawZone, { id: house.id(), name: `z${which}`, zoneClass: 1, place: outline });
  else if (deed === 'shift' || deed === 'back') {
    const place = deed === 'back' ? outline : shifted(outline, part);
    await gu.run(editZone, { zoneId: zone.id, version: zone.version, name: zone.name, zoneClass: 2, place });
  } else if (deed === 'split') {
    const line = { type: 'LineString' as const, coordinates: lineOver(outline, part) };
    await gu.run(splitZone, { zoneId: zone.id, version: zone.version, line, intoId: house.id(), name: 'part' });
  } else {
    const other = zones[(which + 1) % zones.length]!;
    const others = [{ zoneId: other.id, version: other.version }];
    await gu.run(mergeZones, { zoneId: zone.id, version: zone.version, others });
  }
}

test('any sequence of deeds leaves what a check of the whole city would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await sql`truncate zone, zone_version, zone_charge, zone_split, zone_end, zone_fault cascade`.execute(house.db);
      for (const one of steps) await take(one);
      const kept = await faults();
      await house.database.transaction((tx) => recountAllFaults(tx));
      const whole = await faults();
      const missing = (from: readonly string[], of: readonly string[]) => from.filter((one) => !of.includes(one));
      expect({ tooMany: missing(kept, whole), tooFew: missing(whole, kept) }).toEqual({ tooMany: [], tooFew: [] });
    }),
    { seed: 20261124, numRuns: 6, endOnFailure: true },
  );
}, 120_000);
