/** An outline of the register as plots of a map, and what a small map shows around it. */
import type { Bounds, MapPlot, Outline } from '#ui/map';

interface Shape {
  type: string;
  coordinates: readonly unknown[];
}

type Rings = Outline['coordinates'];

const partsOf = ({ type, coordinates }: Shape): Rings[] =>
  type === 'MultiPolygon' ? (coordinates as unknown as Rings[]) : [coordinates as unknown as Rings];

export const plotsOf = (id: string, shape: Shape, words: string, label?: string): MapPlot[] =>
  partsOf(shape).map((coordinates, nth) => ({
    id: `${id}${nth || ''}`,
    outline: { type: 'Polygon', coordinates },
    words,
    ...(label && nth === 0 && { label }),
  }));

/** As much again on each side, so that its neighbours are seen. */
export function boundsAround(shape: Shape): Bounds {
  const ring = partsOf(shape).flatMap(([outer = []]) => outer);
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [dx, dy] = [east - west, north - south];
  return [west - dx, south - dy, east + dx, north + dy];
}
