/** Tracks out of GPX files: real ones, moved into the city, and such as are broken, too long, too old or elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { must } from '@cuntu/base';
import { project, systemOfZone, unproject, zoneOf } from '@cuntu/geodesy';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn } from '../../../tests/harness/finding.ts';
import { idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { registerVehicle } from '../patrols/contract.ts';
import { findTrack, importTrack } from './contract.ts';
import { whatStands } from './coverage.fixture.ts';

const folder = process.env.CUNTU_DATA_FIXTURES ?? new URL('../../../../shared/data', import.meta.url).pathname;
const fixture = (name: string) => `${folder}/gps/${name}`;
const present = existsSync(fixture('304.gpx'));

let house: TestHouse;
let at: [number, number];
beforeAll(async () => {
  house = await openTestHouse({ clock: '2026-11-24T17:00:00+08:00' });
  at = await pointIn(house, VILLAGE);
});

const gpx = (...segments: string[]) =>
  `<?xml version="1.0"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk>\n${segments.map((one) => `<trkseg>\n${one}\n</trkseg>\n`).join('')}</trk></gpx>`;
const pointAt = (i: number, time: string, aside = 0) =>
  `<trkpt lat="${at[1] + i * 0.0001}" lon="${at[0] + aside}"><time>${time}</time></trkpt>`;
const clock = (minute: number, second = 0) =>
  new Date(Date.parse('2026-11-24T09:00:00+08:00') + minute * 60_000 + second * 1000).toISOString();
const walk = (fromMinute: number, count: number, aside = 0) =>
  Array.from({ length: count }, (_, i) => pointAt(i, clock(fromMinute, i * 10), aside)).join('\n');

const bring = (text: string, more: Record<string, unknown> = {}, who: 'bai' | 'song' = 'bai') =>
  house.as(who).run(importTrack, { id: house.id(), purpose: 'routine', mode: 'foot', gpx: text, ...more });

/** Moved as a whole: in metres of its own zone into metres of ours, and in time to begin at `beginAt`. */
function moved(text: string, beginAt: string | null): string {
  const [, lat0, lon0] = /<trkpt lat="([-\d.]+)" lon="([-\d.]+)"/.exec(text)!;
  const zoneWidth = 3;
  const own = Math.round(Number(lon0) / zoneWidth) * zoneWidth;
  const here = systemOfZone(zoneOf(at[0]), 'plain');
  const metres = (lon: number, lat: number) => project(here, [lon - own + 114, lat]);
  const [from, to] = [metres(Number(lon0), Number(lat0)), project(here, at)];
  const start = Date.parse(/<trkpt[\s\S]*?<time>([^<]+)</.exec(text)![1]!);
  return text
    .replaceAll(/<trkpt lat="([-\d.]+)" lon="([-\d.]+)"/g, (_, lat, lon) => {
      const there = metres(Number(lon), Number(lat));
      const [x, y] = unproject(here, {
        eastingM: there.eastingM - from.eastingM + to.eastingM,
        northingM: there.northingM - from.northingM + to.northingM,
      });
      return `<trkpt lat="${y.toFixed(8)}" lon="${x.toFixed(8)}"`;
    })
    .replaceAll(/<time>([^<]+)<\/time>/g, (whole, time) =>
      beginAt ? `<time>${new Date(Date.parse(time) - start + Date.parse(beginAt)).toISOString()}</time>` : whole,
    );
}

describe.skipIf(!present)(`real files${present ? '' : ' (not run: fixtures absent)'}`, () => {
  const vehicleId = '018cc251-f400-7000-8000-00000000c0de';
  beforeAll(async () => {
    const dutyHours = Array.from({ length: 7 }, () => ['08:00', '18:00'] as [string, string]);
    const vehicle = { id: vehicleId, plate: '鄂S00002', unitId: idOf('station'), division: VILLAGE, dutyHours };
    must(await house.as('gu').run(registerVehicle, vehicle));
  });

  test('304, a bus, becomes a vehicle’s patrol', async () => {
    const text = moved(readFileSync(fixture('304.gpx'), 'utf8'), '2026-11-24T09:00:00+08:00');
    const answer = must(await bring(text, { mode: 'car', vehicleId }, 'song'));
    expect(answer.kept).toBeGreaterThan(2_100);
    expect(answer.kept + answer.dropped.reduce((sum, { fixes }) => sum + fixes, 0)).toBe(2_144);
    const { rows } = await sql<{ n: number }>`select count(*) as n from patrol where vehicle_id = ${vehicleId}`.execute(
      house.db,
    );
    expect(rows[0]!.n).toBe(1);
    const { cells } = await whatStands(house.db);
    expect(cells.length).toBeGreaterThan(3);
  });

  test('cerknicko is cut at its three leaps of more than a kilometre', async () => {
    const text = moved(readFileSync(fixture('cerknicko-jezero.gpx'), 'utf8'), '2026-11-23T09:00:00+08:00');
    const answer = must(await bring(text));
    expect(answer.leaps.length).toBe(3);
    for (const [i, lengthKm] of [2.3, 1.4, 5.3].entries())
      expect(Math.abs(answer.leaps[i]!.lengthM / 1000 - lengthKm)).toBeLessThan(0.1);
    expect(answer.pieces).toBe(7);
    const { tracks } = must(await house.as('bai').find(findTrack, { personId: idOf('bai'), on: '2026-11-23' }));
    expect(tracks.length).toBe(7);
  });

  test('Mojstrovka is refused for its clock and covers nothing', async () => {
    const before = await whatStands(house.db);
    const answer = await bring(moved(readFileSync(fixture('Mojstrovka.gpx'), 'utf8'), null));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'gpx.clock', params: { points: 184 } } });
    expect(await whatStands(house.db)).toEqual(before);
  });
});

describe('a file', () => {
  test('is cut where its segments end, and nothing is drawn between them', async () => {
    // Two segments 300 m apart, fifteen seconds after one another: within one segment they would be joined by no leap.
    const apart = must(await bring(gpx(walk(0, 6), walk(1.25, 6, 0.002)), { mode: 'car' }, 'song'));
    expect(apart).toMatchObject({ kept: 12, pieces: 2, leaps: [], dropped: [] });
  });

  test('keeps the points whose clock was set and counts the others', async () => {
    const spoilt = `${walk(60, 5)}\n${pointAt(6, '1970-01-01T00:00:00Z')}\n<trkpt lat="${at[1]}" lon="${at[0]}"/>`;
    expect(must(await bring(gpx(spoilt)))).toMatchObject({ kept: 5, dropped: [{ reason: 'clock', fixes: 2 }] });
  });

  const refusals: [string, () => string, string, object][] = [
    ['broken off in the middle', () => gpx(walk(120, 3)).slice(0, 300), 'gpx.broken', {}],
    ['with an end that is none', () => gpx(walk(120, 3)).replace('</trkseg>', '</trkpt>'), 'gpx.broken', { line: 7 }],
    [
      'with a place that is no number',
      () => gpx(walk(120, 3)).replace(/lat="[^"]*"/, 'lat="north"'),
      'gpx.broken',
      { line: 4 },
    ],
    [
      'that defines entities',
      () => `<!DOCTYPE gpx [<!ENTITY a "aaaa">]>${gpx(walk(120, 3))}`,
      'gpx.broken',
      { line: 1 },
    ],
    ['that is no XML', () => 'lat,lon\n31,113', 'gpx.broken', {}],
    ['that is another document', () => '<kml><Placemark/></kml>', 'gpx.broken', { line: 1 }],
    ['without points', () => gpx(''), 'gpx.empty', {}],
    ['from another continent', () => gpx(walk(120, 3)).replaceAll(/lon="/g, 'lon="-'), 'gpx.elsewhere', {}],
    ['with a clock of 2106', () => gpx(pointAt(0, '2106-02-07T06:28:15Z')), 'gpx.clock', { points: 1 }],
    [
      'of two days',
      () => gpx(`${pointAt(0, '2026-11-21T00:00:00Z')}${pointAt(1, '2026-11-23T00:00:00Z')}`),
      'gpx.manyDays',
      {},
    ],
    ['of last summer', () => gpx(pointAt(0, '2026-07-01T02:00:00Z')), 'patrol.tooOld', {}],
    ['of an hour that is told already', () => gpx(walk(60, 2)), 'patrol.overlaps', {}],
  ];

  test.each(refusals)('%s is refused', async (_, text, code, params) => {
    const before = await house.rowCounts();
    const answer = await bring(text());
    expect(answer).toMatchObject({ ok: false, refusal: { code, ...(Object.keys(params).length > 0 && { params }) } });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('of more points than a day has seconds is refused', async () => {
    const point = `<trkpt lat="1" lon="1"/>`;
    expect(await bring(gpx(point.repeat(100_001)))).toMatchObject({ ok: false, refusal: { code: 'gpx.tooLong' } });
  });
});
