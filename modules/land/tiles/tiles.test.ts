/** Tiles as a browser gets them: what stands on them, on which day, and that a second time costs no drawing. */
import { must } from '@cuntu/base';
import { polygonsOfTwkb, tileOf } from '@cuntu/geodesy';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn, VILLAGES } from '../../../tests/harness/finding.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { openTestSite, type TestSite } from '../../../tests/harness/site.ts';
import { findParcels } from '../contract.ts';
import { box, bringLayer, bringParcels, type Frame, frameAt, polygon, unitNumber } from '../testing/ground.ts';

let house: TestHouse;
let site: TestSite;
let frame: Frame;
let at: [number, number];

beforeAll(async () => {
  house = await openTestHouse();
  site = await openTestSite(house);
  frame = await frameAt(house);
  at = await pointIn(house, VILLAGES.here);
  const square = (...corners: [number, number, number, number]) => polygon(frame(box(...corners)));
  const cells = Array.from({ length: 16 }, (_, i) => {
    const [x, y] = [(i % 4) * 100 - 200, Math.floor(i / 4) * 100 - 200];
    return square(x, y, x + 100, y + 100);
  });
  const classes = cells.map((geometry, i) => ({ geometry, properties: { code: i % 2 ? '0101' : '0301' } }));
  must(await bringLayer(house, 'landClass', classes));
  must(
    await bringParcels(
      house,
      cells.map((geometry, i) => ({ geometry, properties: { unitNumber: unitNumber(i) } })),
    ),
  );
});

const address = (layer: string, z: number, query = '') => {
  const { x, y } = tileOf(at, z);
  return `/tiles/${layer}/${z}/${x}/${y}.mvt${query}`;
};
const fetchTile = async (
  path: string,
  headers: Record<string, string> = {},
  who: 'song' | 'tang' | 'nobody' = 'song',
) => {
  const authorization = who === 'nobody' ? {} : { authorization: `Bearer ${await site.tokenOf(who)}` };
  return site.app.inject({ url: path, headers: { ...authorization, ...headers } });
};
const layerOf = async (layer: string, z: number, query = '') => {
  const got = await fetchTile(address(layer, z, query));
  expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'application/vnd.mapbox-vector-tile']);
  return new VectorTile(new PbfReader(got.rawPayload)).layers[layer];
};

test('the database writes tiny binary that the kernel reads, polygons and multipolygons together', async () => {
  const { rows } = await sql<{ twkb: Uint8Array }>`select st_astwkb(st_collect(g), 5) as twkb from (values
    ('POLYGON((113.4 31.7,113.5 31.7,113.5 31.8,113.4 31.7))'::geometry),
    ('MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((2 2,3 2,3 3,2 2)))'::geometry)) as v (g)`.execute(house.db);
  expect(polygonsOfTwkb(rows[0]!.twkb)).toEqual([
    [[113.4, 31.7, 113.5, 31.7, 113.5, 31.8]],
    [[0, 0, 1, 0, 1, 1]],
    [[2, 2, 3, 2, 3, 3]],
  ]);
});

describe('a tile', () => {
  test('close by has each parcel with its number', async () => {
    const layer = (await layerOf('parcel', 15))!;
    const numbers = Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties.unitNumber);
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toContain(unitNumber(5));
  });
  test('from afar has one feature for each code, in which all areas are', async () => {
    const layer = (await layerOf('landClass', 12))!;
    const codes = Array.from({ length: layer.length }, (_, i) => layer.feature(i));
    expect(codes.map(({ properties }) => properties)).toEqual(
      expect.arrayContaining([
        { scheme: 'GB/T 21010-2017', code: '0101' },
        { scheme: 'GB/T 21010-2017', code: '0301' },
      ]),
    );
    expect(codes.map((one) => one.loadGeometry().length)).toEqual([8, 8]);
  });
  test('has what held on the day', async () => {
    expect(await layerOf('parcel', 15, '?asOf=2025-12-31')).toBeUndefined();
    expect((await layerOf('parcel', 15, '?asOf=2026-01-01'))!.length).toBeGreaterThan(3);
  });
  test('is not sent again to whom has it, until the layer has a new edition', async () => {
    const first = await fetchTile(address('parcel', 14));
    const etag = String(first.headers.etag);
    expect((await fetchTile(address('parcel', 14), { 'if-none-match': etag })).statusCode).toBe(304);
    const far = polygon(frame(box(300, 300, 310, 310)));
    must(await bringParcels(house, [{ geometry: far, properties: { unitNumber: unitNumber(99) } }]));
    const again = await fetchTile(address('parcel', 14), { 'if-none-match': etag });
    expect([again.statusCode, again.headers.etag === etag]).toEqual([200, false]);
  });
  test('of a layer that is none, or beyond the square, is not there', async () => {
    for (const path of [
      address('secret', 14),
      '/tiles/parcel/3/9/0.mvt',
      '/tiles/parcel/99/0/0.mvt',
      '/tiles/parcel/a/0/0.mvt',
    ]) {
      const got = await fetchTile(path);
      expect([400, 404], path).toContain(got.statusCode);
      expect(JSON.parse(got.payload).detail, path).not.toMatch(/refusal\./);
    }
  });
  test('is for people of the bureau', async () => {
    expect((await fetchTile(address('parcel', 14), {}, 'nobody')).statusCode).toBe(401);
    expect((await fetchTile(address('parcel', 14), {}, 'tang')).statusCode).toBe(403);
  });
});

test('the answer about a plot is printed on one page', async () => {
  const plot = JSON.stringify(polygon(frame(box(0, 0, 50, 50))));
  const got = await fetchTile(`/api/land.getAnalysis.pdf?plot=${encodeURIComponent(plot)}`);
  expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'application/pdf']);
  const crossing = JSON.stringify(polygon([frame(box(0, 0, 50, 50))[0]!]));
  expect((await fetchTile(`/api/land.getAnalysis.pdf?plot=${encodeURIComponent(crossing)}`)).statusCode).toBe(400);
});

test('a plot of hundreds of corners is printed as well, from a body', async () => {
  const corners = Array.from({ length: 600 }, (_, i): [number, number] => {
    const turn = (2 * Math.PI * i) / 600;
    return [150 * Math.cos(turn), 150 * Math.sin(turn)];
  });
  const got = await site.app.inject({
    method: 'POST',
    url: '/api/land.getAnalysis.pdf',
    headers: { authorization: `Bearer ${await site.tokenOf('song')}` },
    payload: { plot: polygon(frame(corners)) },
  });
  expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'application/pdf']);
});

test('a parcel is found by the place where somebody stands, with its outline', async () => {
  const [lon, lat] = at;
  const found = must(await house.as('bai').find(findParcels, { lon, lat }));
  expect(found.parcels.length).toBeGreaterThan(0);
  expect(found.parcels[0]?.outline).toMatchObject({ type: 'Polygon' });
});
