/** The shape of sketch.json: what was placed by hand. Positions are longitude and latitude, WGS84. */

type Placed = [lon: number, lat: number, size: number];

export interface Sketch {
  city: string;
  note: string;
  bureau: { name: string; numberPrefix: string; demo: boolean };
  /** Township → position and the area its villages take, against one in the country. */
  towns: Record<string, Placed>;
  villageSuffixes: string[];
  labels: Record<string, string>;
  counties: Record<string, [number, number]>;
  /** Names of neighbours, outside the city. */
  beyond: [name: string, lon: number, lat: number][];
  rivers: { name: string; rank: number; line: [number, number][] }[];
  /** Name, position, radius in km. */
  reservoirs: [name: string, lon: number, lat: number, radiusKm: number][];
  highways: [number, number][][];
  /** 'township-township' → name. */
  namedRoads: Record<string, string>;
  hills: Placed[];
  plains: Placed[];
  /** Township → radius of its built-up area, km. */
  cities: Record<string, number>;
}
