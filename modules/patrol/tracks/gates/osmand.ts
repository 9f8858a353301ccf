/** OsmAnd's and Traccar Client's requests: fields of an address or form, since Traccar Client 9 also JSON. */
import { type Message, numberOrNull, type Position, timeOf } from './position.ts';

/** Traccar's convention; nobody is judged by it, since speed between fixes is measured from places and times. */
const KNOT_M_S = 1852 / 3600;

export type Fields = Readonly<Record<string, unknown>>;

/** Undefined: it names no device. `nowMs` is the time of a position that says none. */
export function readOsmand(fields: Fields, nowMs: number): Message | undefined {
  if (typeof fields.location === 'object' && fields.location !== null) return readJson(fields);
  const key = fields.id ?? fields.deviceid;
  if (typeof key !== 'string' || key === '') return undefined;
  const [lat, lon] =
    typeof fields.location === 'string'
      ? fields.location.split(',').map(numberOrNull)
      : [fields.lat, fields.lon].map(numberOrNull);
  const isValid = fields.valid !== 'false' && fields.valid !== '0';
  if (lon === null || lat === null || lon === undefined || lat === undefined || !isValid)
    return { key, position: null };
  const knots = numberOrNull(fields.speed);
  const time = fields.timestamp;
  return {
    key,
    position: {
      t: time === undefined || time === '' ? nowMs : timeOf(time),
      lon,
      lat,
      accuracy: numberOrNull(fields.accuracy) ?? fromHdop(numberOrNull(fields.hdop)),
      speed: knots === null ? null : knots * KNOT_M_S,
    },
  };
}

/** Older OsmAnd sends the dilution alone; five metres a unit is what a phone under an open sky has. */
const fromHdop = (hdop: number | null): number | null =>
  hdop === null || hdop < 0 ? null : Math.min(hdop * 5, Number.MAX_VALUE);

function readJson(fields: Fields): Message | undefined {
  const { device_id: key, location } = fields as { device_id?: unknown; location: Fields };
  if (typeof key !== 'string' || key === '') return undefined;
  const coords = (location.coords ?? {}) as Fields;
  const [lon, lat] = [numberOrNull(coords.longitude), numberOrNull(coords.latitude)];
  const position: Position | null =
    lon === null || lat === null
      ? null
      : {
          t: timeOf(location.timestamp),
          lon,
          lat,
          accuracy: numberOrNull(coords.accuracy),
          speed: numberOrNull(coords.speed),
        };
  return { key, position };
}
