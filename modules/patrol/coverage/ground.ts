/** The ground of the city: its grid, and from where to where it measures rightly. */
import { CHINA, FIRST_ZONE, systemOfZone, unproject } from '@cuntu/geodesy';

/**
 * Coverage is counted for ever in the zone of the city's seat. One city is served so far (4213, 112.7°E–114.1°E, zone 38);
 * another one's seat goes in here before its first fix, never after.
 */
const ZONE_OF_CITY: Readonly<Record<string, number>> = { '4213': 38 };

export function gridOf(cityCode: string): number {
  const zone = ZONE_OF_CITY[cityCode];
  if (zone === undefined) throw new Error(`no zone is known for the city ${cityCode}`);
  return systemOfZone(zone, 'plain');
}

const DEGREES_BESIDE = 2;

/** Beyond, nobody of this city patrols, and the series of the plane loses its millimetre. */
export function placeOf(epsg: number) {
  const meridian = (epsg - systemOfZone(FIRST_ZONE, 'plain') + FIRST_ZONE) * 3;
  return { west: meridian - DEGREES_BESIDE, south: CHINA[1], east: meridian + DEGREES_BESIDE, north: CHINA[3] };
}

/** A rectangle of the plane as a box in degrees that holds it, for finding segments. */
export function boxAround(epsg: number, west: number, south: number, east: number, north: number): string {
  const corners = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ].map(([eastingM, northingM]) => unproject(epsg, { eastingM: eastingM!, northingM: northingM! }));
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  return `(${Math.max(...lons)},${Math.max(...lats)}),(${Math.min(...lons)},${Math.min(...lats)})`;
}
