/** The scale bar picks round lengths. */
import { describe, expect, it } from 'vitest';
import { scaleBar } from './scale.ts';

describe('the scale bar', () => {
  it('halves its width per length when zoomed out by one', () => {
    const near = scaleBar(10, 31.7, 90);
    const far = scaleBar(9, 31.7, 90);
    expect(near.widthPx / near.lengthM).toBeCloseTo((2 * far.widthPx) / far.lengthM, 9);
  });
  it.each([0, 5, 8.3, 10, 14.7, 19])('is 1, 2 or 5 times a power of ten, and fits, at zoom %d', (zoom) => {
    const { lengthM, widthPx } = scaleBar(zoom, 31.7, 90);
    expect(widthPx).toBeLessThanOrEqual(90);
    expect(widthPx).toBeGreaterThan(90 / 2.5 - 1e-9);
    expect([1, 2, 5]).toContain(Math.round(lengthM / 10 ** Math.floor(Math.log10(lengthM) + 1e-9)));
  });
});
