/** Every statement about units, what they serve, and their posts. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'bureau.units.1',
    sql: `
      create table unit (
        id uuid primary key, matter_id uuid not null, fact_n int not null, name text not null unique, kind text not null,
        parent_id uuid references unit, division text not null references division, symbol text, address text, phone text,
        valid_from date not null, valid_to date);
      create table unit_area (
        unit_id uuid not null references unit, division text not null references division, primary key (unit_id, division));
      create index unit_area_place on unit_area (division);
      create table post (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        title text not null, role text not null, rank int not null, valid_from date not null, valid_to date);
      create index post_of_unit on post (unit_id, role, rank);
    `,
  },
  { id: 'bureau.units.2', sql: 'alter table post add division text references division' },
  {
    id: 'bureau.units.3',
    sql: 'create index unit_organ on unit (division) where symbol is not null and valid_to is null',
  },
];

export interface UnitRow {
  id: string;
  name: string;
  kind: string;
  parentId: string | null;
  division: string;
  symbol: string | null;
  address: string | null;
  phone: string | null;
  areas: string[];
  validFrom: string;
}

export interface PostRow {
  id: string;
  unitId: string;
  title: string;
  division: string | null;
  role: string;
  rank: number;
  validFrom: string;
}

export async function insertUnits(tx: Tx, rows: readonly UnitRow[], matterId: string, factN: number): Promise<void> {
  await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (id uuid, name text, kind text, "parentId" uuid,
        division text, symbol text, address text, phone text, areas jsonb, "validFrom" date)
    ), kept as (
      insert into unit (id, matter_id, fact_n, name, kind, parent_id, division, symbol, address, phone,
        valid_from)
      select id, ${matterId}, ${factN}, name, kind, "parentId", division, symbol, address, phone, "validFrom" from given order by name
    )
    insert into unit_area (unit_id, division) select id, jsonb_array_elements_text(areas) from given`.execute(tx);
}

export async function insertPosts(tx: Tx, rows: readonly PostRow[], matterId: string, factN: number): Promise<void> {
  await sql`insert into post (id, matter_id, fact_n, unit_id, title, division, role, rank, valid_from)
    select id, ${matterId}, ${factN}, "unitId", title, division, role, rank, "validFrom"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (id uuid, "unitId" uuid, title text, division text, role text, rank int, "validFrom" date)`.execute(tx);
}

export interface Duty {
  unitId: string;
  unitName: string;
  postId: string;
  postTitle: string;
  personId: string | null;
  personName: string | null;
  /** His own, or the unit's where he has none. */
  phone: string | null;
  acting: boolean;
}

/**
 * Who answers for a role at a place: the post of the nearest unit that serves it, and whoever holds the post that
 * day; an acting cover goes before the holder. A vacant post still answers: the work waits at the post, not nowhere.
 * `ancestry` is the division's own code and those above it.
 */
export async function dutyAt(
  db: Db | Tx,
  ancestry: readonly string[],
  role: string,
  on: string,
  /** These have stepped back or must not: their posts count as vacant. */
  but: readonly string[] = [],
): Promise<Duty | undefined> {
  return (
    await sql<Duty>`
      select u.id as "unitId", u.name as "unitName", p.id as "postId", p.title as "postTitle",
        h.person_id as "personId", h.name as "personName", coalesce(h.phone, u.phone) as phone,
        coalesce(h.kind = 'acting', false) as acting
      from unit_area a join unit u on u.id = a.unit_id join post p on p.unit_id = a.unit_id and p.role = ${role}
        left join lateral (
          select t.person_id, t.kind, n.name, n.phone from appointment t join person n on n.id = t.person_id
          where t.post_id = p.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
            and t.person_id <> all(${but as string[]}::uuid[])
          order by t.kind = 'acting' desc, t.from_on desc limit 1) h on true
      where a.division = any(${ancestry as string[]}) and p.valid_to is null
        and (p.division is null or p.division = any(${ancestry as string[]}))
      order by length(coalesce(p.division, a.division)) desc, (h.person_id is null), p.rank, p.id limit 1`.execute(db)
  ).rows[0];
}

/** The first post of a very unit in a role that somebody holds on the day, or any such; undefined where the unit has none. */
export async function dutyInUnit(
  db: Db | Tx,
  unitId: string,
  role: string,
  on: string,
  but: readonly string[] = [],
): Promise<Duty | undefined> {
  return (
    await sql<Duty>`
      select u.id as "unitId", u.name as "unitName", p.id as "postId", p.title as "postTitle",
        h.person_id as "personId", h.name as "personName", coalesce(h.phone, u.phone) as phone,
        coalesce(h.kind = 'acting', false) as acting
      from unit u join post p on p.unit_id = u.id and p.role = ${role} and p.valid_to is null
        left join lateral (
          select * from (
            select t.person_id, t.kind, n.name, n.phone from appointment t join person n on n.id = t.person_id
            where t.post_id = p.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
            order by t.kind = 'acting' desc, t.from_on desc limit 1) serving
          where person_id <> all(${but as string[]}::uuid[])) h on true
      where u.id = ${unitId} and u.valid_to is null
      order by (h.person_id is null), p.rank, p.id limit 1`.execute(db)
  ).rows[0];
}

/** Units that have a post in the role which somebody holds on the day: whom one can turn to. */
export async function unitsWith(
  db: Db | Tx,
  role: string,
  on: string,
): Promise<{ unitId: string; name: string; person: string }[]> {
  return (
    await sql<{ unitId: string; name: string; person: string }>`
      select distinct on (u.name, u.id) u.id as "unitId", u.name, n.name as person
      from unit u join post p on p.unit_id = u.id and p.role = ${role} and p.valid_to is null
        join appointment t on t.post_id = p.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
        join person n on n.id = t.person_id and n.valid_to is null
      where u.valid_to is null order by u.name, u.id, p.rank, t.kind = 'acting' desc limit 200`.execute(db)
  ).rows;
}

/** Work that waits: at which post, with whom. null: at none, where none had the duty; with nobody, where it was vacant. */
export interface OwedDuty {
  postId: string | null;
  personId: string | null;
}

/**
 * Of duties that work waits at, those that may have gone to somebody else by that day: he no longer holds the post,
 * somebody acts for him, the post was closed, or nobody had it, at a vacant post or at none.
 */
export async function lapsedDuties(db: Db | Tx, owed: readonly OwedDuty[], on: string): Promise<OwedDuty[]> {
  return (
    await sql<OwedDuty>`
      select w."postId", w."personId"
      from jsonb_to_recordset(${JSON.stringify(owed)}::jsonb) as w ("postId" uuid, "personId" uuid)
        left join post p on p.id = w."postId"
        left join lateral (
          select bool_or(t.person_id = w."personId") as his, bool_or(t.kind = 'acting') as covered,
            bool_or(t.kind = 'acting' and t.person_id = w."personId") as covers
          from appointment t
          where t.post_id = p.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})) h on true
      where p.id is null or p.valid_to is not null
        or w."personId" is null or h.his is not true or (h.covered and not h.covers)`.execute(db)
  ).rows;
}

/** The post in one of the roles that one of the people holds on the day and that serves the place, in the order in which they are named. */
export async function dutyOfPeople(
  db: Db | Tx,
  personIds: readonly string[],
  ancestry: readonly string[],
  roles: readonly string[],
  on: string,
): Promise<Duty | undefined> {
  if (personIds.length === 0) return undefined;
  // Row by row and not as one list, of which the planner would expect ten and read every post.
  const named = personIds.map((id, nth) => sql`(${id}::uuid, ${nth}::int)`);
  return (
    await sql<Duty>`
      select u.id as "unitId", u.name as "unitName", p.id as "postId", p.title as "postTitle", n.id as "personId",
        n.name as "personName", coalesce(n.phone, u.phone) as phone, t.kind = 'acting' as acting
      from (values ${sql.join(named)}) as w (id, nth)
        join person n on n.id = w.id and n.valid_to is null
        join appointment t on t.person_id = n.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
        join post p on p.id = t.post_id and p.role = any(${roles as string[]}) and p.valid_to is null
          and (p.division is null or p.division = any(${ancestry as string[]}))
        join unit u on u.id = p.unit_id
          and exists (select 1 from unit_area a where a.unit_id = u.id and a.division = any(${ancestry as string[]}))
      order by w.nth, p.rank, p.id limit 1`.execute(db)
  ).rows[0];
}

export interface Serving {
  personId: string;
  name: string;
  role: string;
  post: string;
  unit: string;
}

/** Whoever holds a post in one of the roles on the day, in a unit that serves the place; the nearest first. */
export async function servingAt(
  db: Db | Tx,
  ancestry: readonly string[],
  roles: readonly string[],
  on: string,
  limit: number,
  only: string | null = null,
): Promise<Serving[]> {
  return (
    await sql<Serving>`
      select "personId", name, role, post, unit from (
        select distinct on (n.id) n.id as "personId", n.name, p.role, p.title as post, u.name as unit, p.rank,
          array_position(${roles as string[]}, p.role) as wanted, length(coalesce(p.division, a.division)) as near
        from unit_area a join unit u on u.id = a.unit_id join post p on p.unit_id = u.id and p.valid_to is null
          join appointment t on t.post_id = p.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
          join person n on n.id = t.person_id and n.valid_to is null
        where a.division = any(${ancestry as string[]}) and p.role = any(${roles as string[]})
          and (p.division is null or p.division = any(${ancestry as string[]}))
          and (${only}::uuid is null or n.id = ${only}::uuid)
        order by n.id, length(coalesce(p.division, a.division)) desc, p.rank) s
      order by wanted, near desc, rank, name limit ${limit}`.execute(db)
  ).rows;
}

/** Of the people, those who hold any post on the day, with one of their posts. */
export async function servingOn(db: Db | Tx, ids: readonly string[], on: string): Promise<Map<string, Serving>> {
  const { rows } = await sql<Serving>`
    select distinct on (n.id) n.id as "personId", n.name, p.role, p.title as post, u.name as unit
    from person n join appointment t on t.person_id = n.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
      join post p on p.id = t.post_id join unit u on u.id = p.unit_id
    where n.id = any(${ids as string[]}::uuid[]) and n.valid_to is null order by n.id, t.kind = 'acting', t.from_on`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/** What each of the units serves. */
export async function areasOf(db: Db | Tx, unitIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ unitId: string; areas: string[] }>`
    select unit_id as "unitId", jsonb_agg(division) as areas from unit_area
    where unit_id = any(${unitIds as string[]}::uuid[]) group by unit_id`.execute(db);
  return new Map(rows.map((row) => [row.unitId, row.areas]));
}

export interface Organ {
  id: string;
  name: string;
  division: string;
  symbol: string;
  address: string | null;
  phone: string | null;
}

/** The organ in whose name papers go out at a place: the nearest unit above it that has a word for numbers. */
export async function organAt(db: Db | Tx, ancestry: readonly string[]): Promise<Organ | undefined> {
  return (
    await sql<Organ>`select id, name, division, symbol, address, phone from unit
      where symbol is not null and valid_to is null and division = any(${ancestry as string[]})
      order by length(division) desc limit 1`.execute(db)
  ).rows[0];
}

export async function unitNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id, name from unit
    where id = any(${ids as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
