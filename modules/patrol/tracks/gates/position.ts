/** What all protocols of trackers come to: a key, and one position or none. */

export interface Position {
  /** Milliseconds since 1970; NaN where it cannot be read, which the filters call a wrong clock. */
  t: number;
  lon: number;
  lat: number;
  /** Metres. */
  accuracy: number | null;
  /** Metres a second. */
  speed: number | null;
}

export interface Message {
  key: string;
  /** A message about the battery or the weather is taken and forgotten. */
  position: Position | null;
}

export const numberOrNull = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

/** Before this many milliseconds it is 1973: a smaller number counts seconds. */
const MILLISECONDS_FROM = 1e11;

/** Seconds or milliseconds since 1970, ISO 8601, or `yyyy-MM-dd HH:mm:ss` in UTC. */
export function timeOf(value: unknown): number {
  const number = numberOrNull(value);
  if (number !== null) return Math.abs(number) < MILLISECONDS_FROM ? number * 1000 : number;
  const text = String(value).trim().replace(' ', 'T');
  return Date.parse(/([zZ]|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

/** Positions in the form of the command's columns. A time that cannot be read stands as year 1. */
export const columnsOf = (positions: readonly Position[]) => ({
  t: positions.map(({ t }) => (Number.isNaN(t) ? -62_135_596_800_000 : t)),
  lon: positions.map(({ lon }) => lon),
  lat: positions.map(({ lat }) => lat),
  accuracy: positions.map(({ accuracy }) => accuracy),
  speed: positions.map(({ speed }) => speed),
});
