/** Which of the demo's parcels have been brought in, under which ids, and what each is good for. */
import { type Db, sql } from '#platform/database';
import type { demoUses } from '#platform/http';

export const parcelsNumbered = async (db: Db, unitNumbers: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await sql<{ unitNumber: string; id: string }>`select unit_number as "unitNumber", id from parcel
        where unit_number = any(${unitNumbers as string[]}) and valid_to is null`.execute(db)
    ).rows.map(({ unitNumber, id }) => [unitNumber, id]),
  );

export interface Usable {
  use: (typeof demoUses)[number];
  unitNumber: string;
  division: string;
  holder: string;
  proofNumber: string | null;
  mortgagee: string | null;
}

/**
 * The first of each use among the parcels of a township. On one that is free nothing runs; on one that is mortgaged neither, so that
 * what is told of it stands until somebody tries.
 */
export const usableParcels = async (
  db: Db,
  township: string,
  right: { construction: string; contract: string },
): Promise<Usable[]> =>
  (
    await sql<Usable>`
      with land as (
        select p.unit_number, p.division, r.kind, r.holder,
          exists (select 1 from hold h join parcel v on v.id = h.parcel_id
            where v.unit_number = p.unit_number and h.to_on is null) as held,
          exists (select 1 from application a join parcel v on v.id = a.parcel_id
            join matter m on m.id = a.matter_id
            where v.unit_number = p.unit_number and m.closed_at is null) as asked,
          (select g.id from mortgage g where g.unit_number = p.unit_number and g.released_at is null
            order by g.registered_at, g.entry limit 1) as mortgage
        from parcel p join registered_right r on r.parcel_id = p.id and r.valid_to is null
        where p.unit_number collate "C" >= ${township} and p.unit_number collate "C" < ${`${township}~`} and p.valid_to is null),
      used as (
        select land.*, case when kind = ${right.contract} then 'collective' when held then 'held' when asked then null
          when mortgage is null then 'free' else 'mortgaged' end as use
        from land where kind in (${right.construction}, ${right.contract}))
      select distinct on (u.use) u.use, u.unit_number as "unitNumber", u.division, u.holder,
        g.proof_number as "proofNumber", e.name as mortgagee
      from used u left join mortgage g on g.id = u.mortgage left join party e on e.id = g.mortgagee_id
      where u.use is not null order by u.use, u.unit_number collate "C"`.execute(db)
  ).rows;
