/** Every statement that counts units' posts and people on a day. */
import { type Db, sql } from '#platform/database';

export interface CountedUnit {
  id: string;
  name: string;
  kind: 'bureau' | 'office' | 'window' | 'branch' | 'brigade' | 'station' | 'affiliate';
  parentId: string | null;
  division: string;
  divisionName: string;
  posts: number;
  vacant: number;
  people: number;
}

export async function countUnits(db: Db, on: string): Promise<CountedUnit[]> {
  return (
    await sql<CountedUnit>`
      with held as (
        select o.id, o.unit_id, count(distinct t.person_id) as holders from post o
          left join appointment t on t.post_id = o.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
        where o.valid_to is null group by o.id),
      people as (
        select o.unit_id, count(distinct t.person_id) as people from post o
          join appointment t on t.post_id = o.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
        group by o.unit_id)
      select u.id, u.name, u.kind, u.parent_id as "parentId", u.division, d.name as "divisionName",
        (select count(*) from held where unit_id = u.id) as posts,
        (select count(*) from held where unit_id = u.id and holders = 0) as vacant,
        coalesce(p.people, 0) as people
      from unit u join division d on d.code = u.division left join people p on p.unit_id = u.id
      where u.valid_to is null order by u.division, u.name collate "C"`.execute(db)
  ).rows;
}

export interface HeldPost {
  id: string;
  title: string;
  role: string;
  holders: { personId: string; name: string; acting: boolean }[];
  vacantSince: string | null;
}

export async function findHeldPosts(db: Db, unitId: string, on: string): Promise<HeldPost[]> {
  return (
    await sql<HeldPost>`
      select o.id, o.title, o.role,
        coalesce((select jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'acting', t.kind = 'acting')
            order by t.kind = 'acting', t.from_on)
          from appointment t join person p on p.id = t.person_id
          where t.post_id = o.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})), '[]') as holders,
        (select case when bool_or(t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})) then null
            else (max(t.to_on) filter (where t.to_on < ${on})) + 1 end
          from appointment t where t.post_id = o.id) as "vacantSince"
      from post o where o.unit_id = ${unitId} and o.valid_to is null order by o.rank, o.title collate "C", o.id`.execute(
      db,
    )
  ).rows;
}
