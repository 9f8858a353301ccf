/** A village's outline cut in two along a straight line between two of its corners, so that neighbours still meet exactly. */
import type { LonLat, PolygonShape } from '@cuntu/geodesy';

type Corners = readonly LonLat[];

/** Twice the signed area, in square degrees: enough to compare parts of one village. */
function doubled(corners: Corners): number {
  let sum = 0;
  for (let i = 0; i < corners.length; i++) {
    const [[ax, ay], [bx, by]] = [corners[i]!, corners[(i + 1) % corners.length]!];
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** Of the border up to each corner, so that the area beyond any line takes one subtraction. */
function sweptTo(corners: Corners): number[] {
  const swept = [0];
  for (let i = 1; i < corners.length; i++) {
    const [[ax, ay], [bx, by]] = [corners[i - 1]!, corners[i]!];
    swept.push(swept[i - 1]! + ax * by - bx * ay);
  }
  return swept;
}

const side = ([ax, ay]: LonLat, [bx, by]: LonLat, [cx, cy]: LonLat) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

const meet = (a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean =>
  side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;

function inside(corners: Corners, [x, y]: LonLat): boolean {
  let is = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [corners[i]!, corners[j]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) is = !is;
  }
  return is;
}

/** Whether the line from corner i to corner j runs inside and touches the border nowhere else. */
function isChord(corners: Corners, i: number, j: number): boolean {
  const [a, b] = [corners[i]!, corners[j]!];
  const n = corners.length;
  for (let k = 0; k < n; k++) {
    const next = (k + 1) % n;
    if (k === i || k === j || next === i || next === j) continue;
    if (meet(a, b, corners[k]!, corners[next]!)) return false;
  }
  return inside(corners, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}

const closed = (corners: Corners): PolygonShape => ({ type: 'Polygon', coordinates: [[...corners, corners[0]!]] });

/**
 * Two parts, the first with about `share` of the area; undefined where no two corners see each other so. The shortest
 * line of those that come near the share is taken: borders of duty follow no long thin strips.
 */
export function cutInTwo({ coordinates }: PolygonShape, share: number): [PolygonShape, PolygonShape] | undefined {
  const corners = coordinates[0]!.slice(0, -1);
  const n = corners.length;
  const whole = Math.abs(doubled(corners));
  const swept = sweptTo(corners);
  const ways: { i: number; j: number; worth: number }[] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const [[ax, ay], [bx, by]] = [corners[i]!, corners[j]!];
      const part = Math.abs(swept[j]! - swept[i]! + bx * ay - ax * by) / whole;
      const off = Math.min(Math.abs(part - share), Math.abs(1 - part - share));
      if (off < 0.2) ways.push({ i, j, worth: off + Math.hypot(bx - ax, by - ay) / Math.sqrt(whole) / 2 });
    }
  ways.sort((a, b) => a.worth - b.worth);
  const way = ways.find(({ i, j }) => isChord(corners, i, j));
  if (!way) return undefined;
  const first = corners.slice(way.i, way.j + 1);
  const second = [...corners.slice(way.j), ...corners.slice(0, way.i + 1)];
  return Math.abs(Math.abs(doubled(first)) / whole - share) < Math.abs(Math.abs(doubled(second)) / whole - share)
    ? [closed(first), closed(second)]
    : [closed(second), closed(first)];
}

const DEGREE_M = 111_320;

/**
 * A part whose cut side is bent by some metres at its middle: outwards it lies over its neighbour, inwards it leaves
 * ground to nobody. The cut is the side that closes the ring.
 */
export function bent({ coordinates }: PolygonShape, byM: number): PolygonShape {
  const corners = coordinates[0]!.slice(0, -1);
  const [[ax, ay], [bx, by]] = [corners.at(-1)!, corners[0]!];
  const lengthDeg = Math.hypot(bx - ax, by - ay);
  // To the right of a ring that turns to the left is outside.
  const outwards = Math.sign(doubled(corners)) * (byM / DEGREE_M / lengthDeg);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const middle: LonLat = [round((ax + bx) / 2 + (by - ay) * outwards), round((ay + by) / 2 - (bx - ax) * outwards)];
  return closed([...corners, middle]);
}
