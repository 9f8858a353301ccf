/** The base map is light, complete, says nothing beyond its layers, and draws no border above the city. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Feature {
  properties: Record<string, string | number>;
  geometry: { type: string; coordinates: unknown };
}

const text = (layer: string) => readFileSync(join(import.meta.dirname, `${layer}.json`), 'utf8');
const features = (layer: string): Feature[] => JSON.parse(text(layer)).features;
const values = (layer: string, key: string) => [...new Set(features(layer).map(({ properties }) => properties[key]))];
const layers = ['cover', 'water', 'roads', 'borders', 'places'];

type Position = [number, number];
const positions = (coordinates: unknown): Position[] =>
  typeof (coordinates as Position)[0] === 'number'
    ? [coordinates as Position]
    : (coordinates as unknown[]).flatMap(positions);

describe('base map', () => {
  test('all layers together are at most 600 kB', () => {
    expect(layers.reduce((sum, layer) => sum + Buffer.byteLength(text(layer)), 0)).toBeLessThanOrEqual(600_000);
  });

  test('borders are those of the city and below, and of nothing else', () => {
    expect(values('borders', 'level')).toEqual(['city', 'county', 'township']);
    for (const { geometry } of features('borders'))
      for (const [lon, lat] of positions(geometry.coordinates)) {
        expect(lon > 112.7 && lon < 114.15 && lat > 31.3 && lat < 32.45, `${lon},${lat}`).toBe(true);
      }
  });

  test('each layer has its kinds', () => {
    expect(values('cover', 'kind')).toEqual(['farm', 'basic', 'forest', 'built']);
    expect(values('water', 'kind')).toEqual(['river', 'reservoir']);
    expect(values('roads', 'kind')).toEqual(['lane', 'road', 'highway']);
    expect(values('roads', 'name')).toContain('淅马线');
  });

  test('every county, township and village has its label once, short and not empty', () => {
    const places = features('places').map(({ properties }) => properties);
    expect([1, 2, 3].map((rank) => places.filter((place) => place.rank === rank).length)).toEqual([3, 51, 1009]);
    const codes = places.flatMap(({ code }) => code ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    expect(places.find(({ code }) => code === '421303187201')!.name).toBe('桥头');
    for (const { name } of places) expect(String(name)).not.toMatch(/^$|委员会|（/);
  });

  test('rings are closed', () => {
    const rings = features('cover').flatMap(({ geometry: { type, coordinates } }) =>
      type === 'Polygon' ? (coordinates as Position[][]) : (coordinates as Position[][][]).flat(),
    );
    expect(rings.length).toBeGreaterThan(100);
    for (const ring of rings) {
      expect(ring.length).toBeGreaterThan(3);
      expect(ring[0]).toEqual(ring.at(-1));
    }
  });
});
