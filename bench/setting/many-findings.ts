/** A hundred thousand findings: a few real ones, each row of theirs repeated at other places and times. */
import { newId } from '#platform/clock';
import { type Db, sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { type FactHearer, perform } from '#platform/pipeline';
import type { OpenHouse } from '../../apps/server/house.ts';
import { type City, PASSWORD, type Person } from './city.ts';
import { findingOf } from './finding.ts';

/** What lists, maps and pages read. Facts and their openings are read by none of them. */
const tables = ['matter', 'step_taken', 'clock', 'finding', 'finding_progress', 'verification', 'presence'];

interface Model {
  matterId: string;
  /** Of a hundred findings. */
  share: number;
  /** Spread over so many days back from today. */
  daysBack: number;
}

export async function makeFindings(house: OpenHouse, city: City, count: number): Promise<void> {
  const models = await realFindings(house, city);
  await house.database.transaction(async (tx) => {
    await spread(tx, models, count);
    for (const table of tables) await repeat(tx, table);
  });
  await countMonths(house);
  await sql`analyze`.execute(house.db);
}

/** One that waits to be checked, one that waits for its order, one dismissed: most that a bureau keeps are over. */
async function realFindings(house: OpenHouse, city: City): Promise<Model[]> {
  const waiting = await report(house, city.coordinators[0]!);
  const confirmed = await report(house, city.coordinators[0]!);
  const dismissed = await report(house, city.coordinators[0]!);
  await verify(house, city, confirmed, { outcome: 'illegal', plot: plotAt(city.coordinators[0]!.at) });
  await verify(house, city, dismissed, { outcome: 'lawful', ground: 'approved' });
  return [
    { matterId: waiting, share: 2, daysBack: 20 },
    { matterId: confirmed, share: 3, daysBack: 20 },
    { matterId: dismissed, share: 95, daysBack: 1_000 },
  ];
}

export async function actAs(house: OpenHouse, person: Person, name: string, input: unknown): Promise<void> {
  const signed = await house.identity.signIn({ username: person.username, password: PASSWORD, address: '127.0.0.1' });
  if (!signed.ok) throw new Error(signed.refusal.code);
  const actor = await house.identity.actorOf(signed.value.token);
  const call = { actor, commandId: newId(house.clock), requestId: name };
  const done = await perform(house.world, house.handlerOf(name), call, input);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
}

export async function report(house: OpenHouse, by: Person): Promise<string> {
  const id = newId(house.clock);
  await actAs(house, by, 'patrol.reportFinding', findingOf(id, by.at, []));
  return id;
}

async function verify(house: OpenHouse, city: City, matterId: string, more: object): Promise<void> {
  const found = { matterId, stage: 'walls', words: '现场已核', arrivedAt: house.clock.now() };
  await actAs(house, city.inspector, 'patrol.verifyFinding', {
    ...found,
    photos: [await picture(house)],
    officers: [city.inspector.personId, city.stationOfficer.personId],
    ...more,
  });
  // Reported, verified: the second version is the one that he confirms.
  await actAs(house, city.stationOfficer, 'patrol.confirmPresence', { matterId, version: 2, agrees: true });
}

/** About 40 m by 40 m. */
const plotAt = ([lon, lat]: [number, number]) => ({
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ].map(([x, y]) => [lon + x! / 1e4, lat + y! / 1e4]),
  ],
});

/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function picture(house: OpenHouse): Promise<string> {
  const kept = await house.files.put(Buffer.from(PNG, 'base64'), { claimedType: 'image/png' });
  if (!kept.ok) throw new Error(kept.refusal.code);
  await insertStored(house.db, kept.value, null, house.clock.now());
  return kept.value.sha256;
}

/** Which model stands where and when: any village, its own coordinator and its own station. */
async function spread(db: Db, models: readonly Model[], count: number): Promise<void> {
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
      join unit_area s on s.division = t.code join post p on p.unit_id = s.unit_id and p.role = 'stationOfficer' and p.rank = 0
      join appointment a on a.post_id = p.id
      join unit_area w on w.division = v.code join post q on q.unit_id = w.unit_id and q.role = 'coordinator'
      join appointment c on c.post_id = q.id
    where v.level = 'village'`.execute(db);
  await sql`create temporary table repeated on commit drop as
    select gen_random_uuid() as id, m.id as model, '2025-' || (100000 + i) as number, i, v.code, v.place_name, v.grams,
      v.unit_id, v.post_id, v.person_id, v.brought_by,
      st_setsrid(st_makepoint(v.x + random() * v.dx, v.y + random() * v.dy), 4490) as place,
      make_interval(secs => -random() * 86400 * l."daysBack") as shift
    from generate_series(1, ${count}::int) i
      join lateral (select k."matterId", k."daysBack" from jsonb_to_recordset(${JSON.stringify(withBounds(models))}::jsonb)
        as k ("matterId" uuid, "daysBack" int, below int) where i % 100 < k.below order by k.below limit 1) l on true
      join matter m on m.id = l."matterId"
      join village_at v on v.n = (i * 7919) % (select count(*) from village_at)`.execute(db);
}

const withBounds = (models: readonly Model[]) =>
  models.map((model, n) => ({ ...model, below: models.slice(0, n + 1).reduce((sum, one) => sum + one.share, 0) }));

/** Every column as the real row has it, but for whose it is, where, and when: all its times move together. */
async function repeat(db: Db, table: string): Promise<void> {
  const { rows: columns } = await sql<{ name: string; type: string }>`
    select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    db,
  );
  const values = columns.map(({ name, type }) => sql.raw(cellOf(table, name, type)));
  const key = sql.id(table === 'matter' ? 'id' : 'matter_id');
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.id(name)))})
    select ${sql.join(values)} from repeated r join ${sql.table(table)} t on t.${key} = r.model`.execute(db);
}

const KINDS = "(array['building','digging','hardening','dumping','pondOrTrees','mining','unsure'])[1 + r.i % 7]";

function cellOf(table: string, column: string, type: string): string {
  const own: Record<string, string> = {
    'matter.id': 'r.id',
    'matter.number': 'r.number',
    'matter.topic': KINDS,
    'matter.division': 'r.code',
    'matter.place_name': 'r.place_name',
    'matter.place_grams': 'r.grams',
    'matter.place': 'r.place',
    'matter.brought_by': 'r.brought_by',
    'matter.unit_id': 'case when t.unit_id is not null then r.unit_id end',
    'matter.post_id': 'case when t.post_id is not null then r.post_id end',
    'matter.person_id': 'case when t.person_id is not null then r.person_id end',
    'finding.place': 'r.place',
    'finding.kind': KINDS,
    'finding_progress.kind': KINDS,
    'finding_progress.county': 'left(r.code, 6)',
    'finding_progress.found_month': "to_char((t.found_at + r.shift) at time zone 'Asia/Shanghai', 'YYYY-MM')",
  };
  if (column === 'matter_id') return 'r.id';
  const value = own[`${table}.${column}`];
  if (value) return value;
  return /^(timestamp|date)/.test(type) ? `(t.${column} + r.shift)::${type}` : `t.${column}`;
}

/** Through what hears of every finding: the figures a month are what the product makes of them. */
async function countMonths(house: OpenHouse): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct on (county, found_month) matter_id as id from finding_progress`.execute(house.db);
  const hearer = house.world.hearers.find((one) => one.name === 'patrol.countEarly') as FactHearer | undefined;
  const facts = rows.map(({ id }) => ({ id, matterId: id, n: 1, name: 'patrol.findingReported' }));
  await hearer!.hearTogether!(house, facts);
}
