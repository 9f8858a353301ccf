/** A place as a value of the database. */
import { sql } from '#platform/database';

export const geometry = (place: unknown) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(place)}), 4490)`;
