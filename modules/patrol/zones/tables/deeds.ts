/** Every statement about what was done to zones beyond their outlines: splits, merges, ends, imports. */
import { sql, type Tx } from '#platform/database';

interface OfFact {
  matterId: string;
  factN: number;
}

export async function insertSplit(tx: Tx, s: OfFact & { intoId: string }): Promise<void> {
  await sql`insert into zone_split (matter_id, fact_n, into_id) values (${s.matterId}, ${s.factN}, ${s.intoId})`.execute(
    tx,
  );
}

export async function insertMerging(tx: Tx, m: OfFact & { from: readonly string[] }): Promise<void> {
  await sql`insert into zone_merging (matter_id, fact_n, from_ids)
    values (${m.matterId}, ${m.factN}, ${JSON.stringify(m.from)}::jsonb)`.execute(tx);
}

export async function insertEnds(tx: Tx, ends: readonly OfFact[], intoId: string): Promise<void> {
  await sql`insert into zone_end (matter_id, fact_n, into_id)
    select "matterId", "factN", ${intoId}::uuid
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e ("matterId" uuid, "factN" int)`.execute(tx);
}

export async function insertZoneImport(
  tx: Tx,
  i: OfFact & { file: string; digest: string; zones: number },
): Promise<void> {
  await sql`insert into zone_import (matter_id, fact_n, file, digest, zones)
    values (${i.matterId}, ${i.factN}, ${i.file}, ${i.digest}, ${i.zones})`.execute(tx);
}
