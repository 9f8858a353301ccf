/** Tasks that go from one to another, however many at once. */
import { sql, type Tx } from '#platform/database';
import type { MatterRow, StepRow } from './run.ts';

/** Open tasks within the ground that the person owes in this role, in the order of their ids. */
export async function tasksWithin(tx: Tx, within: unknown, personId: string, role: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m where m.closed_at is null and not m.named and m.person_id = ${personId} and m.duty = ${role}
      and st_covers(st_setsrid(st_geomfromgeojson(${JSON.stringify(within)}), 4490), st_pointonsurface(m.place))
    order by m.id`.execute(tx);
  return rows.map((row) => row.id);
}

export interface HandingRow {
  matter: Pick<MatterRow, 'id' | 'unitId' | 'postId' | 'personId'>;
  step: StepRow;
  fromPersonId: string | null;
  words: string;
}

/** However many go together, in one statement: whose they are, the step that tells it, and from whom. */
export async function handMatters(tx: Tx, rows: readonly HandingRow[]): Promise<void> {
  const given = JSON.stringify(rows.map(({ matter, step, ...row }) => ({ ...matter, ...row, step })));
  await sql`
    with given as materialized (select * from jsonb_to_recordset(${given}::jsonb) as g (id uuid, "unitId" uuid,
      "postId" uuid, "personId" uuid, "fromPersonId" uuid, words text, step jsonb)),
    moved as (
      update matter m set version = m.version + 1, unit_id = g."unitId", post_id = g."postId", person_id = g."personId"
      from given g where m.id = g.id),
    stepped as (
      insert into step_taken (matter_id, fact_n, step, fact, outcome, from_state, to_state, person_id, role, happened_at,
        recorded_at, said)
      select g.id, s."factN", s.step, s.fact, s.outcome, s."fromState", s."toState", s."personId", s.role, s."happenedAt",
        s."recordedAt", s.said
      from given g, jsonb_to_record(g.step) as s ("factN" int, step text, fact text, outcome text, "fromState" text,
        "toState" text, "personId" uuid, role text, "happenedAt" timestamptz, "recordedAt" timestamptz, said jsonb))
    insert into matter_handing (matter_id, fact_n, from_person_id, to_person_id, words)
    select id, (step ->> 'factN')::int, "fromPersonId", "personId", words from given`.execute(tx);
}
