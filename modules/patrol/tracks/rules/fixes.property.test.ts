/** Fixes survive their bytes, and come together the same in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUCKET_MS, decodeFixes, emptyFixes, encodeFixes, type Fixes, mergedFixes, sortedFixes } from './fixes.ts';

const seed = { seed: 20_261_122, numRuns: 300 };
const BUCKET = 5_800_000;

const fix = fc.record({
  t: fc.integer({ min: BUCKET * BUCKET_MS, max: (BUCKET + 1) * BUCKET_MS - 1 }),
  lon: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  lat: fc.integer({ min: -900_000_000, max: 900_000_000 }),
  accuracy: fc.integer({ min: -1, max: 100_000 }),
  speed: fc.integer({ min: -1, max: 2_000 }),
});
type Fix = typeof fix extends fc.Arbitrary<infer F> ? F : never;

const columnsOf = (fixes: readonly Fix[]): Fixes => {
  const made = emptyFixes(fixes.length);
  for (const [i, one] of fixes.entries())
    for (const column of ['t', 'lon', 'lat', 'accuracy', 'speed'] as const) made[column][i] = one[column];
  return made;
};
const plain = ({ count, t, lon, lat, accuracy, speed }: Fixes) =>
  Array.from({ length: count }, (_, i) => [t[i], lon[i], lat[i], accuracy[i], speed[i]]);

test('what is encoded is decoded, to the last digit', () => {
  fc.assert(
    fc.property(fc.array(fix, { minLength: 1, maxLength: 80 }), (list) => {
      const fixes = sortedFixes(columnsOf(list));
      const bytes = encodeFixes(fixes, 0, fixes.count);
      const back = emptyFixes(fixes.count);
      expect(decodeFixes(bytes, BUCKET, back, 0)).toBe(fixes.count);
      expect(plain(back)).toEqual(plain(fixes));
    }),
    seed,
  );
});

/** Few instants, so that the same one comes often. */
const crowded = fc.array(
  fix.map((one) => ({ ...one, t: BUCKET * BUCKET_MS + (one.t % 12) })),
  { maxLength: 30 },
);

test('fixes come together the same whichever part came first, each instant once', () => {
  fc.assert(
    fc.property(crowded, crowded, crowded, (a, b, c) => {
      const [x, y, z] = [a, b, c].map((list) => sortedFixes(columnsOf(list))) as [Fixes, Fixes, Fixes];
      const whole = plain(sortedFixes(columnsOf([...a, ...b, ...c])));
      expect(plain(mergedFixes(mergedFixes(x, y), z))).toEqual(whole);
      expect(plain(mergedFixes(z, mergedFixes(y, x)))).toEqual(whole);
      expect(plain(mergedFixes(x, x))).toEqual(plain(x));
      expect(new Set(whole.map(([t]) => t)).size).toBe(whole.length);
    }),
    seed,
  );
});

test('a minute’s walk takes eight bytes a fix', () => {
  const walk = Array.from({ length: 60 }, (_, i) => ({
    t: BUCKET * BUCKET_MS + i * 5_000,
    lon: 1_134_000_000 + i * 560,
    lat: 317_000_000 + i * 320,
    accuracy: 5 + (i % 3),
    speed: 12,
  }));
  expect(encodeFixes(columnsOf(walk), 0, 60).length / 60).toBeLessThan(8.5);
});
