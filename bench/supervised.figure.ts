/** How long an officer's worklist takes among very many open applications, and the page of promises over very many finished ones. */
import { sql } from '#platform/database';
import type { OpenHouse } from '../apps/server/house.ts';
import { inHouse, makeCity } from './setting/city.ts';
import { makeApplications, makeParcels } from './setting/many-applications.ts';
import { onPostgres } from './setting/place.ts';
import { quantile } from './setting/quantile.ts';
import { signIn, startProduct } from './setting/server.ts';

const OPEN = Number(process.env.BENCH_STORED ?? 100_000);
const FINISHED = 1_000_000;
const WORK_MS = 50;
const PROMISES_MS = 200;
const WARM_UP = 5;
const ASKED = 60;

export default {
  figure: `an officer's worklist at ${OPEN} open applications; the promises of ${FINISHED} finished ones`,
  budget: `≤ ${WORK_MS} ms; ≤ ${PROMISES_MS} ms p95 on PostgreSQL`,
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      await inHouse(where, async (house) => {
        const parcels = await makeParcels(house, city, 2);
        await makeApplications(house, city, parcels, { ended: 0, open: OPEN });
        await finish(house);
      });
      const product = await startProduct(where);
      const token = await signIn(product.origin, city.examiner.username);
      const leader = await signIn(product.origin, city.leader.username);
      const ask = async (what: string, path: string, by: string, budget: number) => {
        const p95 = quantile(await askOften(`${product.origin}${path}`, by), 0.95);
        return { value: p95, unit: `ms p95: ${what}`, within: p95 <= budget };
      };
      const measured = [
        await ask('worklist, mine', '/api/matters.findWorklist?whose=mine', token, WORK_MS),
        await ask('worklist, my unit', '/api/matters.findWorklist?whose=unit', token, WORK_MS),
        await ask('worklist, others', '/api/matters.findWorklist?whose=others', leader, WORK_MS),
        await ask('applications, newest', '/api/applications.findApplications?state=open', token, WORK_MS),
        await ask('applications, least time left', '/api/applications.findApplications?sort=due', token, WORK_MS),
        await ask('promises, 24 months', '/api/applications.findPromises?months=24', leader, PROMISES_MS),
        await ask('the page of promises', '/promise', leader, PROMISES_MS),
      ];
      await product.stop();
      return measured;
    }),
};

/** What the histogram of so many finished over three years in three items holds: its rows are what is read, however many were counted. */
const finish = (house: OpenHouse) =>
  sql`insert into promise_month (item, month, promised, days, n, missed, unexplained)
    select item, (date_trunc('month', now()) - make_interval(months => back))::date, 3, days, ${FINISHED}::int / (3 * 36 * 12),
      case when days > 3 then ${FINISHED}::int / (3 * 36 * 12) else 0 end, 0
    from unnest(array['mortgageSet', 'mortgageChange', 'landPreview']) item, generate_series(0, 35) back,
      generate_series(0, 11) days
    -- The real one, over today, has its row already.
    on conflict (month, item, promised, days) do update set n = promise_month.n + excluded.n,
      missed = promise_month.missed + excluded.missed`.execute(house.db);

async function askOften(url: string, token: string): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + ASKED; i++) {
    const started = performance.now();
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${url}: ${text.slice(0, 300)}`);
    if (i >= WARM_UP) took.push(performance.now() - started);
  }
  return took;
}
