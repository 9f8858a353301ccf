/** Every statement about who holds which charge of a zone, from which day to which. */
import { type Db, sql, type Tx } from '#platform/database';
import type { Charge } from '../contract.ts';
import type { Charged } from '../rules.ts';

export interface ChargeRow extends Charged {
  zoneId: string;
  charge: Charge;
}

export interface NewCharge extends ChargeRow {
  matterId: string;
  factN: number;
}

export async function insertCharges(
  tx: Tx,
  rows: readonly NewCharge[],
  at: string,
  personId: string | null,
): Promise<void> {
  await sql`insert into zone_charge (zone_id, charge, person_id, from_on, to_on, given_to_on, matter_id, fact_n, given_at, given_by)
    select "zoneId", charge, "personId", "from", "to", "to", "matterId", "factN", ${at}::timestamptz, ${personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c ("zoneId" uuid, charge text, "personId" uuid,
      "from" date, "to" date, "matterId" uuid, "factN" int)`.execute(tx);
}

export async function chargesOf(db: Db | Tx, zoneIds: readonly string[]): Promise<ChargeRow[]> {
  return (
    await sql<ChargeRow>`select zone_id as "zoneId", charge, person_id as "personId", from_on as "from", to_on as "to"
      from zone_charge where zone_id = any(${zoneIds as string[]}::uuid[]) order by zone_id, charge, from_on`.execute(
      db,
    )
  ).rows;
}

/** Nobody holds two at once: the last day of what runs into the next is the day before it. */
export async function endCharge(tx: Tx, c: ChargeRow, lastOn: string): Promise<void> {
  await sql`update zone_charge set to_on = ${lastOn} where zone_id = ${c.zoneId} and charge = ${c.charge}
    and person_id = ${c.personId} and from_on = ${c.from} and (to_on is null or to_on > ${lastOn})`.execute(tx);
}

/** What the parts and the ends of zones do to their charges: all of them end on the day. */
export async function endCharges(tx: Tx, zoneIds: readonly string[], lastOn: string): Promise<void> {
  await sql`update zone_charge set to_on = ${lastOn} where zone_id = any(${zoneIds as string[]}::uuid[])
    and (to_on is null or to_on > ${lastOn})`.execute(tx);
}

export async function insertHanding(
  tx: Tx,
  h: { matterId: string; factN: number; words: string; matters: readonly string[] },
): Promise<void> {
  await sql`insert into zone_handing (matter_id, fact_n, words, matters)
    values (${h.matterId}, ${h.factN}, ${h.words}, ${JSON.stringify(h.matters)}::jsonb)`.execute(tx);
}
