/** The few GeoJSON shapes that the bureau draws; longitude first, CGCS2000 degrees. */

export type LonLat = readonly [lon: number, lat: number];
/** First point repeated at the end. */
export type Ring = readonly LonLat[];

export interface PointShape {
  type: 'Point';
  coordinates: LonLat;
}

export interface LineShape {
  type: 'LineString';
  coordinates: readonly LonLat[];
}

/** Ring 0 is the outer one, the rest are holes. */
export interface PolygonShape {
  type: 'Polygon';
  coordinates: readonly Ring[];
}

export interface MultiPolygonShape {
  type: 'MultiPolygon';
  coordinates: readonly (readonly Ring[])[];
}

export type Shape = PointShape | LineShape | PolygonShape | MultiPolygonShape;

/** West, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export function boundsOf(points: Iterable<LonLat>): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    [west, south] = [Math.min(west, lon), Math.min(south, lat)];
    [east, north] = [Math.max(east, lon), Math.max(north, lat)];
  }
  return west <= east && south <= north ? [west, south, east, north] : undefined;
}
