/** What a photo says of its own making (EXIF): hints to be weighed, never trusted and never a reason to fail. */
import exifr from 'exifr';

export interface Capture {
  /** By the camera's clock. */
  takenAt?: string;
  /** By the satellites' clock. */
  gpsAt?: string;
  /** Degrees WGS84. */
  lat?: number;
  lon?: number;
  /** Degrees clockwise from north, 0 to below 360. */
  directionDeg?: number;
  device?: string;
  flags: CaptureFlag[];
}

export type CaptureFlag =
  /** The camera's clock and the satellites' are further apart than a zone or a stale fix explains. */
  | 'clockDiffers'
  /** The camera names no zone; its time was read as Shanghai's. */
  | 'zoneAssumed'
  /** There is a position, but not one on earth, or the 0°, 0° of a receiver without a fix. */
  | 'positionInvalid'
  | 'exifUnreadable';

type Tags = Record<string, unknown>;

const SHANGHAI = '+08:00';

/** `exif`: the block as it stands in the file. */
export async function readCapture(
  exif: Uint8Array | undefined,
  clockToleranceMs: number,
): Promise<Capture | undefined> {
  if (!exif) return undefined;
  const blocks = await tagsOf(exif);
  if (!blocks) return { flags: ['exifUnreadable'] };
  const { ifd0 = {}, exif: shot = {}, gps = {} } = blocks;
  const zone = zoneOf(shot);
  const takenAt = instant(shot.DateTimeOriginal ?? ifd0.ModifyDate, zone ?? SHANGHAI);
  const gpsAt = gpsInstant(gps);
  const position = positionOf(gps);
  const differs = takenAt && gpsAt && Math.abs(Date.parse(takenAt) - Date.parse(gpsAt)) > clockToleranceMs;
  const flags: CaptureFlag[] = [];
  if (differs) flags.push('clockDiffers');
  if (takenAt && !zone) flags.push('zoneAssumed');
  if (position === 'invalid') flags.push('positionInvalid');
  return {
    ...(takenAt && { takenAt }),
    ...(gpsAt && { gpsAt }),
    ...(position !== 'invalid' && position),
    ...directionOf(gps),
    ...deviceOf(ifd0),
    flags,
  };
}

async function tagsOf(exif: Uint8Array): Promise<{ ifd0?: Tags; exif?: Tags; gps?: Tags } | undefined> {
  const header = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  try {
    return await exifr.parse(exif.subarray(header), {
      tiff: true,
      ifd0: {},
      exif: true,
      gps: true,
      mergeOutput: false,
      translateValues: false,
      reviveValues: false,
    });
  } catch {
    return undefined;
  }
}

const zoneOf = (shot: Tags): string | undefined =>
  [shot.OffsetTimeOriginal, shot.OffsetTime].map(String).find((text) => /^[+-]\d\d:\d\d$/.test(text));

/** EXIF writes `2026:03:05 16:20:00`; cameras without a clock write zeros or blanks. */
function instant(value: unknown, zone: string): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(String(value));
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return realInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}`, zone);
}

function gpsInstant(gps: Tags): string | undefined {
  const day = /^(\d{4}):(\d\d):(\d\d)/.exec(String(gps.GPSDateStamp));
  const clock = numbers(gps.GPSTimeStamp);
  if (!day || clock?.length !== 3) return undefined;
  const time = clock.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  return realInstant(`${day[1]}-${day[2]}-${day[3]}T${time}`, 'Z');
}

/** Undefined for a 31st of February, which Date would silently move. */
function realInstant(local: string, zone: string): string | undefined {
  const asIfUtc = new Date(`${local}Z`);
  if (Number.isNaN(asIfUtc.getTime()) || !asIfUtc.toISOString().startsWith(local)) return undefined;
  return new Date(`${local}${zone}`).toISOString();
}

function positionOf(gps: Tags): { lat: number; lon: number } | 'invalid' | undefined {
  if (gps.GPSLatitude === undefined && gps.GPSLongitude === undefined) return undefined;
  const lat = degrees(gps.GPSLatitude, gps.GPSLatitudeRef, 'N', 'S');
  const lon = degrees(gps.GPSLongitude, gps.GPSLongitudeRef, 'E', 'W');
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return 'invalid';
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : 'invalid';
}

function degrees(value: unknown, ref: unknown, positive: string, negative: string): number | undefined {
  const parts = numbers(value);
  // Where a camera leaves the side out, it is ours.
  const side = String(ref ?? positive)
    .charAt(0)
    .toUpperCase();
  if (parts?.length !== 3 || (side !== positive && side !== negative)) return undefined;
  const [degree, minute, second] = parts as [number, number, number];
  const size = degree + minute / 60 + second / 3600;
  // 1e-7° is a centimetre.
  return Math.round((side === negative ? -size : size) * 1e7) / 1e7;
}

function directionOf(gps: Tags): { directionDeg?: number } {
  const direction = Number(gps.GPSImgDirection ?? Number.NaN);
  return direction >= 0 && direction <= 360 ? { directionDeg: direction % 360 } : {};
}

function deviceOf(ifd0: Tags): { device?: string } {
  const words = [ifd0.Make, ifd0.Model].filter((word) => typeof word === 'string');
  const device = words.join(' ').replace(/\p{C}/gu, '').replace(/\s+/g, ' ').trim().slice(0, 80);
  return device === '' ? {} : { device };
}

/** Undefined unless all are finite: rationals of 0/0 are common in empty blocks. */
function numbers(value: unknown): number[] | undefined {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return undefined;
  const list = Array.from(value as ArrayLike<unknown>, Number);
  return list.every(Number.isFinite) ? list : undefined;
}
