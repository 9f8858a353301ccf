/** How long the land is asked: what a plot is, beside hand-written SQL for the same figures; and tiles, first and repeated. */
import { tileOf } from '@cuntu/geodesy';
import { land, tilesOf } from '#modules/land';
import { getAnalysis } from '#modules/land/contract';
import { sql } from '#platform/database';
import { consult, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from '../../apps/server/house.ts';
import { placesOver, plotAround } from './land.ts';
import { median, quantile } from './quantile.ts';

const PLACES = 60;
const WARM_UP = 6;
const analysing = land.handlers.find(({ declaration }) => declaration === getAnalysis) as QueryHandler;

type Plot = ReturnType<typeof plotAround>;

async function ask(house: OpenHouse, plot: Plot): Promise<void> {
  const question = { actor: 'system' as const, lang: 'zh' as const, requestId: 'bench' };
  const found = await consult(house.world, analysing, question, { plot });
  if (!found.ok) throw new Error(found.refusal.code);
}

/** What somebody would write who needs these areas once: class, farmland, plan, approvals and parcels cut with the plot. */
async function byHand(house: OpenHouse, plot: Plot): Promise<void> {
  const today = house.clock.today();
  await sql`with plot as materialized (
      select st_setsrid(st_geomfromgeojson(${JSON.stringify(plot)}), 4490) as g)
    select f.layer, f.code, sum(st_area(st_intersection(st_transform(f.geometry, 4526), st_transform(plot.g, 4526)))) as m2
    from plot join layer_feature f on st_intersects(f.geometry, plot.g)
    where f.valid_from <= ${today}::date and (f.valid_to is null or f.valid_to >= ${today}::date) group by 1, 2
    union all
    select 'parcel', p.unit_number, st_area(st_intersection(st_transform(p.geometry, 4526), st_transform(plot.g, 4526)))
    from plot join parcel p on st_intersects(p.geometry, plot.g)
    where p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date)`.execute(house.db);
}

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await run();
  return performance.now() - started;
};

/** Medians over plots of 0.5 to 5 ha, by turns. */
export async function askPlots(house: OpenHouse) {
  const places = await placesOver(house, PLACES);
  const took: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (const [i, place] of places.entries()) {
    const plot = plotAround(place, 0.5 + (4.5 * i) / PLACES);
    // Whoever comes first finds the place's pages cold.
    const first = i % 2 === 0 ? await timed(() => ask(house, plot)) : undefined;
    const theirs = await timed(() => byHand(house, plot));
    const ours = first ?? (await timed(() => ask(house, plot)));
    if (i < WARM_UP) continue;
    took.ours.push(ours);
    took.theirs.push(theirs);
  }
  return { ours: median(took.ours), theirs: median(took.theirs), oursP95: quantile(took.ours, 0.95) };
}

const ZOOMS = [10, 11, 12, 13, 14, 15, 16];
const LAYERS = ['parcel', 'landClass', 'plan'];

/** Every layer and zoom at places over the city; each tile first, and at once again. */
export async function askTiles(house: OpenHouse) {
  const serve = tilesOf(house.db);
  const places = await placesOver(house, 12);
  const [first, again]: [number[], number[]] = [[], []];
  const slowest = { ms: 0, what: '' };
  for (const layer of LAYERS)
    for (const z of ZOOMS) {
      const tiles = new Map(places.map((place) => [JSON.stringify(tileOf(place, z)), tileOf(place, z)]));
      for (const tile of tiles.values()) {
        const address = { layer, ...tile, asOf: house.clock.today() };
        const ms = await timed(() => serve(address));
        if (ms > slowest.ms) Object.assign(slowest, { ms, what: `${layer} z${z}` });
        first.push(ms);
        again.push(await timed(() => serve(address)));
      }
    }
  return { firstP95: quantile(first, 0.95), againP95: quantile(again, 0.95), slowest };
}
