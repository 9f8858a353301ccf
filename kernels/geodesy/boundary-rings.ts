/** Points of a boundary text as rings, and rings as parts with their holes: told by containment, not by their numbers. */
import type { Line, Tell } from './boundary-lines.ts';
import { liesInside } from './crossings.ts';
import type { LonLat, Ring } from './shapes.ts';
import type { Projected } from './systems.ts';

interface Point extends Projected {
  line: number;
  ring: string;
}

/** Within China a northing has seven digits before the point; an easting six, or eight with its zone. */
const isNorthing = (metres: number): boolean => metres >= 300_000 && metres < 10_000_000;
const MIDDLE_M = 500_000;
/** A zone of 3° is 330 km wide at the equator; twice that is a slip. */
const isEasting = (metres: number): boolean => Math.abs((metres % 1_000_000) - MIDDLE_M) <= 400_000;

function pointOf({ number, text }: Line, zone: number, fault: Tell): Point | undefined {
  const cells = text.split(',').map((cell) => cell.trim());
  const [label = '', ring = '', x = '', y = ''] = cells;
  if (cells.length < 4 || x === '' || y === '') return fault('point.tooShort', number, { point: label });
  const [northingM, eastingM] = [Number(x), Number(y)];
  if (!Number.isFinite(northingM) || !Number.isFinite(eastingM))
    return fault('point.notNumber', number, { point: label });
  if (northingM >= 10_000_000) return fault('point.swapped', number, { point: label });
  if (!isNorthing(northingM) || !isEasting(eastingM)) return fault('point.outside', number, { point: label, x, y });
  const shown = Math.floor(eastingM / 1_000_000);
  if (shown !== 0 && shown !== zone) return fault('zone.differs', number, { stated: zone, shown });
  return { line: number, ring, northingM, eastingM: shown === 0 ? eastingM + zone * 1_000_000 : eastingM };
}

/** A ring ends where it comes back to its beginning or where the ring's number changes. undefined: something was wrong. */
export function ringsOf(lines: readonly Line[], zone: number, toleranceM: number, fault: Tell) {
  const rings: Point[][] = [];
  let [open, whole] = [false, true];
  const isSame = (a: Point, b: Point) =>
    Math.hypot(a.northingM - b.northingM, a.eastingM - b.eastingM) <= toleranceM * 1.5;
  const tellOpen = () => {
    const ring = rings.at(-1);
    if (!open || !ring) return;
    whole = false;
    fault('ring.open', ring.at(-1)!.line, { ring: ring[0]!.ring, from: ring[0]!.line });
  };
  for (const line of lines) {
    const point = pointOf(line, zone, fault);
    if (!point) {
      whole = false;
      continue;
    }
    const ring = rings.at(-1);
    if (!open || !ring || point.ring !== ring[0]!.ring) {
      tellOpen();
      rings.push([point]);
      open = true;
    } else if (isSame(point, ring[0]!)) {
      ring.push(ring[0]!);
      open = false;
      if (ring.length < 4) whole = fault('ring.tooFewPoints', point.line, { points: ring.length - 1 }) ?? false;
    } else ring.push(point);
  }
  tellOpen();
  return whole ? rings.map((ring) => ring.map(({ northingM, eastingM }) => ({ northingM, eastingM }))) : undefined;
}

const plane = (ring: readonly Projected[]): Ring =>
  ring.map(({ eastingM, northingM }): LonLat => [eastingM, northingM]);

/** Ring 1 outer and the rest holes, by the book; in practice also several parts. A ring inside an odd number of others is a hole. */
export function partsOf(rings: readonly Projected[][]): Projected[][][] {
  const planes = rings.map(plane);
  const around = planes.map((ring, i) => planes.flatMap((other, j) => (i !== j && liesInside(ring, other) ? [j] : [])));
  const parts = new Map<number, Projected[][]>();
  for (const [i, outer] of rings.entries()) if (around[i]!.length % 2 === 0) parts.set(i, [outer]);
  for (const [i, hole] of rings.entries()) {
    if (around[i]!.length % 2 === 0) continue;
    // Of the rings around a hole the innermost is its own: it lies inside all the others.
    const own = [...around[i]!].sort((a, b) => around[b]!.length - around[a]!.length)[0]!;
    parts.get(own)?.push(hole);
  }
  return [...parts.values()];
}
