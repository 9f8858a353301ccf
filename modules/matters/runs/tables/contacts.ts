/** Who answers for a run to whoever applied, and who did before. */
import { type Db, sql, type Tx } from '#platform/database';

export interface ContactRow {
  personId: string;
  unitId: string | null;
  post: string;
  since: string;
}

export const contactInsert = (matterId: string, factN: number, contact: ContactRow | undefined) =>
  sql`insert into contact (matter_id, fact_n, person_id, unit_id, post, since)
    select ${matterId}::uuid, ${factN}::int, c."personId", c."unitId", c.post, c.since
    from jsonb_to_recordset(${JSON.stringify(contact ? [contact] : [])}::jsonb)
      as c ("personId" uuid, "unitId" uuid, post text, since timestamptz)`;

export interface ContactShown {
  personId: string;
  name: string;
  post: string;
  unit: string | null;
  /** Where to find him, and his telephone or his unit's. */
  room: string | null;
  phone: string | null;
  since: string;
}

/** Who answered for it, from the first who was met to whoever does now. */
export async function contactsOf(db: Db | Tx, matterId: string): Promise<ContactShown[]> {
  return (
    await sql<ContactShown>`select c.person_id as "personId", n.name, c.post, u.name as unit, u.address as room,
        coalesce(u.phone, n.phone) as phone, c.since
      from contact c join person n on n.id = c.person_id left join unit u on u.id = c.unit_id
      where c.matter_id = ${matterId} order by c.fact_n limit 100`.execute(db)
  ).rows;
}
