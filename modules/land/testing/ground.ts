/** Ground for tests: squares in metres around a place of the city, as the files that a bureau imports. */
import { must } from '@cuntu/base';
import { type LonLat, project, unproject } from '@cuntu/geodesy';
import { insertStored } from '#platform/files';
import { pointIn, VILLAGES } from '../../../tests/harness/finding.ts';
import type { TestHouse } from '../../../tests/harness/house.ts';
import { importLayer, importParcels } from '../contract.ts';

export const EPSG = 4526;

export async function put(house: TestHouse, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const kept = must(await house.house.files.put(bytes));
  await insertStored(house.db, kept, [], house.clock.now());
  return kept.sha256;
}

/** Metres east and north of the place; corner by corner. */
export type Frame = (corners: readonly [east: number, north: number][]) => LonLat[];

export async function frameAt(house: TestHouse, division: string = VILLAGES.here): Promise<Frame> {
  const centre = project(EPSG, await pointIn(house, division));
  const at = ([east, north]: [number, number]) =>
    unproject(EPSG, { eastingM: centre.eastingM + east, northingM: centre.northingM + north });
  return (corners) => [...corners, corners[0]!].map(at);
}

export const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

export const polygon = (...rings: LonLat[][]) => ({ type: 'Polygon' as const, coordinates: rings });

export const collection = (features: { geometry: unknown; properties?: Record<string, unknown> }[], crs?: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...(crs && { crs: { type: 'name', properties: { name: crs } } }),
    features: features.map(({ geometry, properties = {} }) => ({ type: 'Feature', properties, geometry })),
  });

export const unitNumber = (n: number): string => `421303001001JC${String(n).padStart(5, '0')}W00000000`;

const SOURCE = 'a test';
export const FROM = '2026-01-01';

export async function bringParcels(house: TestHouse, features: Parameters<typeof collection>[0], from = FROM) {
  const file = await put(house, collection(features));
  return house.as('gu').run(importParcels, { id: house.id(), file, source: SOURCE, from });
}

const schemes = {
  landClass: 'GB/T 21010-2017',
  permanentFarmland: '永久基本农田',
  plan: '建设用地管制区',
  approval: '建设用地批准',
} as const;

export async function bringLayer(
  house: TestHouse,
  layer: keyof typeof schemes,
  features: Parameters<typeof collection>[0],
  more: { from?: string; to?: string; code?: string; replaces?: boolean } = {},
) {
  const file = await put(house, collection(features));
  const input = { id: house.id(), file, layer, scheme: schemes[layer], source: SOURCE, from: FROM, ...more };
  return house.as('gu').run(importLayer, input);
}
