/** The shift of Chinese map services against published pairs, and its way back. */
import { expect, test } from 'vitest';
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts';
import { distanceM } from './measures.ts';
import type { LonLat } from './shapes.ts';

/** Pairs from the tests of the open-source `eviltransform`. */
const pairs: [wgs84: LonLat, gcj02: LonLat][] = [
  [
    [121.5272106, 31.1774276],
    [121.531541859215, 31.17530398364597],
  ],
  [
    [113.912316, 22.543847],
    [113.9171764808363, 22.540796131694766],
  ],
  [
    [116.377817, 39.911954],
    [116.38404722455657, 39.91334545536069],
  ],
];

test.each(pairs)('example: wgs84ToGcj02 %j is %j', (wgs84, gcj02) => {
  const [lon, lat] = wgs84ToGcj02(wgs84);
  expect(Math.abs(lon - gcj02[0])).toBeLessThan(1e-9);
  expect(Math.abs(lat - gcj02[1])).toBeLessThan(1e-9);
});

test.each(pairs)('example: gcj02ToWgs84 gives %j back from %j', (wgs84, gcj02) => {
  const [lon, lat] = gcj02ToWgs84(gcj02);
  expect(Math.abs(lon - wgs84[0])).toBeLessThan(1e-9);
  expect(Math.abs(lat - wgs84[1])).toBeLessThan(1e-9);
});

test('near Suizhou the shift is about 620 m', () => {
  const place: LonLat = [113.4, 31.7];
  const shift = distanceM(place, wgs84ToGcj02(place));
  expect(shift).toBeGreaterThan(550);
  expect(shift).toBeLessThan(680);
});

test.each([[[2.35, 48.85]], [[139.7, 35.7]], [[100, -5]], [[72, 40]]] as [LonLat][])(
  'outside the box nothing is shifted: %j',
  (place) => {
    expect(wgs84ToGcj02(place)).toEqual(place);
    expect(gcj02ToWgs84(place)).toEqual(place);
  },
);
