/** Where a pointer lands beside outlines that are there already: on a corner if one is near, else on a side. */
import type { Outline, Position } from './subject.ts';

interface Pixel {
  x: number;
  y: number;
}

export type Project = (lon: number, lat: number) => Pixel;

/** A corner goes before a side, since borders meet at corners. */
const CORNER_PX = 14;
const SIDE_PX = 9;

const far = (a: Pixel, b: Pixel): number => Math.hypot(a.x - b.x, a.y - b.y);

/** How far along from a to b the foot of the perpendicular lies, 0 to 1. */
function foot(a: Pixel, b: Pixel, at: Pixel): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy;
  return squared === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / squared));
}

export function snapped(at: Pixel, outlines: readonly Outline[], project: Project): Position | undefined {
  let corner: { to: Position; px: number } | undefined;
  let side: { to: Position; px: number } | undefined;
  for (const ring of outlines.flatMap((outline) => outline.coordinates))
    for (const [i, to] of ring.entries()) {
      const here = project(to[0], to[1]);
      const px = far(here, at);
      if (px <= CORNER_PX && px < (corner?.px ?? Infinity)) corner = { to, px };
      const next = ring[i + 1];
      if (!next || corner) continue;
      const there = project(next[0], next[1]);
      const part = foot(here, there, at);
      const on = { x: here.x + (there.x - here.x) * part, y: here.y + (there.y - here.y) * part };
      const away = far(on, at);
      if (away <= SIDE_PX && away < (side?.px ?? Infinity))
        side = { to: [to[0] + (next[0] - to[0]) * part, to[1] + (next[1] - to[1]) * part], px: away };
    }
  return (corner ?? side)?.to;
}
