/** How values leave the database: the same JavaScript value on both engines, whatever the machine's time zone. */
import pg from 'pg';

type Parse = (text: string) => unknown;

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new RangeError(`${text} does not fit a number`);
  }
  return value;
}

const INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** `2026-09-30 02:00:00.123456+00` as `2026-09-30T02:00:00.123Z`; sessions are in UTC. */
function instant(text: string): string {
  const [, day, time, parts = ''] = INSTANT.exec(text) ?? [];
  if (!day) throw new RangeError(`not an instant: ${text}`);
  return `${day}T${time}.${parts.slice(0, 3).padEnd(3, '0')}Z`;
}

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
const asText = (text: string): string => text;

const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    // pg-types' declaration has the older signature of two arguments.
    (pg.types.arrayParser as unknown as { create(text: string, parse: Parse): { parse(): unknown } })
      .create(text, parse)
      .parse();

/** By type number (pg_type.oid), its array's beside it. */
const parsers = new Map<number, Parse>();
const declare = (oid: number, arrayOid: number, parse: Parse) => {
  parsers.set(oid, parse);
  parsers.set(arrayOid, arrayOf(parse));
};
declare(20, 1016, exactNumber); // int8
declare(1700, 1231, exactNumber); // numeric
declare(1082, 1182, asText); // date
declare(1114, 1115, asText); // timestamp without time zone
declare(1184, 1185, instant); // timestamptz
declare(1186, 1187, asText); // interval
declare(17, 1001, bytes); // bytea
declare(114, 199, JSON.parse); // json
declare(3802, 3807, JSON.parse); // jsonb

export const resultTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
