/** Every statement about people, their licences and appointments. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'bureau.people.1',
    sql: `
      create table person (
        id uuid primary key, matter_id uuid not null, fact_n int not null, name text not null, kind text not null,
        staff_number text unique, phone text, valid_from date not null, valid_to date);
      create index person_name on person (name);
      create table licence (
        id uuid primary key, matter_id uuid not null, fact_n int not null, person_id uuid not null references person,
        kind text not null, number text not null unique, from_on date not null, to_on date not null);
      create index licence_of on licence (person_id);
      create table appointment (
        id uuid primary key, matter_id uuid not null, fact_n int not null, person_id uuid not null references person,
        post_id uuid not null references post, kind text not null, from_on date not null, to_on date);
      create index appointment_of on appointment (person_id);
      create index appointment_to on appointment (post_id, from_on);
    `,
  },
];

export interface PersonRow {
  id: string;
  name: string;
  kind: 'staff' | 'coordinator';
  staffNumber: string | null;
  phone: string | null;
  validFrom: string;
}

export interface LicenceRow {
  id: string;
  personId: string;
  kind: string;
  number: string;
  from: string;
  to: string;
}

export interface AppointmentRow {
  id: string;
  personId: string;
  postId: string;
  kind: 'holder' | 'acting';
  from: string;
  to: string | null;
}

/** Rows that may run into another entry's go in one order, so that two entries at once never wait for each other in a circle. */
export async function insertPeople(tx: Tx, rows: readonly PersonRow[], matterId: string, factN: number): Promise<void> {
  await sql`insert into person (id, matter_id, fact_n, name, kind, staff_number, phone, valid_from)
    select id, ${matterId}, ${factN}, name, kind, "staffNumber", phone, "validFrom"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (id uuid, name text, kind text, "staffNumber" text, phone text, "validFrom" date)
    order by "staffNumber"`.execute(tx);
}

export async function insertLicences(
  tx: Tx,
  rows: readonly LicenceRow[],
  matterId: string,
  factN: number,
): Promise<void> {
  await sql`insert into licence (id, matter_id, fact_n, person_id, kind, number, from_on, to_on)
    select id, ${matterId}, ${factN}, "personId", kind, number, "from", "to"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as l (id uuid, "personId" uuid, kind text, number text, "from" date, "to" date)
    order by number`.execute(tx);
}

export async function insertAppointments(
  tx: Tx,
  rows: readonly AppointmentRow[],
  matterId: string,
  factN: number,
): Promise<void> {
  await sql`insert into appointment (id, matter_id, fact_n, person_id, post_id, kind, from_on, to_on, given_to_on)
    select id, ${matterId}, ${factN}, "personId", "postId", kind, "from", "to", "to"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as a (id uuid, "personId" uuid, "postId" uuid, kind text, "from" date, "to" date)`.execute(tx);
}

export interface Officer {
  personId: string;
  name: string;
  unitName: string | null;
  licenceNumber: string | null;
  /** A duty of his reaches the division, if one was asked about: who inspects a place answers for it. */
  reaches: boolean;
}

/** The people asked for, each with a licence of the kind that is valid on the day, if he holds one. */
export async function officersOn(
  db: Db | Tx,
  ids: readonly string[],
  licence: string,
  on: string,
  division?: string,
): Promise<Officer[]> {
  const reaches = division
    ? sql`exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'citizen'
        and ${division} like g.division || '%' and g.from_on <= ${on} and (g.to_on is null or g.to_on >= ${on}))`
    : sql`true`;
  return (
    await sql<Officer>`
      select p.id as "personId", p.name, u.name as "unitName", l.number as "licenceNumber", ${reaches} as reaches
      from person p
        left join lateral (select number from licence where person_id = p.id and kind = ${licence}
          and from_on <= ${on} and to_on >= ${on} order by to_on desc limit 1) l on true
        left join lateral (select u.name from appointment a join post o on o.id = a.post_id join unit u on u.id = o.unit_id
          where a.person_id = p.id and a.from_on <= ${on} and (a.to_on is null or a.to_on >= ${on}) limit 1) u on true
      where p.id = any(${ids as string[]}::uuid[]) and p.valid_to is null`.execute(db)
  ).rows;
}

export async function licencesOf(
  db: Db | Tx,
  personId: string,
): Promise<{ kind: string; number: string; from: string; to: string }[]> {
  return (
    await sql<{ kind: string; number: string; from: string; to: string }>`
      select kind, number, from_on as "from", to_on as "to" from licence where person_id = ${personId}`.execute(db)
  ).rows;
}

/** Unit and title of the post that each holds on the day. */
export async function postsHeld(db: Db | Tx, ids: readonly string[], on: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; unit: string; title: string }>`
    select a.person_id as id, u.name as unit, o.title from appointment a join post o on o.id = a.post_id
      join unit u on u.id = o.unit_id
    where a.person_id = any(${ids as string[]}::uuid[]) and a.kind = 'holder'
      and a.from_on <= ${on} and (a.to_on is null or a.to_on >= ${on})`.execute(db);
  return new Map(rows.map((row) => [row.id, [row.unit, row.title]]));
}

export async function personNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from person where id = any(${ids as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/**
 * Who holds a licence of the kind in the units that serve a place: the nearest of them, then those of the units of `beside`,
 * then the rest, the nearer unit first.
 */
export async function licensedNear(
  db: Db | Tx,
  ancestry: readonly string[],
  licence: string,
  on: string,
  beside: string | null,
  limit: number,
): Promise<Officer[]> {
  const held = sql`t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})`;
  return (
    await sql<Officer>`
      with own as (select o.unit_id from appointment t join post o on o.id = t.post_id
          where t.person_id = ${beside} and ${held}),
        found as (
          select distinct on (p.id) p.id, p.name, u.name as unit, l.number, length(a.division) as near, o.rank,
            u.id in (select unit_id from own) as beside
          from unit_area a join unit u on u.id = a.unit_id join post o on o.unit_id = u.id
            join appointment t on t.post_id = o.id and ${held}
            join person p on p.id = t.person_id and p.valid_to is null
            join licence l on l.person_id = p.id and l.kind = ${licence} and l.from_on <= ${on} and l.to_on >= ${on}
          where a.division = any(${ancestry as string[]}) order by p.id, near desc, o.rank, l.to_on desc)
      select id as "personId", name, unit as "unitName", number as "licenceNumber", true as reaches from found
      order by near = (select max(near) from found) desc, beside desc, near desc, unit, rank, name, id
      limit ${limit}`.execute(db)
  ).rows;
}

/** In service, by the number that the personnel office gave them. */
export async function peopleNumbered(db: Db | Tx, staffNumbers: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`select id, staff_number as number from person
    where staff_number = any(${staffNumbers as string[]}) and valid_to is null`.execute(db);
  return new Map(rows.map((row) => [row.number, row.id]));
}
