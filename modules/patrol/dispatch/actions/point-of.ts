/** A place as one point, from which distances are measured. */
import type { LonLat } from '@cuntu/geodesy';

/** Of an outline the middle of its corners: a plot is small beside the way to it. */
export function pointOf({ type, coordinates }: { type: string; coordinates: unknown }): LonLat {
  if (type === 'Point') return coordinates as LonLat;
  const ring = (coordinates as LonLat[][])[0]!.slice(1);
  const mean = (axis: 0 | 1) => ring.reduce((sum, at) => sum + at[axis], 0) / ring.length;
  return [mean(0), mean(1)];
}
