/** Every statement that lists people, opens one, or tells who has looked. */
import { type Db, sql } from '#platform/database';
import { EXPIRING_DAYS } from './contract.ts';

type Fragment = ReturnType<typeof sql>;

export interface PeopleFilter {
  unitId?: string;
  role?: string;
  kind?: string;
  licence?: 'valid' | 'expiring' | 'expired' | 'none';
  text?: string;
}

const held = (on: string) => sql`t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})`;

/** A literal part of a name: what `like` reads as a sign is taken as it stands. */
const part = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const serves = (on: string, which: Fragment) => sql`exists (select 1 from appointment t join post o on o.id = t.post_id
  where t.person_id = p.id and ${held(on)} and ${which})`;

const longest = sql`(select max(to_on) from licence where person_id = p.id)`;

const licenceIs = {
  valid: (on: string) => sql`${longest} > ${on}::date + ${EXPIRING_DAYS}::int`,
  expiring: (on: string) => sql`${longest} between ${on}::date and ${on}::date + ${EXPIRING_DAYS}::int`,
  expired: (on: string) => sql`${longest} < ${on}::date`,
  none: () => sql`${longest} is null`,
};

/** A unit stands for those below it. */
function where(f: PeopleFilter, on: string): Fragment {
  const all = [sql`p.valid_to is null`];
  if (f.kind) all.push(sql`p.kind = ${f.kind}`);
  if (f.role) all.push(serves(on, sql`o.role = ${f.role}`));
  if (f.licence) all.push(licenceIs[f.licence](on));
  if (f.unitId)
    all.push(
      serves(
        on,
        sql`o.unit_id in (with recursive below as (select id from unit where id = ${f.unitId}
          union select u.id from unit u join below b on u.parent_id = b.id) select id from below)`,
      ),
    );
  if (f.text)
    all.push(sql`(p.name like ${part(f.text)} or p.staff_number like ${part(f.text)}
      or exists (select 1 from licence l where l.person_id = p.id and l.number like ${part(f.text)}))`);
  return sql.join(all, sql` and `);
}

export interface ListedPerson {
  id: string;
  name: string;
  kind: 'staff' | 'coordinator';
  staffNumber: string | null;
  phone: string | null;
  posts: { unitName: string; title: string; role: string; acting: boolean }[];
  licence: { number: string; from: string; to: string } | null;
}

/** By name in the order of its characters, the same on every engine and in every locale. */
export async function findListed(
  db: Db,
  filter: PeopleFilter,
  on: string,
  page: { after: { name: string; id: string } | null; limit: number },
): Promise<ListedPerson[]> {
  const after = page.after ? sql`(p.name collate "C", p.id) > (${page.after.name}, ${page.after.id}::uuid)` : sql`true`;
  return (
    await sql<ListedPerson>`
      with page as (
        select p.id, p.name, p.kind, p.staff_number, p.phone from person p where ${where(filter, on)} and ${after}
        order by p.name collate "C", p.id limit ${page.limit}::int)
      select p.id, p.name, p.kind, p.staff_number as "staffNumber", p.phone,
        coalesce((select jsonb_agg(jsonb_build_object('unitName', u.name, 'title', o.title, 'role', o.role,
            'acting', t.kind = 'acting') order by t.kind desc, t.from_on)
          from appointment t join post o on o.id = t.post_id join unit u on u.id = o.unit_id
          where t.person_id = p.id and ${held(on)}), '[]') as posts,
        (select jsonb_build_object('number', number, 'from', from_on, 'to', to_on) from licence
          where person_id = p.id order by to_on desc, id limit 1) as licence
      from page p order by p.name collate "C", p.id`.execute(db)
  ).rows;
}

/** No further than `most`. */
export async function countListed(db: Db, filter: PeopleFilter, on: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from person p where ${where(filter, on)} limit ${most}::int) c`.execute(db);
  return rows[0]!.count;
}

export interface PersonDetail {
  id: string;
  name: string;
  kind: 'staff' | 'coordinator';
  staffNumber: string | null;
  phone: string | null;
  validFrom: string;
  validTo: string | null;
  appointments: {
    id: string;
    kind: 'holder' | 'acting';
    from: string;
    to: string | null;
    postId: string;
    title: string;
    role: string;
    unitId: string;
    unitName: string;
  }[];
  licences: { id: string; kind: 'enforcement'; number: string; from: string; to: string }[];
}

export async function findPerson(db: Db, personId: string): Promise<PersonDetail | undefined> {
  return (
    await sql<PersonDetail>`
      select p.id, p.name, p.kind, p.staff_number as "staffNumber", p.phone, p.valid_from as "validFrom",
        p.valid_to as "validTo",
        coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'from', t.from_on, 'to', t.to_on,
            'postId', o.id, 'title', o.title, 'role', o.role, 'unitId', u.id, 'unitName', u.name)
            order by t.from_on desc, t.id)
          from appointment t join post o on o.id = t.post_id join unit u on u.id = o.unit_id
          where t.person_id = p.id), '[]') as appointments,
        coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'number', number, 'from', from_on,
            'to', to_on) order by to_on desc, id)
          from licence where person_id = p.id), '[]') as licences
      from person p where p.id = ${personId}`.execute(db)
  ).rows[0];
}
