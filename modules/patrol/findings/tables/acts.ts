/** Every official act on a finding, as it is written down. */
import { sql, type Tx } from '#platform/database';
import type { Place } from '../contract.ts';
import { geometry } from './geometry.ts';

export interface NewFinding {
  matterId: string;
  factN: number;
  place: Place;
  kind: string;
  stage: string;
  channel: string;
  words: string;
  foundAt: string;
  foundMonth: string;
  begunOn: string | null;
  county: string;
  reportedAt: string;
}

export async function insertFinding(tx: Tx, f: NewFinding): Promise<void> {
  await sql`
    with progress as (
      insert into finding_progress (matter_id, kind, stage, channel, county, found_at, found_month, begun_on, reported_at)
      values (${f.matterId}, ${f.kind}, ${f.stage}, ${f.channel}, ${f.county}, ${f.foundAt}, ${f.foundMonth},
        ${f.begunOn}, ${f.reportedAt}))
    insert into finding (matter_id, fact_n, place, kind, stage, channel, words, found_at, begun_on)
    values (${f.matterId}, ${f.factN}, ${geometry(f.place)}, ${f.kind}, ${f.stage}, ${f.channel}, ${f.words}, ${f.foundAt},
      ${f.begunOn})`.execute(tx);
}

export interface NewVerification {
  matterId: string;
  factN: number;
  outcome: string;
  ground: string | null;
  place: Place | null;
  areaM2: number | null;
  stage: string;
  words: string;
  officers: readonly string[];
  arrivedAt: string;
}

export async function insertVerification(tx: Tx, v: NewVerification): Promise<void> {
  await sql`
    with progress as (update finding_progress set stage = ${v.stage}, area_m2 = ${v.areaM2} where matter_id = ${v.matterId})
    insert into verification (matter_id, fact_n, outcome, ground, place, area_m2, stage, words, officers, arrived_at)
    values (${v.matterId}, ${v.factN}, ${v.outcome}, ${v.ground}, ${v.place ? geometry(v.place) : sql`null`}, ${v.areaM2},
      ${v.stage}, ${v.words}, ${JSON.stringify(v.officers)}::jsonb, ${v.arrivedAt})`.execute(tx);
}

export async function insertJoining(
  tx: Tx,
  matterId: string,
  factN: number,
  into: string,
  words: string,
): Promise<void> {
  await sql`insert into joining (matter_id, fact_n, into_id, words)
    values (${matterId}, ${factN}, ${into}, ${words})`.execute(tx);
}

export async function insertRecheck(
  tx: Tx,
  r: { matterId: string; factN: number; outcome: string; words: string; seenAt: string },
): Promise<void> {
  await sql`
    with progress as (update finding_progress set stopped_at = ${r.outcome === 'stopped' ? r.seenAt : null}
      where matter_id = ${r.matterId})
    insert into recheck (matter_id, fact_n, outcome, words, seen_at)
    values (${r.matterId}, ${r.factN}, ${r.outcome}, ${r.words}, ${r.seenAt})`.execute(tx);
}

export async function insertClosing(tx: Tx, matterId: string, factN: number, words: string): Promise<void> {
  await sql`insert into closing (matter_id, fact_n, words) values (${matterId}, ${factN}, ${words})`.execute(tx);
}

export interface NewPresence {
  matterId: string;
  factN: number;
  step: string;
  personId: string;
  agrees: boolean;
  words: string;
  answeredAt: string;
}

export async function insertPresence(tx: Tx, p: NewPresence): Promise<void> {
  await sql`insert into presence (matter_id, fact_n, step, person_id, agrees, words, answered_at)
    values (${p.matterId}, ${p.factN}, ${p.step}, ${p.personId}, ${p.agrees}, ${p.words}, ${p.answeredAt})`.execute(tx);
}

/** The second officer was not there: nothing has been measured, and it stands as it was reported. */
export async function forgetVerification(tx: Tx, matterId: string): Promise<void> {
  await sql`update finding_progress p set stage = f.stage, area_m2 = null from finding f
    where f.matter_id = p.matter_id and p.matter_id = ${matterId}`.execute(tx);
}
