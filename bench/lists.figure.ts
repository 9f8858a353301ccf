/** How long worklist, lists, map and pages take among a hundred thousand findings. */
import { openDatabase, sql } from '#platform/database';
import { type City, inHouse, makeCity, type Where } from './setting/city.ts';
import { makeFindings } from './setting/many-findings.ts';
import { onPostgres } from './setting/place.ts';
import { quantile } from './setting/quantile.ts';
import { signIn, startProduct } from './setting/server.ts';

const FINDINGS = 100_000;
const BUDGET_MS = 50;
const WARM_UP = 5;
const ASKED = 60;

type Reader = 'coordinator' | 'stationOfficer' | 'inspector' | 'leader';

interface Asked {
  what: string;
  by: Reader;
  path: string;
}

export default {
  figure: `worklist, list pages, map and matter pages at ${FINDINGS} findings over HTTP`,
  budget: `≤ ${BUDGET_MS} ms p95 on PostgreSQL`,
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      await inHouse(where, (house) => makeFindings(house, city, FINDINGS));
      return askAll(where, city);
    }),
};

export async function askAll(where: Required<Where>, city: City) {
  const asked = await questions(where, city);
  const product = await startProduct(where);
  const measured = [];
  for (const one of asked) {
    const token = await signIn(product.origin, usernameOf(city, one.by));
    const p95Ms = quantile(await askOften(`${product.origin}/api/${one.path}`, token), 0.95);
    measured.push({ value: p95Ms, unit: `ms p95: ${one.what} (${one.by})`, within: p95Ms <= BUDGET_MS });
  }
  await product.stop();
  return measured;
}

const usernameOf = (city: City, by: Reader): string =>
  by === 'coordinator' ? city.coordinators[0]!.username : city[by].username;

async function askOften(url: string, token: string): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + ASKED; i++) {
    const started = performance.now();
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    if (i >= WARM_UP) took.push(performance.now() - started);
    if (!response.ok) throw new Error(`${url}: ${text}`);
  }
  return took;
}

async function questions(where: Required<Where>, city: City): Promise<Asked[]> {
  const database = await openDatabase({ url: where.databaseUrl });
  const { rows } = await sql<{ id: string; openedAt: string; placeName: string; number: string }>`
    select id, opened_at as "openedAt", place_name as "placeName", number from matter
    where left(division, 6) = ${city.inspector.division} order by opened_at desc, id desc
    offset 10000 limit 1`.execute(database.db);
  await database.close();
  const deep = rows[0]!;
  const village = deep.placeName.split(' ')[1]!;
  const [lon, lat] = city.stationOfficer.at;
  const { division: county } = city.inspector;
  const list = (what: string, by: Reader, filter: Record<string, string>): Asked => ({
    what,
    by,
    path: `patrol.findFindings?${new URLSearchParams(filter)}`,
  });
  return [
    { what: 'worklist, mine', by: 'stationOfficer', path: 'matters.findWorklist?whose=mine' },
    { what: 'worklist, my unit', by: 'stationOfficer', path: 'matters.findWorklist?whose=unit' },
    { what: 'worklist, others', by: 'inspector', path: 'matters.findWorklist?whose=others' },
    { what: 'worklist, others', by: 'leader', path: 'matters.findWorklist?whose=others' },
    { what: 'worklist, others by place', by: 'inspector', path: 'matters.findWorklist?whose=others&sort=place' },
    { what: 'worklist, others by place', by: 'leader', path: 'matters.findWorklist?whose=others&sort=place' },
    { what: 'worklist, others by unit', by: 'inspector', path: 'matters.findWorklist?whose=others&sort=unit' },
    { what: 'worklist, others by unit', by: 'leader', path: 'matters.findWorklist?whose=others&sort=unit' },
    { what: 'what waits in each unit', by: 'leader', path: 'matters.findWaitingUnits' },
    { what: 'early figure opened', by: 'leader', path: 'patrol.findFindings?month=2025-06&early=stopped' },
    list('newest', 'leader', {}),
    list('newest', 'inspector', {}),
    list('newest', 'stationOfficer', {}),
    list('newest', 'coordinator', {}),
    list('oldest', 'leader', { sort: 'oldest' }),
    list('by due day', 'leader', { sort: 'due' }),
    list('by due day', 'coordinator', { sort: 'due' }),
    list('one county', 'leader', { division: county }),
    list('one township', 'leader', { division: city.stationOfficer.division }),
    list('state confirmed', 'leader', { state: 'confirmed' }),
    list('state no finding is in', 'leader', { state: 'served' }),
    list('kind', 'leader', { kind: 'mining' }),
    list('red light', 'leader', { light: 'red' }),
    list('red light', 'stationOfficer', { light: 'red' }),
    list('yellow light', 'leader', { light: 'yellow' }),
    list('a year ago', 'leader', { from: '2025-06-01', to: '2025-06-30' }),
    list('a village by name', 'leader', { text: village }),
    list('two characters', 'leader', { text: village.slice(0, 2) }),
    list('one character', 'leader', { text: village.slice(0, 1) }),
    list('a word no place has', 'leader', { text: '紫禁城' }),
    list('a word no place has', 'coordinator', { text: '紫禁城' }),
    list('a number', 'leader', { text: deep.number }),
    list('page 200', 'inspector', { cursor: `${deep.openedAt}~${deep.id}` }),
    { what: 'map', by: 'leader', path: 'patrol.findFindingsOnMap?light=red' },
    { what: 'map of one township', by: 'stationOfficer', path: 'patrol.findFindingsOnMap' },
    { what: 'matter', by: 'leader', path: `matters.getMatter?id=${deep.id}` },
    { what: 'finding', by: 'leader', path: `patrol.getFinding?id=${deep.id}` },
    { what: 'what is near', by: 'stationOfficer', path: `patrol.findNearby?lon=${lon}&lat=${lat}` },
    { what: 'are we getting earlier', by: 'leader', path: 'patrol.findEarly' },
  ];
}
