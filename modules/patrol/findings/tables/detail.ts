/** What one finding is by now, from its acts. */
import { type Db, sql, type Tx } from '#platform/database';
import type { Place } from '../contract.ts';

/** Told by enforcement when the order reaches its addressee. */
export async function markOrdered(tx: Tx, matterId: string, at: string): Promise<void> {
  await sql`update finding_progress set ordered_at = ${at} where matter_id = ${matterId}`.execute(tx);
}

export interface FindingDetail {
  kind: string;
  stage: string;
  channel: string;
  words: string;
  foundAt: string;
  begunOn: string | null;
  reportedAt: string;
  orderedAt: string | null;
  stoppedAt: string | null;
  place: Place;
  plot: Place | null;
  areaM2: number | null;
  joinedInto: string | null;
  /** The two of the verification that stands: who entered it first. */
  officers: string[];
  /** When the second of them confirmed it. */
  confirmedAt: string | null;
  confirmedBy: string | null;
}

export async function findDetail(db: Db | Tx, matterId: string): Promise<FindingDetail | undefined> {
  return (
    await sql<FindingDetail>`
      select p.kind, p.stage, f.channel, f.words, f.found_at as "foundAt", f.begun_on as "begunOn",
        p.reported_at as "reportedAt", p.ordered_at as "orderedAt", p.stopped_at as "stoppedAt",
        st_asgeojson(f.place, 7, 0)::jsonb as place, st_asgeojson(v.place, 7, 0)::jsonb as plot, v.area_m2 as "areaM2",
        j.into_id as "joinedInto", coalesce(v.officers, '[]'::jsonb) as officers, c.answered_at as "confirmedAt", c.person_id as "confirmedBy"
      from finding f join finding_progress p on p.matter_id = f.matter_id
        join matter m on m.id = f.matter_id
        -- Reported once more after a verification: its second officer has denied it.
        left join lateral (select v.fact_n, v.place, v.area_m2, v.officers from verification v
          where v.matter_id = f.matter_id and m.state <> 'reported' order by v.fact_n desc limit 1) v on true
        left join lateral (select p.answered_at, p.person_id from presence p where p.matter_id = f.matter_id and p.agrees
          and p.step in ('confirmVerification', 'confirmDismissal') and p.fact_n > v.fact_n order by p.fact_n limit 1) c on true
        left join joining j on j.matter_id = f.matter_id
      where f.matter_id = ${matterId}`.execute(db)
  ).rows[0];
}

/** The last look at the site: when, and what was found. */
export async function lastRecheck(
  db: Db | Tx,
  matterId: string,
): Promise<{ words: string; seenAt: string } | undefined> {
  return (
    await sql<{ words: string; seenAt: string }>`select words, seen_at as "seenAt" from recheck
      where matter_id = ${matterId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];
}
