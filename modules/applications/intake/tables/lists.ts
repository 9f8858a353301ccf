/** Applications as a list, the newest or the soonest due first, and what stands beside one of them. */
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
  /** Null while it stands still, and when it is over. */
  dueOn: string | null;
  /** By which it is ordered. */
  dueKey: string;
  applicants: { partyId: string; role: string; name: string }[];
}

/** After every day that anything is due on, and within those that a mark may name: the calendar ends before it. */
const NEVER = '2200-12-31';

type Fragment = ReturnType<typeof sql>;

export interface ListOrder {
  by: 'newest' | 'due';
  after: { key: string; id: string } | null;
  limit: number;
}

const listed = sql`application a join matter m on m.id = a.matter_id`;

const columns = sql`m.id, m.number, m.kind, a.item, m.state, m.verb, m.person_id as "personId", m.place_name as "placeName",
  m.division, a.submitted_at as "submittedAt", m.due_on as "dueOn", coalesce(m.due_on, ${NEVER}::date) as "dueKey",
  (select c.due_on from clock c where c.matter_id = m.id and c.name = 'promise') as "promisedOn"`;

/**
 * Of each kind those that are due and those that stand still, each read from its end of one index: nothing is sorted but the page.
 */
function soonest(where: Fragment, kinds: readonly string[], { after, limit }: ListOrder): Fragment {
  const branch = (kind: string, narrowed: Fragment, order: Fragment) =>
    sql`(select m.id, coalesce(m.due_on, ${NEVER}::date) as key from ${listed} where ${where} and m.kind = ${kind} and m.closed_at is null and ${narrowed}
      order by ${order} limit ${limit})`;
  const due = (kind: string) =>
    branch(
      kind,
      after
        ? sql`m.due_on is not null and (m.due_on, m.id) > (${after.key}::date, ${after.id}::uuid)`
        : sql`m.due_on is not null`,
      sql`m.due_on, m.id`,
    );
  const still = (kind: string) =>
    branch(
      kind,
      after?.key === NEVER ? sql`m.due_on is null and m.id > ${after.id}::uuid` : sql`m.due_on is null`,
      sql`m.id`,
    );
  const branches = kinds.flatMap((kind) => (after?.key === NEVER ? [still(kind)] : [due(kind), still(kind)]));
  return sql`select ${columns} from (
      select * from (${sql.join(branches, sql` union all `)}) b order by key, id limit ${limit}) first
    join matter m on m.id = first.id join application a on a.matter_id = m.id`;
}

const newest = (where: Fragment, { after, limit }: ListOrder): Fragment => {
  const further = after
    ? sql`and (a.submitted_at, a.matter_id) < (${after.key}::timestamptz, ${after.id}::uuid)`
    : sql``;
  return sql`select ${columns} from ${listed} where ${where} ${further}
    order by a.submitted_at desc, a.matter_id desc limit ${limit}`;
};

/** The page is found first, then dressed: 50 rows get their names, never 100,000. `kinds`: that can be in it. */
export async function listApplications(
  db: Db,
  where: Fragment,
  kinds: readonly string[],
  order: ListOrder,
): Promise<ListedRow[]> {
  const page = order.by === 'due' ? soonest(where, kinds, order) : newest(where, order);
  const shown = order.by === 'due' ? sql`"dueKey", id` : sql`"submittedAt" desc, id desc`;
  return (
    await sql<ListedRow>`
      with page as materialized (${page})
      select page.*, (select jsonb_agg(jsonb_build_object('partyId', p.party_id, 'role', p.role, 'name', x.name) order by p.seq)
          from applicant p join party x on x.id = p.party_id where p.matter_id = page.id) as applicants
      from page order by ${shown}`.execute(db)
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
