/** Every statement that reads parcels one by one. */
import { type Db, sql, type Tx } from '#platform/database';
import { type HoldRow, holdColumns } from '../holds/tables.ts';

export interface ParcelRow {
  id: string;
  unitNumber: string;
  division: string;
  areaM2: number;
  source: string;
  validFrom: string;
  validTo: string | null;
  outline: { type: string; coordinates: unknown[] };
  rights: {
    id: string;
    kind: string;
    holder: string | null;
    identityTail: string | null;
    validFrom: string;
    validTo: string | null;
  }[];
  holds: HoldRow[];
  versions: { id: string; validFrom: string; validTo: string | null; areaM2: number }[];
}

/** What bars it bars every version of its number: a new survey lifts no seizure. */
export async function findParcelsWhole(db: Db | Tx, ids: readonly string[]): Promise<ParcelRow[]> {
  return (
    await sql<ParcelRow>`select p.id, p.unit_number as "unitNumber", p.division, p.area_m2 as "areaM2", p.source,
        p.valid_from as "validFrom", p.valid_to as "validTo", st_asgeojson(p.geometry, 9)::jsonb as outline,
        (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'holder', r.holder,
            'identityTail', r.identity_tail, 'validFrom', r.valid_from, 'validTo', r.valid_to)
            order by r.valid_from, r.id), '[]') from registered_right r where r.parcel_id = p.id) as rights,
        (select coalesce(jsonb_agg(to_jsonb(one)), '[]') from (select ${holdColumns} from hold h
          where h.parcel_id in (select v.id from parcel v where v.unit_number = p.unit_number)
          order by h.from_on, h.id) as one) as holds,
        (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'validFrom', v.valid_from, 'validTo', v.valid_to,
            'areaM2', v.area_m2) order by v.valid_from), '[]')
          from parcel v where v.unit_number = p.unit_number and v.id <> p.id) as versions
      from parcel p where p.id = any(${ids as string[]}::uuid[])
      order by p.unit_number collate "C"`.execute(db)
  ).rows;
}

export const findParcelWhole = async (db: Db | Tx, id: string): Promise<ParcelRow | undefined> =>
  (await findParcelsWhole(db, [id]))[0];

/** The version of a number that stands, with what is registered on it. */
export async function findParcelStanding(db: Db | Tx, unitNumber: string): Promise<ParcelRow | undefined> {
  const { rows } = await sql<{ id: string }>`select id from parcel
    where unit_number = ${unitNumber} and valid_to is null`.execute(db);
  return rows[0] && findParcelWhole(db, rows[0].id);
}

/**
 * Until the deed has ended neither hold nor import comes between what it reads of this number and what it enters. Where it waited
 * for an import, the version that it waited at stands no longer, and the second look finds the next.
 */
export async function keepStill(tx: Tx, unitNumber: string): Promise<void> {
  const look = async () =>
    (await sql`select id from parcel where unit_number = ${unitNumber} and valid_to is null for share`.execute(tx))
      .rows;
  if ((await look()).length === 0) await look();
}

export async function holdsOn(db: Db | Tx, id: string): Promise<HoldRow[]> {
  return (
    await sql<HoldRow>`select ${holdColumns} from parcel p join parcel v on v.unit_number = p.unit_number
      join hold h on h.parcel_id = v.id where p.id = ${id} order by h.from_on, h.id`.execute(db)
  ).rows;
}

export interface ParcelFound {
  id: string;
  unitNumber: string;
  division: string;
  areaM2: number;
  outline: { type: string; coordinates: unknown[] };
}

interface Sought {
  text: string | null;
  at: { lon: number; lat: number } | null;
  asOf: string;
  limit: number;
}

/** A number begins with a text where it lies in a range of bytes, which the index of that order finds. */
export async function findParcelsLike(db: Db, { text, at, asOf, limit }: Sought): Promise<ParcelFound[]> {
  const place = at
    ? sql`st_intersects(p.geometry, st_setsrid(st_makepoint(${at.lon}, ${at.lat}), 4490))`
    : sql`p.unit_number collate "C" >= ${text} and p.unit_number collate "C" < ${`${text}~`}`;
  return (
    await sql<ParcelFound>`select p.id, p.unit_number as "unitNumber", p.division, p.area_m2 as "areaM2",
        st_asgeojson(p.geometry, 9)::jsonb as outline from parcel p
      where ${place} and p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to >= ${asOf}::date)
      order by p.unit_number collate "C" limit ${limit}`.execute(db)
  ).rows;
}

/** GB/T 37346: the first 19 characters name the parcel, F and its number a building on it. */
export async function hasBuildings(db: Db | Tx, parcelId: string, on: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (
      select 1 from parcel p join parcel b on b.unit_number collate "C" >= left(p.unit_number, 19) || 'F'
          and b.unit_number collate "C" < left(p.unit_number, 19) || 'G'
        where p.id = ${parcelId} and b.valid_from <= ${on} and (b.valid_to is null or b.valid_to >= ${on}))
      as there`.execute(db);
  return rows[0]!.there;
}
