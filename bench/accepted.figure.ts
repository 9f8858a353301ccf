/** How long from an application's form posted at the window until the PDF of its receipt lies there. */
import { randomUUID } from 'node:crypto';
import { openDatabase, sql } from '#platform/database';
import { inHouse, makeCity } from './setting/city.ts';
import { lifeCycle } from './setting/life-cycle.ts';
import { makeParcels } from './setting/many-applications.ts';
import { onPostgres } from './setting/place.ts';
import { median, quantile } from './setting/quantile.ts';
import { signIn, startProduct } from './setting/server.ts';

const BUDGET_MS = 300;
const WARM_UP = 10;
const ASKED = 60;
const LOOK_EACH_MS = 2;
const GIVEN_UP_MS = 10_000;

export default {
  figure: 'an application accepted: form posted → receipt PDF ready, over HTTP',
  budget: `≤ ${BUDGET_MS} ms p95 on PostgreSQL`,
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      const parcels = await inHouse(where, (house) => makeParcels(house, city, 100));
      const product = await startProduct(where);
      const database = await openDatabase({ url: where.databaseUrl });
      const token = await signIn(product.origin, city.windowClerk.username);
      const took: number[] = [];
      for (let i = 0; i < WARM_UP + ASKED; i++) {
        const { steps, matterId } = lifeCycle(parcels[i % parcels.length]!, () => new Date().toISOString());
        const receiptId = randomUUID();
        await post(product.origin, token, 'applications.submitApplication', whole(steps[0]!.input));
        const started = performance.now();
        await post(product.origin, token, 'applications.acceptApplication', { id: receiptId, matterId });
        await printed(database.db, receiptId);
        if (i >= WARM_UP) took.push(performance.now() - started);
      }
      await database.close();
      await product.stop();
      const p95 = quantile(took, 0.95);
      return [
        { value: p95, unit: 'ms p95', within: p95 <= BUDGET_MS },
        { value: median(took), unit: 'ms median', within: true },
      ];
    }),
};

/** With the paper that the life in other figures lacks at first. */
const whole = (input: unknown) => {
  const { materials, ...rest } = input as { materials: object[] };
  return { ...rest, materials: [...materials, { material: 'mortgageContract', original: true, copies: 1, files: [] }] };
};

async function post(origin: string, token: string, command: string, input: unknown): Promise<void> {
  const response = await fetch(`${origin}/api/${command}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${command}: ${text}`);
}

async function printed(db: Parameters<ReturnType<typeof sql>['execute']>[0], paperId: string): Promise<void> {
  const until = performance.now() + GIVEN_UP_MS;
  while (performance.now() < until) {
    const { rows } = await sql`select 1 from paper_print where paper_id = ${paperId}`.execute(db);
    if (rows.length > 0) return;
    await new Promise((go) => setTimeout(go, LOOK_EACH_MS));
  }
  throw new Error('the receipt was never printed');
}
