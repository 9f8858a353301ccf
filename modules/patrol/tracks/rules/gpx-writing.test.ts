/** What is written as GPX is read as the same points, apart where the device was silent. */
import { must } from '@cuntu/base';
import { expect, test } from 'vitest';
import { readGpx } from './gpx.ts';
import { writeGpx } from './gpx-writing.ts';

const startMs = Date.parse('2026-11-24T01:00:00Z');
const track = (count: number, gaps: { toMs: number }[] = []) => ({
  t: Array.from({ length: count }, (_, i) => startMs + i * 5_000),
  lon: Array.from({ length: count }, (_, i) => 113.4 + i * 0.0000123),
  lat: Array.from({ length: count }, (_, i) => 31.7 - i * 0.0000456),
  gaps,
});

test('a written file is read as it was', () => {
  const one = track(5, [{ toMs: startMs + 10_000 }]);
  const segments = must(readGpx(writeGpx({ tracks: [one, track(3)] })));
  expect(segments.map((segment) => segment.length)).toEqual([2, 3, 3]);
  for (const [i, point] of segments.slice(0, 2).flat().entries()) {
    expect(point.t).toBe(one.t[i]);
    expect(point.lon).toBeCloseTo(one.lon[i]!, 7);
    expect(point.lat).toBeCloseTo(one.lat[i]!, 7);
  }
});

test('a patrol without points is a file without segments', () => {
  expect(must(readGpx(writeGpx({ tracks: [track(0)] }))).flat()).toEqual([]);
});
