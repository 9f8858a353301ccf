/** The seed: every division once, under its parent, and outlines that tile the city without gap or overlap. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDivisionCode, levelOf, parentOf } from '@cuntu/divisions';
import polygonClipping from 'polygon-clipping';
import { describe, expect, test } from 'vitest';
import { decodeOutlines, type OutlineFile } from './outlines.ts';

type Corner = readonly [number, number];

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const { divisions, bureau } = read('divisions.json') as { divisions: [string, string][]; bureau: { demo: boolean } };
const file: OutlineFile = read('outlines.json');
const outlines = new Map(decodeOutlines(file).map((outline) => [outline.code, outline]));
const codes = divisions.map(([code]) => code);
const nameOf = new Map(divisions);
const at = (level: string) => codes.filter((code) => levelOf(code) === level);
const parents = codes.filter((code) => levelOf(code) !== 'village');

/** Whole 1e-5 degrees, so that sums below are exact. */
const rings = (code: string): Corner[][] =>
  outlines
    .get(code)!
    .polygon.coordinates.map((ring) =>
      ring.slice(0, -1).map(([x, y]) => [Math.round(x * file.scale), Math.round(y * file.scale)] as const),
    );
const sides = (ring: readonly Corner[]) => ring.map((corner, i) => [corner, ring[(i + 1) % ring.length]!] as const);
const twiceArea = (code: string) =>
  rings(code)
    .flatMap(sides)
    .reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0);
const childrenOf = (code: string) => codes.filter((child) => parentOf(child) === code);

describe('divisions', () => {
  test('one city, 3 counties, 51 townships, 1,009 villages, each code once and under a parent that exists', () => {
    expect(['city', 'county', 'township', 'village'].map((level) => at(level).length)).toEqual([1, 3, 51, 1009]);
    expect(codes.every(isDivisionCode)).toBe(true);
    expect(nameOf.size).toBe(codes.length);
    for (const code of codes) if (code !== '4213') expect(nameOf.has(parentOf(code)!), code).toBe(true);
    for (const parent of parents) expect(childrenOf(parent).length, parent).toBeGreaterThan(0);
  });

  test('the places of the two worked examples, and the namesake that is neither', () => {
    expect(nameOf.get('421321105')).toBe('小林镇');
    expect(nameOf.get('421321105001')).toContain('石家嘴');
    expect(nameOf.get('421303187')).toBe('淅河镇');
    expect(nameOf.get('421303187201')).toContain('桥头');
    expect(nameOf.get('421381112217')).toBe('桥头村');
  });

  test('the bureau says that it is a demonstration', () => {
    expect(bureau).toEqual({ name: '演示市自然资源和规划局', numberPrefix: '演自然资', demo: true });
  });
});

const crosses = ([a, b]: readonly [Corner, Corner], [c, d]: readonly [Corner, Corner]) => {
  const turn = (p: Corner, q: Corner, r: Corner) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
};

/** First pair of sides that meet elsewhere than at a corner shared by neighbours. */
function knotIn(ring: readonly Corner[]): number | undefined {
  const all = sides(ring);
  for (let i = 0; i < all.length; i++)
    for (let j = i + 2; j < all.length; j++)
      if (!(i === 0 && j === all.length - 1) && crosses(all[i]!, all[j]!)) return i;
  return undefined;
}

function isInside([x, y]: Corner, ring: readonly Corner[]): boolean {
  return (
    sides(ring).filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax)
      .length %
      2 ===
    1
  );
}

describe('outlines', () => {
  test('every division has one, labelled a sketch', () => {
    expect([...outlines.keys()].sort()).toEqual([...codes].sort());
    expect(file.note).toContain('示意');
  });

  test.each(codes.map((code) => [code] as const).filter(([code]) => code.length < 12))(
    '%s is one simple ring',
    (code) => {
      expect(rings(code)).toHaveLength(1);
      expect(twiceArea(code)).toBeGreaterThan(0);
      expect(knotIn(rings(code)[0]!)).toBeUndefined();
    },
  );

  test('every village is one simple ring', () => {
    for (const code of at('village')) {
      expect(rings(code), code).toHaveLength(1);
      expect(twiceArea(code), code).toBeGreaterThan(0);
      expect(knotIn(rings(code)[0]!), code).toBeUndefined();
    }
  });

  test.each(parents)(
    'the children of %s tile it: inner sides cancel in pairs, the rest is its own outline',
    (parent) => {
      const open = new Map<string, number>();
      const count = (from: Corner, to: Corner, by: number) => {
        const key = `${from} ${to}`;
        const total = (open.get(key) ?? 0) + by;
        total ? open.set(key, total) : open.delete(key);
      };
      for (const child of childrenOf(parent))
        for (const [from, to] of rings(child).flatMap(sides))
          open.has(`${to} ${from}`) ? count(to, from, -1) : count(from, to, 1);
      const own = rings(parent)
        .flatMap(sides)
        .map(([from, to]) => `${from} ${to}`);
      expect([...open.keys()].sort()).toEqual(own.sort());
      expect([...open.values()].every((times) => times === 1)).toBe(true);
      expect(childrenOf(parent).reduce((sum, child) => sum + twiceArea(child), 0)).toBe(twiceArea(parent));
    },
  );

  test('an outside judge finds no overlap between the villages of a township, and no gap', () => {
    for (const town of ['421303187', '421321105', '421381112', '421303001']) {
      const villages = childrenOf(town).map((code) => outlines.get(code)!.polygon.coordinates);
      const union = polygonClipping.union(villages[0]!, ...villages.slice(1));
      expect(union).toHaveLength(1);
      expect(union[0]).toHaveLength(1);
      for (const [i, a] of villages.entries())
        for (const b of villages.slice(i + 1)) expect(polygonClipping.intersection(a, b)).toEqual([]);
    }
  });

  test('every seat lies inside its outline and inside all above it', () => {
    for (const code of codes) {
      const { point } = outlines.get(code)!;
      const seat = [Math.round(point[0] * file.scale), Math.round(point[1] * file.scale)] as const;
      for (let above: string | undefined = code; above; above = parentOf(above))
        expect(isInside(seat, rings(above)[0]!), `${code} in ${above}`).toBe(true);
    }
  });

  test('the city lies where Suizhou lies and is about as large (9,636 km²)', () => {
    const lons = rings('4213')[0]!.map(([x]) => x / file.scale);
    const lats = rings('4213')[0]!.map(([, y]) => y / file.scale);
    expect(Math.min(...lons)).toBeCloseTo(112.73, 1);
    expect(Math.max(...lons)).toBeCloseTo(114.12, 1);
    expect(Math.min(...lats)).toBeCloseTo(31.32, 1);
    expect(Math.max(...lats)).toBeCloseTo(32.43, 1);
    const km2 = (twiceArea('4213') / 2 / file.scale ** 2) * 111.32 ** 2 * Math.cos((31.85 * Math.PI) / 180);
    expect(km2).toBeGreaterThan(9300);
    expect(km2).toBeLessThan(10000);
  });
});
