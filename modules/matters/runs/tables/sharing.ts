/** Among several who hold the same duty at a place: whoever has the least to do. */
import type { Duty } from '#modules/bureau';
import { type Db, sql, type Tx } from '#platform/database';

/**
 * As `dutyAt`, and where several people of the nearest unit hold the role: the one with the fewest open tasks, then by the rank of the
 * posts. `but`: these have stepped back or must not.
 */
export async function leastLoaded(
  db: Db | Tx,
  ancestry: readonly string[],
  role: string,
  on: string,
  but: readonly string[],
): Promise<Duty | undefined> {
  return (
    await sql<Duty>`
      with serving as (
        select u.id as "unitId", u.name as "unitName", p.id as "postId", p.title as "postTitle", p.rank,
          h.person_id as "personId", h.name as "personName", coalesce(h.phone, u.phone) as phone,
          coalesce(h.kind = 'acting', false) as acting,
          rank() over (order by length(coalesce(p.division, a.division)) desc) as distance
        from unit_area a join unit u on u.id = a.unit_id join post p on p.unit_id = a.unit_id and p.role = ${role}
          left join lateral (
            select t.person_id, t.kind, n.name, n.phone from appointment t join person n on n.id = t.person_id
            where t.post_id = p.id and t.from_on <= ${on} and (t.to_on is null or t.to_on >= ${on})
              and t.person_id <> all(${but as string[]}::uuid[])
            order by t.kind = 'acting' desc, t.from_on desc limit 1) h on true
        where a.division = any(${ancestry as string[]}) and p.valid_to is null
          and (p.division is null or p.division = any(${ancestry as string[]})))
      select "unitId", "unitName", "postId", "postTitle", "personId", "personName", phone, acting from serving s
      where distance = 1
      order by "personId" is null,
        (select count(*) from matter m where m.closed_at is null and m.person_id = s."personId"), rank, "postId"
      limit 1`.execute(db)
  ).rows[0];
}
