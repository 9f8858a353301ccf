/** What is written as boundary text is read as the same plot, to the millimetre. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBoundaryText } from './boundary-txt.ts';
import { writeBoundaryText } from './boundary-writing.ts';
import type { PolygonShape } from './shapes.ts';
import { type Projected, systemOfZone, unproject } from './systems.ts';

const seed = { seed: 20_261_122, numRuns: 100 };
const corner = (centre: Projected, radiusM: number, turns: number): Projected => ({
  eastingM: centre.eastingM + radiusM * Math.cos(turns * 2 * Math.PI),
  northingM: centre.northingM + radiusM * Math.sin(turns * 2 * Math.PI),
});

/** A star around a centre: never crosses itself, and a small star fits inside as a hole. */
const plot = fc
  .record({
    zone: fc.integer({ min: 25, max: 45 }),
    east: fc.double({ min: 400_000, max: 600_000, noNaN: true }),
    north: fc.double({ min: 2_000_000, max: 5_000_000, noNaN: true }),
    radii: fc.array(fc.double({ min: 20, max: 300, noNaN: true }), { minLength: 3, maxLength: 24 }),
    holed: fc.boolean(),
  })
  .map(({ zone, east, north, radii, holed }) => {
    const centre = { eastingM: zone * 1_000_000 + east, northingM: north };
    const ringOf = (scale: number) => {
      const ring = radii.map((radius, i) =>
        unproject(systemOfZone(zone), corner(centre, radius * scale, i / radii.length)),
      );
      return [...ring, ring[0]!];
    };
    const shape: PolygonShape = { type: 'Polygon', coordinates: holed ? [ringOf(1), ringOf(0.3)] : [ringOf(1)] };
    return { zone, shape };
  });

test('write, read: the same corners, no fault, no warning; write again: the same text', () => {
  fc.assert(
    fc.property(plot, fc.stringMatching(/^[\p{L}, ]{0,12}$/u), ({ zone, shape }, name) => {
      const about = { number: '7', name, use: '', landClass: '0101' };
      const organ = { organ: 'a=b,c', madeOn: '2026-11-22', zone };
      const text = writeBoundaryText(organ, [{ ...about, shape }]);
      const read = readBoundaryText(text);
      expect(read.faults).toEqual([]);
      expect(read.warnings).toEqual([]);
      const [got] = read.plots;
      expect(got!.shape.coordinates).toHaveLength(shape.coordinates.length);
      for (const [r, ring] of (got!.shape as PolygonShape).coordinates.entries())
        for (const [i, [lon, lat]] of ring.entries()) {
          expect(Math.abs(lon - shape.coordinates[r]![i]![0])).toBeLessThan(1.5e-8);
          expect(Math.abs(lat - shape.coordinates[r]![i]![1])).toBeLessThan(1.5e-8);
        }
      expect(writeBoundaryText(organ, [{ ...about, shape: got!.shape }])).toBe(text);
    }),
    seed,
  );
});

test('no text makes the reader throw', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '[地块坐标]',
      '[属性描述]',
      '3,1,1,a,面,,,,@',
      'J1,1,3509307.4,38449000.2',
      'J2,1,3509307.4,38449060.2',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { plots, faults } = readBoundaryText(lines.join('\n'));
      expect(Array.isArray(plots) && Array.isArray(faults)).toBe(true);
    }),
    { ...seed, numRuns: 500 },
  );
});
