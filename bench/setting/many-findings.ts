/** A hundred thousand findings: a few real ones, each row of theirs repeated at other places and times. */
import { newId } from '#platform/clock';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { type FactHearer, perform } from '#platform/pipeline';
import type { OpenHouse } from '../../apps/server/house.ts';
import { type City, PASSWORD, type Person } from './city.ts';
import { findingOf } from './finding.ts';
import { type Model, type Own, repeat, spread } from './repeating.ts';

/** What lists, maps and pages read. Facts and their openings are read by none of them. */
const tables = ['matter', 'step_taken', 'clock', 'finding', 'finding_progress', 'verification', 'presence'];

export async function makeFindings(house: OpenHouse, city: City, count: number): Promise<void> {
  const models = await realFindings(house, city);
  await house.database.transaction(async (tx) => {
    await spread(tx, models, count, { role: 'stationOfficer', unitLevel: 9 });
    for (const table of tables) await repeat(tx, table, own);
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
    photos: [await picture(house, city.inspector)],
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

async function picture(house: OpenHouse, by: Person): Promise<string> {
  const kept = await house.files.put(Buffer.from(PNG, 'base64'), { claimedType: 'image/png' });
  if (!kept.ok) throw new Error(kept.refusal.code);
  await insertStored(house.db, kept.value, [by.personId], house.clock.now());
  return kept.value.sha256;
}

const KINDS = "(array['building','digging','hardening','dumping','pondOrTrees','mining','unsure'])[1 + r.i % 7]";

const own: Own = {
  'matter.topic': KINDS,
  'matter.brought_by': 'r.brought_by',
  'finding.place': 'r.place',
  'finding.kind': KINDS,
  'finding_progress.kind': KINDS,
  'finding_progress.county': 'left(r.code, 6)',
  'finding_progress.found_month': "to_char((t.found_at + r.shift) at time zone 'Asia/Shanghai', 'YYYY-MM')",
};

/** Through what hears of every finding: the figures a month are what the product makes of them. */
async function countMonths(house: OpenHouse): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct on (county, found_month) matter_id as id from finding_progress`.execute(house.db);
  const hearer = house.world.hearers.find((one) => one.name === 'patrol.countEarly') as FactHearer | undefined;
  const facts = rows.map(({ id }) => ({ id, matterId: id, n: 1, name: 'patrol.findingReported' }));
  await hearer!.hearTogether!(house, facts);
}
