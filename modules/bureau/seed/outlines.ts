/** How outlines.json is written: whole numbers of 1e-5 degree (WGS84), each ring as a first corner and steps from it. */

export interface OutlineFile {
  note: string;
  scale: number;
  outlines: [code: string, point: [number, number], ...rings: number[][]][];
}

export interface Outline {
  code: string;
  /** Seat of the division, inside its outline. */
  point: [lon: number, lat: number];
  /** Outer ring counter-clockwise, closed (RFC 7946). */
  polygon: { type: 'Polygon'; coordinates: [number, number][][] };
}

function corners(steps: readonly number[], scale: number): [number, number][] {
  const ring: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i]!;
    y += steps[i + 1]!;
    ring.push([x / scale, y / scale]);
  }
  ring.push([...ring[0]!]);
  return ring;
}

export const decodeOutlines = ({ scale, outlines }: OutlineFile): Outline[] =>
  outlines.map(([code, [x, y], ...rings]) => ({
    code,
    point: [x / scale, y / scale],
    polygon: { type: 'Polygon', coordinates: rings.map((ring) => corners(ring, scale)) },
  }));
