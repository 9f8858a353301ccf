/** Cutting an outline into pieces by straight lines, in flat coordinates; exact for outlines of any shape. */
import type { Chance } from '../chance.ts';

export type Point = readonly [x: number, y: number];
/** First point not repeated. */
export type Outline = readonly Point[];

export function areaOf(ring: Outline): number {
  let doubled = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring.at(i - 1)!;
    doubled += px * y - x * py;
  }
  return Math.abs(doubled) / 2;
}

interface Node {
  at: Point;
  /** Of a crossing: how far along the line. */
  along: number | null;
}

/** The pieces on both sides of the line through `through` in the direction (dx, dy). */
export function cut(ring: Outline, through: Point, [dx, dy]: Point): Outline[] {
  const side = ([x, y]: Point) => (x - through[0]) * dy - (y - through[1]) * dx;
  const nodes: Node[] = [];
  for (const [i, to] of ring.entries()) {
    const from = ring.at(i - 1)!;
    const [a, b] = [side(from), side(to)];
    if (a * b < 0) {
      const share = a / (a - b);
      const at: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      nodes.push({ at, along: (at[0] - through[0]) * dx + (at[1] - through[1]) * dy });
    }
    nodes.push({ at: to, along: null });
  }
  const crossings = nodes.flatMap(({ along }, i) => (along === null ? [] : [i]));
  // A corner on the line itself, or a graze: the next line will do.
  if (crossings.length < 2 || crossings.length % 2 === 1) return [ring];
  crossings.sort((i, j) => nodes[i]!.along! - nodes[j]!.along!);
  const partner = new Map<number, number>();
  for (let i = 0; i < crossings.length; i += 2) {
    partner.set(crossings[i]!, crossings[i + 1]!);
    partner.set(crossings[i + 1]!, crossings[i]!);
  }
  return walk(nodes, crossings, partner);
}

/** From each crossing along the outline to the next, across by the line, and on, until back where it began. */
function walk(nodes: readonly Node[], crossings: readonly number[], partner: ReadonlyMap<number, number>): Outline[] {
  const left = new Set(crossings);
  const pieces: Outline[] = [];
  for (const start of crossings) {
    if (!left.has(start)) continue;
    const piece: Point[] = [];
    let at = start;
    do {
      left.delete(at);
      piece.push(nodes[at]!.at);
      let next = (at + 1) % nodes.length;
      for (; nodes[next]!.along === null; next = (next + 1) % nodes.length) piece.push(nodes[next]!.at);
      piece.push(nodes[next]!.at);
      at = partner.get(next)!;
    } while (at !== start);
    pieces.push(piece);
  }
  return pieces;
}

const DEPTH_MAX = 24;

/** Into pieces of about `target`: the longer way is cut again and again, never quite straight and never quite in the middle. */
export function divided(ring: Outline, target: number, chance: Chance, depth = 0): Outline[] {
  const area = areaOf(ring);
  if (area < target * 1.5 || depth === DEPTH_MAX) return [ring];
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const part = 0.38 + 0.24 * chance.part();
  const lean = (chance.part() - 0.5) * 0.6;
  const wide = east - west > north - south;
  const through: Point = [west + (east - west) * (wide ? part : 0.5), south + (north - south) * (wide ? 0.5 : part)];
  const pieces = cut(ring, through, wide ? [lean, 1] : [1, lean]);
  return pieces.flatMap((piece) => divided(piece, target, chance, depth + 1));
}
