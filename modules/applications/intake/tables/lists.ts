/** Applications as a list, newest first, and what stands beside one of them. */
import { type Db, sql } from '#platform/database';

export interface ListedRow {
  id: string;
  number: string;
  kind: string;
  item: string;
  state: string;
  verb: string | null;
  personId: string | null;
  placeName: string;
  division: string;
  submittedAt: string;
  promisedOn: string | null;
  applicants: { partyId: string; role: string; name: string }[];
}

type Fragment = ReturnType<typeof sql>;

export interface Mark {
  at: string;
  id: string;
}

const listed = sql`application a join matter m on m.id = a.matter_id`;

/** The page is found first, then dressed: 50 rows get their names, never 100,000. */
export async function listApplications(
  db: Db,
  where: Fragment,
  after: Mark | null,
  limit: number,
): Promise<ListedRow[]> {
  const further = after
    ? sql`and (a.submitted_at, a.matter_id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  return (
    await sql<ListedRow>`
      with page as materialized (
        select m.id, m.number, m.kind, a.item, m.state, m.verb, m.person_id as "personId", m.place_name as "placeName",
          m.division, a.submitted_at as "submittedAt", 
          (select c.due_on from clock c where c.matter_id = m.id and c.name = 'promise') as "promisedOn"
        from ${listed} where ${where} ${further} order by a.submitted_at desc, a.matter_id desc limit ${limit})
      select page.*, (select jsonb_agg(jsonb_build_object('partyId', p.party_id, 'role', p.role, 'name', x.name) order by p.seq)
          from applicant p join party x on x.id = p.party_id where p.matter_id = page.id) as applicants
      from page order by "submittedAt" desc, id desc`.execute(db)
  ).rows;
}

/** Counted up to a bound: a figure that is not exact says so. */
export async function countApplications(db: Db, where: Fragment, bound: number): Promise<number> {
  return (
    await sql<{
      n: number;
    }>`select count(*)::int as n from (select 1 from ${listed} where ${where} limit ${bound}) c`.execute(db)
  ).rows[0]!.n;
}

export async function isDeemed(db: Db, matterId: string): Promise<boolean> {
  const { rows } = await sql<{ deemed: boolean }>`select deemed from acceptance where matter_id = ${matterId}`.execute(
    db,
  );
  return rows[0]?.deemed ?? false;
}
