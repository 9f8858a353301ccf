/** The worklist: whose work it is, in which order, how much of it. */
import type { OwedDuty } from '#modules/bureau';
import { type Db, sql } from '#platform/database';
import type { Pause } from '../../clocks/rules.ts';
import { type MatterRow, matterColumns } from './run.ts';

export interface WorkRow extends MatterRow {
  centre: [number, number];
  startedAt: string | null;
  count: number | null;
  unit: string | null;
  limitKey: string | null;
  provisional: boolean | null;
  clockState: string | null;
  pauses: readonly Pause[] | null;
}

export type Whose =
  | { personId: string | null }
  | { unitIds: readonly string[]; where: ReturnType<typeof sql> }
  | { where: ReturnType<typeof sql>; butPerson: string | null; unitId?: string };

/** As the indexes of work spell them. */
const DUE = sql`coalesce(m.due_on, date '9999-12-31')`;
const NO_UNIT = '00000000-0000-0000-0000-000000000000';
const UNIT = sql`coalesce(m.unit_id, uuid '00000000-0000-0000-0000-000000000000')`;

/** The one rule of whose work a matter is: the list, its counts and the figure in the menu go by it. */
function workOf(whose: Whose): ReturnType<typeof sql> {
  if ('personId' in whose) return sql`m.closed_at is null and m.person_id = ${whose.personId}::uuid`;
  if ('unitIds' in whose)
    return sql`m.closed_at is null and ${UNIT} = any(${whose.unitIds as string[]}::uuid[]) and ${whose.where}`;
  const unit = whose.unitId === undefined ? sql`` : sql`and ${UNIT} = ${whose.unitId}::uuid`;
  return sql`m.closed_at is null and ${whose.where} and m.person_id is distinct from ${whose.butPerson}::uuid ${unit}`;
}

export type WorkOrder = 'time' | 'place' | 'unit';

/** Where a page ended: `group` is the division or the unit where the order has one. */
export interface WorkMark {
  group: string | null;
  dueOn: string;
  id: string;
}

const orders: Record<WorkOrder, { by: ReturnType<typeof sql>; beyond: (mark: WorkMark) => ReturnType<typeof sql> }> = {
  time: { by: sql`${DUE}, m.id`, beyond: ({ dueOn, id }) => sql`(${dueOn}::date, ${id}::uuid)` },
  // A county's code begins the codes of its places, so this is the order of divisions.
  place: {
    by: sql`m.county, m.division, ${DUE}, m.id`,
    beyond: ({ group, dueOn, id }) => sql`(left(${group}::text, 6), ${group}::text, ${dueOn}::date, ${id}::uuid)`,
  },
  unit: {
    by: sql`${UNIT}, ${DUE}, m.id`,
    beyond: ({ group, dueOn, id }) => sql`(${group}::uuid, ${dueOn}::date, ${id}::uuid)`,
  },
};

export function markOf(row: WorkRow, order: WorkOrder): WorkMark {
  const group = { time: null, place: row.division, unit: row.unitId ?? NO_UNIT }[order];
  return { group, dueOn: row.dueOn ?? '9999-12-31', id: row.id };
}

/** Open work in order, after the mark. Found on `matter` alone, then dressed. */
export async function findWork(
  db: Db,
  whose: Whose,
  order: WorkOrder,
  after: WorkMark | null,
  limit: number,
): Promise<WorkRow[]> {
  const { by, beyond } = orders[order];
  const further = after ? sql`and (${by}) > ${beyond(after)}` : sql``;
  const first = (condition: ReturnType<typeof sql>) =>
    sql`select m.* from matter m where ${workOf(whose)} ${condition} ${further} order by ${by} limit ${limit}`;
  // The first of each unit by its index, and of these the first: asked for together, all that they have would be sorted.
  const ofEachUnit = (unitIds: readonly string[]) => sql`
    select m.* from (select distinct unnest(${unitIds as string[]}::uuid[]) as id) u,
      lateral (${first(sql`and ${UNIT} = u.id`)}) m
    order by ${by} limit ${limit}`;
  return (
    await sql<WorkRow>`
      with page as materialized (${'unitIds' in whose ? ofEachUnit(whose.unitIds) : first(sql``)})
      select ${matterColumns}, jsonb_build_array(m.lon, m.lat) as centre,
        c.started_at as "startedAt", c.count, c.unit, c.limit_key as "limitKey", c.provisional, c.state as "clockState",
        c.pauses
      from page m left join clock c on c.matter_id = m.id and c.name = m.clock
      order by ${by}`.execute(db)
  ).rows;
}

export type TimeRow = Pick<
  WorkRow,
  'startedAt' | 'count' | 'unit' | 'limitKey' | 'provisional' | 'clockState' | 'pauses' | 'dueOn' | 'yellowOn'
> & { id: string };

/** The clock that each of these is led by now. */
export async function leadingClocks(db: Db, ids: readonly string[]): Promise<TimeRow[]> {
  return (
    await sql<TimeRow>`select m.id, m.due_on as "dueOn", m.yellow_on as "yellowOn", c.started_at as "startedAt", c.count,
        c.unit, c.limit_key as "limitKey", c.provisional, c.state as "clockState", c.pauses
      from matter m join clock c on c.matter_id = m.id and c.name = m.clock
      where m.id = any(${ids as string[]}::uuid[]) and m.closed_at is null`.execute(db)
  ).rows;
}

/** How much there is, how much is late, how much is due by a day; each counted up to `most`. */
export async function countWork(db: Db, whose: Whose, today: string, soon: string, most: number) {
  const work = workOf(whose);
  return (
    await sql<{ total: number; late: number; dueSoon: number }>`select
        (select count(*) from (select 1 from matter m where ${work} limit ${most}) a) as total,
        (select count(*) from (select 1 from matter m where ${work} and ${DUE} < ${today}::date limit ${most}) l) as late,
        (select count(*) from (select 1 from matter m where ${work}
          and ${DUE} between ${today}::date and ${soon}::date limit ${most}) s) as "dueSoon"`.execute(db)
  ).rows[0]!;
}

export interface WaitingUnit {
  unitId: string | null;
  total: number;
  late: number;
  dueSoon: number;
}

export async function countByUnit(db: Db, whose: Whose, today: string, soon: string): Promise<WaitingUnit[]> {
  return (
    await sql<WaitingUnit>`select m.unit_id as "unitId", count(*) as total,
        count(*) filter (where ${DUE} < ${today}::date) as late,
        count(*) filter (where ${DUE} between ${today}::date and ${soon}::date) as "dueSoon"
      from matter m where ${workOf(whose)}
      group by m.unit_id order by late desc, total desc, m.unit_id limit 500`.execute(db)
  ).rows;
}

/** At which posts, and with whom, work waits that is nobody's by name; without a post where none had the duty. */
export async function dutiesOwed(db: Db): Promise<OwedDuty[]> {
  return (
    await sql<OwedDuty>`select distinct post_id as "postId", person_id as "personId" from matter
      where closed_at is null and duty is not null and not named`.execute(db)
  ).rows;
}

/** Any so many: were they always the first, those without an heir would hide the others. */
export async function mattersOwed(db: Db, { postId, personId }: OwedDuty, limit: number): Promise<MatterRow[]> {
  return (
    await sql<MatterRow>`select ${matterColumns} from matter m where closed_at is null and duty is not null and not named
      and post_id is not distinct from ${postId}::uuid and person_id is not distinct from ${personId}::uuid
      order by random() limit ${limit}`.execute(db)
  ).rows;
}
