/** A million applications: a few real lives, each row of theirs repeated; and a check that a repeated one is like a real one. */

import { newId } from '#platform/clock';
import { type Db, sql } from '#platform/database';
import { insertStored } from '#platform/files';
import type { OpenHouse } from '../../apps/server/house.ts';
import type { City, Person } from './city.ts';
import { type Actor, HOLDER, HOLDER_NUMBER, lifeCycle } from './life-cycle.ts';
import { actAs } from './many-findings.ts';
import { type Model, type Own, repeat, spread } from './repeating.ts';

/** What is read and written while an application lives. Facts, openings and answered commands are read by none of it, their chain is. */
export const tables = [
  'matter',
  'fact_chain',
  'contact',
  'step_taken',
  'clock',
  'party',
  'application',
  'applicant',
  'application_material',
  'paper',
  'paper_print',
  'acceptance',
  'papers_request',
  'papers_request_item',
  'examination',
  'mortgage',
  'mortgage_act',
  'delivery',
];

/** A digest with the marks of a UUID of version 8 (RFC 9562 5.8): answers are held to that form. */
const anew = (column: string): string =>
  `overlay(overlay(md5(r.id::text || t.${column}::text) placing '8' from 13) placing '8' from 17)::uuid`;
const code = (salt: string): string => `translate(upper(left(md5(r.id::text || ${salt}), 16)), 'ILOU', '1100')`;

/** Ids that point at one another point at one another again; what must be unlike any other is drawn from whose it is. */
const own: Own = {
  'fact_chain.handle': "decode(md5(r.id::text), 'hex')",
  'party.id': anew('id'),
  'applicant.party_id': anew('party_id'),
  'application.code': code("'code'"),
  'paper.id': anew('id'),
  'paper.number': "t.number || '-' || r.i",
  'paper.code': code('t.id::text'),
  'paper_print.paper_id': anew('paper_id'),
  'acceptance.paper_id': anew('paper_id'),
  'acceptance.number': "t.number || '-' || r.i",
  'papers_request.paper_id': anew('paper_id'),
  'papers_request.number': "t.number || '-' || r.i",
  'mortgage.id': anew('id'),
  'mortgage.mortgagor_id': anew('mortgagor_id'),
  'mortgage.mortgagee_id': anew('mortgagee_id'),
  'mortgage.proof_number': "t.proof_number || '-' || r.i",
  'mortgage.unit_number': "left(t.unit_number, 14) || lpad((r.i % 100000)::text, 5, '0') || 'W00000000'",
  'mortgage_act.mortgage_id': anew('mortgage_id'),
  'mortgage_act.proof_number': "t.proof_number || '-' || r.i",
};

/** No statement of these may take longer than any may. */
const AT_ONCE = 50_000;

export const personOf = (city: City, by: Actor): Person => city[by];

/** So many parcels of construction land of one holder, in a row. */
export async function makeParcels(house: OpenHouse, city: City, count: number): Promise<string[]> {
  const [lon, lat] = city.coordinators[0]!.at;
  const features = Array.from({ length: count }, (_, n) => {
    const [west, south] = [lon + (n % 20) * 4e-4, lat + Math.floor(n / 20) * 4e-4];
    const ring = [
      [0, 0],
      [3, 0],
      [3, 3],
      [0, 3],
      [0, 0],
    ].map(([x, y]) => [west + x! * 1e-4, south + y! * 1e-4]);
    const unitNumber = `421303001001GB${String(n).padStart(5, '0')}W00000000`;
    const right = {
      rightKind: '国有建设用地使用权',
      holder: HOLDER,
      holderNumber: HOLDER_NUMBER,
      rightFrom: '2020-01-01',
    };
    return {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { unitNumber, ...right },
    };
  });
  const kept = await house.files.put(Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })));
  if (!kept.ok) throw new Error(kept.refusal.code);
  await insertStored(house.db, kept.value, [], house.clock.now());
  const input = { id: newId(house.clock), file: kept.value.sha256, source: 'bench', from: '2020-01-01' };
  const done = await house.perform('land.importParcels', input, newId(house.clock));
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  const { rows } = await sql<{ id: string }>`select id from parcel order by unit_number`.execute(house.db);
  return rows.map(({ id }) => id);
}

/** A real life, so far; answers its matter. */
export async function live(house: OpenHouse, city: City, parcel: string, steps = 7): Promise<string> {
  const life = lifeCycle(parcel, () => house.clock.now());
  for (const { by, command, input } of life.steps.slice(0, steps))
    await actAs(house, personOf(city, by), command, input);
  return life.matterId;
}

const ACCEPTED = 4;

/** `open` of them wait to be examined, the others are over. */
export async function makeApplications(
  house: OpenHouse,
  city: City,
  parcels: readonly string[],
  { ended, open }: { ended: number; open: number },
): Promise<void> {
  const over: Model = { matterId: await live(house, city, parcels[0]!), share: 100, daysBack: 700 };
  const waiting: Model = { matterId: await live(house, city, parcels[1]!, ACCEPTED), share: 100, daysBack: 8 };
  await settled(house);
  for (const [model, count] of [
    [over, ended],
    [waiting, open],
  ] as const) {
    for (let left = count; left > 0; left -= AT_ONCE)
      await house.database.transaction(async (tx) => {
        await spread(tx, [model], Math.min(left, AT_ONCE), { role: 'examiner', unitLevel: 6 });
        for (const table of tables) await repeat(tx, table, own);
      });
  }
  await sql`analyze`.execute(house.db);
}

/** Prints and what is heard of the real ones are done. */
export async function settled(house: OpenHouse): Promise<void> {
  while ((await house.jobs.runUntilIdle()) + (await house.hearers.runUntilIdle()) > 0);
}

/** What differs between a real life and a repeated one, but for ids, codes, numbers, places and times; empty: nothing. */
export async function differences(db: Db, real: readonly string[], repeated: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const table of tables) {
    const shapes = async (ids: readonly string[]) => {
      const key = sql.id(table === 'matter' ? 'id' : 'matter_id');
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(t) as row from ${sql.table(table)} t where t.${key} = any(${ids as string[]}::uuid[])`.execute(
        db,
      );
      return new Map(
        [...Map.groupBy(rows, ({ row }) => shapeOf(row))].map(([shape, alike]) => [shape, alike.length / ids.length]),
      );
    };
    const [ours, theirs] = [await shapes(real), await shapes(repeated)];
    for (const shape of new Set([...ours.keys(), ...theirs.keys()]))
      if (ours.get(shape) !== theirs.get(shape))
        wrong.push(`${table}: ${ours.get(shape) ?? 0} real, ${theirs.get(shape) ?? 0} repeated of ${shape}`);
  }
  return wrong;
}

const DRAWN =
  /^(id|entry|form|.*_id|.*number|code|handle|last_hash|leaf_hash|sha256|place.*|division|county|township|village|lon|lat|done_by|record|said|.*_sealed)$/;
const TIME = /^\d{4}-\d\d-\d\d/;

const shapeOf = (row: Record<string, unknown>): string =>
  JSON.stringify(
    Object.entries(row).map(([column, value]) => [
      column,
      value === null ? null : DRAWN.test(column) ? '*' : typeof value === 'string' && TIME.test(value) ? 'time' : value,
    ]),
  );
