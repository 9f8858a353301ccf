/** Every statement about units and posts set up, renamed and closed one by one. */
import { type Migration, sql, type Tx } from '#platform/database';

export const structureMigrations: Migration[] = [
  {
    id: 'bureau.structure.1',
    sql: `
      -- What the fact told; the unit's and the post's own names move on.
      create table structure_deed (
        matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit, post_id uuid references post,
        name text, last_on date, at timestamptz not null, by_person uuid, primary key (matter_id, fact_n));
    `,
  },
];

export interface StructureDeed {
  unitId: string;
  postId?: string;
  name?: string;
  lastOn?: string;
  at: string;
  by: string | null;
}

export async function insertDeed(tx: Tx, matterId: string, factN: number, d: StructureDeed): Promise<void> {
  await sql`insert into structure_deed (matter_id, fact_n, unit_id, post_id, name, last_on, at, by_person)
    values (${matterId}, ${factN}, ${d.unitId}, ${d.postId ?? null}::uuid, ${d.name ?? null}, ${d.lastOn ?? null}::date,
      ${d.at}, ${d.by}::uuid)`.execute(tx);
}

/** Deeds on the structure come one after the other: each sees what the one before has done. */
export async function lockStructure(tx: Tx): Promise<void> {
  await sql`select from city for update`.execute(tx);
}

/** Which open unit has the name, or had it, and which open one the word for numbers. */
export async function unitNamed(tx: Tx, name: string, symbol: string | null) {
  return (
    await sql<{ name: boolean; symbol: boolean }>`select exists (select 1 from unit where name = ${name}) as name,
      exists (select 1 from unit where symbol = ${symbol}::text and valid_to is null) as symbol`.execute(tx)
  ).rows[0]!;
}

export interface StandingUnit {
  closedOn: string | null;
  areas: string[];
  /** Who is appointed there today or later. */
  people: string[];
  /** Open units under it. */
  under: string[];
  /** It has a word for numbers, and no other open unit would number papers there. */
  onlyOrgan: boolean;
}

/** The unit and its posts are held, so that nobody is appointed there meanwhile. */
export async function findStandingUnit(tx: Tx, unitId: string, today: string): Promise<StandingUnit | undefined> {
  await sql`select from post where unit_id = ${unitId} order by id for update`.execute(tx);
  return (
    await sql<StandingUnit>`
      select u.valid_to as "closedOn",
        coalesce((select jsonb_agg(division) from unit_area where unit_id = u.id), '[]') as areas,
        coalesce((select jsonb_agg(distinct p.name) from post o join appointment t on t.post_id = o.id
          join person p on p.id = t.person_id
          where o.unit_id = u.id and (t.to_on is null or t.to_on >= ${today})), '[]') as people,
        coalesce((select jsonb_agg(c.name) from unit c where c.parent_id = u.id and c.valid_to is null), '[]') as under,
        u.symbol is not null and not exists (select 1 from unit o where o.id <> u.id and o.symbol is not null
          and o.valid_to is null and u.division like o.division || '%') as "onlyOrgan"
      from unit u where u.id = ${unitId}`.execute(tx)
  ).rows[0];
}

export interface StandingPost {
  unitId: string;
  closedOn: string | null;
  people: string[];
}

export async function findStandingPost(tx: Tx, postId: string, today: string): Promise<StandingPost | undefined> {
  await sql`select from post where id = ${postId} for update`.execute(tx);
  return (
    await sql<StandingPost>`
      select o.unit_id as "unitId", o.valid_to as "closedOn",
        coalesce((select jsonb_agg(distinct p.name) from appointment t join person p on p.id = t.person_id
          where t.post_id = o.id and (t.to_on is null or t.to_on >= ${today})), '[]') as people
      from post o where o.id = ${postId}`.execute(tx)
  ).rows[0];
}

export async function updateUnitName(tx: Tx, unitId: string, name: string): Promise<void> {
  await sql`update unit set name = ${name} where id = ${unitId}`.execute(tx);
}

export async function updatePostTitle(tx: Tx, postId: string, title: string): Promise<void> {
  await sql`update post set title = ${title} where id = ${postId}`.execute(tx);
}

/** With its posts. */
export async function updateUnitEnd(tx: Tx, unitId: string, lastOn: string): Promise<void> {
  await sql`
    with posts as (update post set valid_to = ${lastOn}::date where unit_id = ${unitId} and valid_to is null)
    update unit set valid_to = ${lastOn}::date where id = ${unitId}`.execute(tx);
}

export async function updatePostEnd(tx: Tx, postId: string, lastOn: string): Promise<void> {
  await sql`update post set valid_to = ${lastOn}::date where id = ${postId}`.execute(tx);
}
