/** A patrol's track as a small drawing in its own plane, north up: the legs that count, and where it began and ended. */
import { project } from '@cuntu/geodesy';

const [WIDTH, HEIGHT, EDGE] = [240, 124, 8];
/** Longer than this a leg is not joined: a gap stays a gap. */
const JOINED_MS = 60_000;

interface Piece {
  t: readonly number[];
  lon: readonly number[];
  lat: readonly number[];
  verdict: readonly string[];
}

interface Point {
  x: number;
  y: number;
  t: number;
}

/** Undefined where nothing counts. */
export function trackSvg(pieces: readonly Piece[], epsg: number): string | undefined {
  const lines = pieces.map((piece) =>
    piece.t.flatMap((t, i): Point[] => {
      if (piece.verdict[i] !== 'counted') return [];
      const { eastingM, northingM } = project(epsg, [piece.lon[i]!, piece.lat[i]!]);
      return [{ x: eastingM, y: northingM, t }];
    }),
  );
  const all = lines.flat();
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return undefined;
  const [west, north] = [least(all, ({ x }) => x), -least(all, ({ y }) => -y)];
  const [east, south] = [-least(all, ({ x }) => -x), least(all, ({ y }) => y)];
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(east - west, 1),
    (HEIGHT - 2 * EDGE) / Math.max(north - south, 1),
  );
  // What is narrower than the picture stands in its middle.
  const [left, top] = [(WIDTH - (east - west) * scale) / 2, (HEIGHT - (north - south) * scale) / 2];
  const at = ({ x, y }: Point) => `${(left + (x - west) * scale).toFixed(1)} ${(top + (north - y) * scale).toFixed(1)}`;
  const path = lines
    .flatMap((line) =>
      line.map((point, i) => `${i > 0 && point.t - line[i - 1]!.t <= JOINED_MS ? 'L' : 'M'}${at(point)}`),
    )
    .join('');
  const dot = (point: Point, fill: string) => {
    const [cx, cy] = at(point).split(' ');
    return `<circle cx="${cx}" cy="${cy}" r="3" fill="${fill}" stroke="#222" stroke-width="0.8"/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#f7f6f2"/><path d="${path}" fill="none" stroke="#125688" stroke-width="1.2" stroke-linejoin="round"/>${dot(first, '#fff')}${dot(last, '#125688')}</svg>`;
}

const least = (points: readonly Point[], of: (point: Point) => number): number =>
  points.reduce((found, point) => Math.min(found, of(point)), Infinity);
