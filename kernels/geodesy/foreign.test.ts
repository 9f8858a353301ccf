/** Systems of other countries against PROJ through PostGIS. */
import { describe, expect, test } from 'vitest';
import { degreesFrom } from './foreign.ts';

describe('degreesFrom', () => {
  // st_transform of PostGIS 3.3 (PROJ 9.1) from each system to EPSG 4326.
  test.each([
    [28992, 141_000, 455_000, 5.182956740521864, 52.08309171043315],
    [28992, 230_000, 580_000, 6.509591193282401, 53.20138529802088],
    [31287, 400_000, 400_000, 13.332594128241645, 47.49948213662189],
    [31287, 625_000, 480_000, 16.35971449276519, 48.17987466951401],
    [2056, 2_600_000, 1_200_000, 7.43863242087181, 46.95108277187109],
    [2056, 2_683_000, 1_248_000, 8.537690295659152, 47.377607216211686],
    [3035, 4_321_000, 3_210_000, 10, 52],
  ])('EPSG %i', (epsg, x, y, lon, lat) => {
    const at = degreesFrom(epsg)!(x, y);
    // A metre, as the datum shifts promise.
    expect(Math.abs(at[0] - lon)).toBeLessThan(1.5e-5);
    expect(Math.abs(at[1] - lat)).toBeLessThan(1e-5);
  });

  test('the bureau’s own systems too, and nothing that is not known', () => {
    expect(degreesFrom(4490)!(113.4, 31.7)).toEqual([113.4, 31.7]);
    const [lon, lat] = degreesFrom(4547)!(443119.8211, 3508743.679);
    expect(lon).toBeCloseTo(113.4, 8);
    expect(lat).toBeCloseTo(31.7, 8);
    expect(degreesFrom(27700)).toBeUndefined();
  });
});
