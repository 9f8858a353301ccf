/** OwnTracks over HTTP: JSON of many types, of which a location is kept; the key is the password of HTTP Basic. */
import type { Fields } from './osmand.ts';
import { numberOrNull, type Position, timeOf } from './position.ts';

const KILOMETRE_AN_HOUR_M_S = 1 / 3.6;

/** RFC 7617. The name before the colon is the person's own affair. */
export function keyOfBasic(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1) || undefined;
}

/** Of one message, or of a list of them, as what could not be sent for a while is. */
export const readOwntracks = (body: unknown): Position[] =>
  (Array.isArray(body) ? body : [body]).flatMap((message) => readMessage(message) ?? []);

/** Null: another type of message, or a friend that was removed (an empty one). */
function readMessage(body: unknown): Position | null {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Fields;
  if (fields._type !== 'location') return null;
  const [lon, lat] = [numberOrNull(fields.lon), numberOrNull(fields.lat)];
  if (lon === null || lat === null) return null;
  const speed = numberOrNull(fields.vel);
  return {
    t: timeOf(fields.tst),
    lon,
    lat,
    accuracy: numberOrNull(fields.acc),
    speed: speed === null ? null : speed * KILOMETRE_AN_HOUR_M_S,
  };
}
