/** How many whole lives of applications a second, among a thousand stored and among a million. */

import { sql } from '#platform/database';
import { inHouse, makeCity, type Where } from './setting/city.ts';
import { applyLives, LOAD_MS, livesOf } from './setting/lives.ts';
import { differences, live, makeApplications, makeParcels, settled } from './setting/many-applications.ts';
import { onPostgres } from './setting/place.ts';
import { startProduct } from './setting/server.ts';

const WHOLE = process.env.BENCH_WHOLE === '1';
const FEW = 1_000;
const MANY = WHOLE ? 1_000_000 : Number(process.env.BENCH_STORED ?? 100_000);
const REAL = WHOLE ? FEW : 100;
const BUDGET = 25;
/** DIGIT's urban services, complaint to resolution, published for 1,000,000 stored on 16 processors: not a run of ours. */
const PUBLISHED = 6.3;

export default {
  figure: `whole lives of an application (handed in, told once, brought, accepted, examined, registered, handed over) a second, 8 at once, over HTTP, prints made beside`,
  budget: `≥ ${BUDGET}/s at 1,000,000 stored on PostgreSQL; ratio to ${FEW} stored stated`,
  peer: `published ${PUBLISHED}/s of DIGIT CCRS on 16 vCPU`,
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      const parcels = await inHouse(where, (house) => makeParcels(house, city, 400));
      await inHouse(where, (house) => makeApplications(house, city, parcels, { ended: FEW, open: 0 }));
      const few = await lived(where, city, parcels);
      await inHouse(where, async (house) => {
        await makeApplications(house, city, parcels, { ended: MANY - FEW, open: 0 });
        await check(house, city, parcels);
      });
      const many = await lived(where, city, parcels);
      return [
        { value: few.perSecond, unit: `/s at ${FEW} stored`, within: true },
        { value: many.perSecond, unit: `/s at ${MANY} stored`, peer: PUBLISHED, within: many.perSecond >= BUDGET },
        { value: many.perSecond / few.perSecond, unit: `× of the rate at ${FEW}`, within: true },
        {
          value: withPrints(many),
          unit: `/s at ${MANY} stored, until the last of their papers is printed`,
          within: true,
        },
        { value: Math.max(...Object.values(many.p95Ms)), unit: 'ms p95 of the slowest deed', within: true },
      ];
    }),
};

/** Of warm-up and measured time together, whose papers are all in the queue of prints. */
const withPrints = ({ perSecond, printing }: Awaited<ReturnType<typeof lived>>): number =>
  (perSecond * LOAD_MS) / (LOAD_MS + printing);

async function lived(where: Required<Where>, city: Awaited<ReturnType<typeof makeCity>>, parcels: readonly string[]) {
  const product = await startProduct(where);
  const done = await applyLives(await livesOf(product, city, parcels));
  const ended = performance.now();
  await inHouse(where, (house) => untilPrinted(house));
  const printing = performance.now() - ended;
  await product.stop();
  return { ...done, printing };
}

/** Prints are made behind the answers: those that the load was too quick for are waited for. */
async function untilPrinted({ db }: Parameters<typeof live>[0]): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from job where name = 'papers.print' limit 1`.execute(db);
    if (rows.length === 0) return;
    await new Promise((go) => setTimeout(go, 200));
  }
}

/** So many real lives are held against as many repeated ones, row for row. */
async function check(
  house: Parameters<typeof live>[0],
  city: Parameters<typeof live>[1],
  parcels: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from matter where number like '2025-%' limit ${REAL}`.execute(
    house.db,
  );
  const real: string[] = [];
  for (let i = 0; i < REAL; i++) real.push(await live(house, city, parcels[i % parcels.length]!));
  await settled(house);
  const wrong = await differences(
    house.db,
    real,
    rows.map(({ id }) => id),
  );
  if (wrong.length > 0) throw new Error(`repeated lives differ from real ones:\n${wrong.slice(0, 5).join('\n')}`);
}
