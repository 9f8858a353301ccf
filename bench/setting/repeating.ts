/** A few real matters, each row of theirs repeated at other places and times, in the database itself. */
import { type Db, sql } from '#platform/database';

export interface Model {
  matterId: string;
  /** Of a hundred. */
  share: number;
  /** Spread over so many days back from today. */
  daysBack: number;
}

/** A column's own expression, where it is not the real row's: `table.column` → SQL over `t` (the row) and `r` (whose it is). */
export type Own = Readonly<Record<string, string>>;

/**
 * Which model stands where and when: any village, and whoever holds the first post of `role` that serves it at the level
 * of `unitLevel` (the length of its code). Temporary until commit.
 */
export async function spread(
  db: Db,
  models: readonly Model[],
  count: number,
  { role, unitLevel }: { role: string; unitLevel: number },
): Promise<void> {
  await sql`create temporary table village_at on commit drop as
    select row_number() over (order by v.code) - 1 as n, v.code, place_name, v.outline, (
        select array_agg(distinct substr(place_name, at, size))
        from generate_series(1, length(place_name)) at, generate_series(1, 2) size where at + size - 1 <= length(place_name)
      ) as grams,
      st_xmin(v.outline) as x, st_xmax(v.outline) - st_xmin(v.outline) as dx,
      st_ymin(v.outline) as y, st_ymax(v.outline) - st_ymin(v.outline) as dy,
      p.unit_id, p.id as post_id, a.person_id, c.person_id as brought_by
    from division v join division t on t.code = v.parent
      join lateral (select t.name || ' ' || v.name as place_name) n on true
      join unit_area s on s.division = left(v.code, ${unitLevel}::int)
      join lateral (select id, unit_id from post where unit_id = s.unit_id and role = ${role} order by rank limit 1) p on true
      join appointment a on a.post_id = p.id
      join unit_area w on w.division = v.code join post q on q.unit_id = w.unit_id and q.role = 'coordinator'
      join appointment c on c.post_id = q.id
    where v.level = 'village'`.execute(db);
  await sql`create temporary table repeated on commit drop as
    select gen_random_uuid() as id, m.id as model, '2025-' || (100000 + i) as number, i, v.code, v.place_name, v.grams,
      v.unit_id, v.post_id, v.person_id, v.brought_by,
      st_setsrid(st_makepoint(v.x + random() * v.dx, v.y + random() * v.dy), 4490) as place,
      make_interval(secs => -random() * 86400 * l."daysBack") as shift
    -- Numbers go on where those of an earlier repetition ended.
    from (select count(*)::int as former from matter) b, lateral generate_series(b.former + 1, b.former + ${count}::int) i
      join lateral (select k."matterId", k."daysBack" from jsonb_to_recordset(${JSON.stringify(withBounds(models))}::jsonb)
        as k ("matterId" uuid, "daysBack" int, below int) where i % 100 < k.below order by k.below limit 1) l on true
      join matter m on m.id = l."matterId"
      join village_at v on v.n = (i::bigint * 7919) % (select count(*) from village_at)`.execute(db);
  await sql`create index on repeated (model)`.execute(db);
}

const withBounds = (models: readonly Model[]) =>
  models.map((model, n) => ({ ...model, below: models.slice(0, n + 1).reduce((sum, one) => sum + one.share, 0) }));

/** Every column as the real row has it, but for whose it is, where, and when: all its times move together. */
export async function repeat(db: Db, table: string, own: Own): Promise<void> {
  const { rows: columns } = await sql<{ name: string; type: string }>`
    select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum`.execute(
    db,
  );
  const values = columns.map(({ name, type }) => sql.raw(cellOf(own, table, name, type)));
  const key = sql.id(table === 'matter' ? 'id' : 'matter_id');
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.id(name)))})
    select ${sql.join(values)} from repeated r join ${sql.table(table)} t on t.${key} = r.model`.execute(db);
}

const everyMatter: Own = {
  'matter.id': 'r.id',
  'matter.number': 'r.number',
  'matter.division': 'r.code',
  'matter.place_name': 'r.place_name',
  'matter.place_grams': 'r.grams',
  'matter.place': 'r.place',
  'matter.unit_id': 'case when t.unit_id is not null then r.unit_id end',
  'matter.post_id': 'case when t.post_id is not null then r.post_id end',
  'matter.person_id': 'case when t.person_id is not null then r.person_id end',
};

function cellOf(own: Own, table: string, column: string, type: string): string {
  if (column === 'matter_id') return 'r.id';
  const value = own[`${table}.${column}`] ?? everyMatter[`${table}.${column}`];
  if (value) return value;
  return /^(timestamp|date)/.test(type) ? `(t.${column} + r.shift)::${type}` : `t.${column}`;
}
