/** What a small map shows around a place. */
import type { Bounds } from '#ui/map';
import type { Place } from '../contract.ts';

/** Some 250 m to each side of a point; half its own width around an outline. */
const AROUND_DEG = 0.0025;
/** Some 70 m: a house of 0.2 mu must be large enough to be drawn round with a finger. */
export const DRAWING_DEG = 0.0007;

export function aroundPlace(place: Place | null | undefined, aroundDeg = AROUND_DEG): Bounds | undefined {
  if (!place) return undefined;
  const points = place.type === 'Point' ? [place.coordinates] : (place.coordinates[0] ?? []);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, south, east, north] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const margin = place.type === 'Point' ? aroundDeg : Math.max((east - west) / 2, (north - south) / 2, aroundDeg / 4);
  return [west - margin, south - margin, east + margin, north + margin];
}
