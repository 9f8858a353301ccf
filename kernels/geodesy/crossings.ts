/** Where the sides of rings meet: crossing, lying on each other, or touching in one point. */
import type { LonLat, Ring } from './shapes.ts';

export interface Side {
  ring: number;
  /** From point `index` to the one after it. */
  index: number;
  from: LonLat;
  to: LonLat;
}

export interface Meeting {
  kind: 'cross' | 'overlap' | 'touch';
  at: LonLat;
}

/**
 * Twice the signed area of a, b, c. Differences of nearby doubles are exact, so the sign is right for any points that
 * are apart by more than the last digits of a coordinate (10⁻¹³°).
 */
const turn = (a: LonLat, b: LonLat, c: LonLat): number => (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);

const within = (a: LonLat, b: LonLat, p: LonLat): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

export const onSide = (a: LonLat, b: LonLat, p: LonLat): boolean => turn(a, b, p) === 0 && within(a, b, p);

const same = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];

export function meetingOf(a: Side, b: Side): Meeting | undefined {
  if (Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1])) return undefined;
  if (Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1])) return undefined;
  const [c, d] = [turn(a.from, a.to, b.from), turn(a.from, a.to, b.to)];
  const [e, f] = [turn(b.from, b.to, a.from), turn(b.from, b.to, a.to)];
  if (c * d < 0 && e * f < 0) {
    const share = c / (c - d);
    const along = (i: 0 | 1): number => b.from[i] + (b.to[i] - b.from[i]) * share;
    return { kind: 'cross', at: [along(0), along(1)] };
  }
  const touches: LonLat[] = [];
  for (const p of [b.from, b.to]) if (onSide(a.from, a.to, p)) touches.push(p);
  for (const p of [a.from, a.to]) if (onSide(b.from, b.to, p) && !touches.some((q) => same(p, q))) touches.push(p);
  return touches[0] && { kind: touches.length > 1 ? 'overlap' : 'touch', at: touches[0] };
}

/** Sides that follow each other in one ring share a point by right; they are wrong only where they double back. */
function neighbours(a: Side, b: Side, sides: number): boolean {
  const apart = Math.abs(a.index - b.index);
  return a.ring === b.ring && (apart === 1 || apart === sides - 1);
}

/** A scribble of 10,000 points crosses itself millions of times; who reads the faults stops long before. */
const ENOUGH = 100_000;

/** The pairs of sides that meet, by a sweep from west to east. Rings closed, no point twice in a ring. */
export function meetings(rings: readonly Ring[]): { a: Side; b: Side; meeting: Meeting }[] {
  const sides: (Side & { west: number; east: number })[] = rings.flatMap((points, ring) =>
    points.slice(1).map((to, index) => {
      const from = points[index]!;
      return { ring, index, from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
    }),
  );
  sides.sort((a, b) => a.west - b.west);
  const found: { a: Side; b: Side; meeting: Meeting }[] = [];
  for (const [i, a] of sides.entries()) {
    if (found.length > ENOUGH) break;
    for (let j = i + 1; j < sides.length && sides[j]!.west <= a.east; j++) {
      const b = sides[j]!;
      const meeting = meetingOf(a, b);
      if (!meeting || (meeting.kind === 'touch' && neighbours(a, b, rings[a.ring]!.length - 1))) continue;
      found.push(
        a.ring < b.ring || (a.ring === b.ring && a.index < b.index) ? { a, b, meeting } : { a: b, b: a, meeting },
      );
    }
  }
  return found;
}

/** Even-odd rule; a point on the ring counts as neither: ask `onRing` first. */
export function insideRing(ring: Ring, [lon, lat]: LonLat): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

export const onRing = (ring: Ring, point: LonLat): boolean =>
  ring.some((from, i) => i + 1 < ring.length && onSide(from, ring[i + 1]!, point));

/** Rings that do not cross: one point off the other ring's line tells on which side the whole ring lies. */
export function liesInside(inner: Ring, outer: Ring): boolean {
  const free = inner.find((point) => !onRing(outer, point));
  return free !== undefined && insideRing(outer, free);
}
