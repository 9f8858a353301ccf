/** What the demo's patrols start from: findings that coordinators brought in lately, those that wait, days covered already. */
import { type Db, sql } from '#platform/database';

export interface Brought {
  personId: string;
  foundAt: string;
  at: [number, number];
}

export const broughtSince = async (db: Db, from: string): Promise<Brought[]> =>
  (
    await sql<Brought>`select m.brought_by as "personId", p.found_at as "foundAt",
        jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as at
      from matter m join finding_progress p on p.matter_id = m.id
      where m.kind = 'finding' and m.brought_by is not null and p.found_at >= ${from} order by p.found_at, m.id`.execute(
      db,
    )
  ).rows;

export interface WaitingFinding {
  id: string;
  division: string;
  at: [number, number];
}

export const waitingFindings = async (db: Db, limit: number): Promise<WaitingFinding[]> =>
  (
    await sql<WaitingFinding>`select m.id, m.division,
        jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as at
      from matter m where m.kind = 'finding' and m.state = 'reported' and m.closed_at is null
      order by m.opened_at desc, m.id limit ${limit}`.execute(db)
  ).rows;

export const daysCovered = async (db: Db, from: string, to: string): Promise<Set<string>> =>
  new Set(
    (
      await sql<{ day: string }>`select distinct since as day from coverage
        where span = 'day' and since between ${from} and ${to}`.execute(db)
    ).rows.map(({ day }) => day),
  );

/** Of the patrols those that nobody has ended yet. */
export const openAmong = async (db: Db, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await sql<{ id: string }>`select id from patrol
        where id = any(${ids as string[]}::uuid[]) and ended_at is null`.execute(db)
    ).rows.map(({ id }) => id),
  );

export interface AskedPatrol {
  id: string;
  personId: string;
  startedAt: string;
}

/** Of patrols yet to be begun those whose person is on another then, or later: the product begins none before another. */
export const busyAmong = async (db: Db, asked: readonly AskedPatrol[]): Promise<Set<string>> =>
  new Set(
    (
      await sql<{ id: string }>`select a.id
        from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ personId }) => personId)}::uuid[],
          ${asked.map(({ startedAt }) => startedAt)}::timestamptz[]) as a (id, person_id, started_at)
        where not exists (select from patrol p where p.id = a.id)
          and exists (select from patrol p where p.person_id = a.person_id
            and (p.ended_at is null or p.ended_at > a.started_at))`.execute(db)
    ).rows.map(({ id }) => id),
  );
