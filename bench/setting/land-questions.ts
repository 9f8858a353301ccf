/** How long the land is asked: what a plot is, beside hand-written SQL for the same figures; and tiles, first and repeated. */
import { tileOf } from '@cuntu/geodesy';
import { land, tilesOf } from '#modules/land';
import { type Analysis, getAnalysis } from '#modules/land/contract';
import { plannedOnce, sql } from '#platform/database';
import { consult, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from '../../apps/server/house.ts';
import { placesOver, plotAround } from './land.ts';
import { median, quantile } from './quantile.ts';

const PLACES = 120;
const analysing = land.handlers.find(({ declaration }) => declaration === getAnalysis) as QueryHandler;

type Plot = ReturnType<typeof plotAround>;

async function ask(house: OpenHouse, plot: Plot): Promise<Analysis> {
  const question = { actor: 'system' as const, lang: 'zh' as const, requestId: 'bench' };
  const found = await consult(house.world, analysing, question, { plot });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value as Analysis;
}

interface ByHand {
  what: string;
  code: string;
  m2: number;
  rights: string[] | null;
}

/**
 * What somebody would write who needs just this: each layer and approval cut with the plot, what approvals and permanent
 * farmland cover once, parcels with their rights and holds. Prepared as well, so that planning favours neither.
 */
export async function byHand(house: OpenHouse, plot: Plot): Promise<ByHand[]> {
  const today = house.clock.today();
  const statement = sql<ByHand>`with asked as materialized (
      select g, st_transform(g, 4526) as plane from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(plot)}), 4490) as g) p),
    cut as materialized (
      select f.layer, f.code, coalesce(f.name, '') as name, st_intersection(st_transform(f.geometry, 4526), plane) as piece
      from asked join layer_feature f on st_intersects(f.geometry, g)
      where f.valid_from <= ${today}::date and (f.valid_to is null or f.valid_to >= ${today}::date)),
    covered as materialized (
      select layer, st_union(piece, 1e-6) as piece from cut where layer in ('approval', 'permanentFarmland') group by 1)
    select layer as what, code, sum(st_area(piece)) as m2, null::text[] as rights from cut group by layer, code, name
    union all select 'covered ' || layer, '', st_area(piece), null from covered
    union all select 'protected', '', coalesce(sum(st_area(st_intersection(c.piece, p.piece, 1e-6))), 0), null
      from cut c join covered p on p.layer = 'permanentFarmland' where c.layer = 'landClass' and c.code like '01%'
    union all select 'parcel', p.unit_number, st_area(st_intersection(st_transform(p.geometry, 4526), plane)),
      array(select kind from registered_right r where r.parcel_id = p.id and r.valid_from <= ${today}::date
          and (r.valid_to is null or r.valid_to >= ${today}::date))
        || array(select kind from hold h where h.parcel_id = p.id and h.from_on <= ${today}::date
          and (h.to_on is null or h.to_on >= ${today}::date))
    from asked join parcel p on st_intersects(p.geometry, g)
    where p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date)`;
  return (await plannedOnce(() => statement.execute(house.db))).rows;
}

/** A millionth of the largest plot; the product leaves out what is thinner than the digits of a boundary. */
const SAME_M2 = 0.5;

/** Two that answer differently are not compared. */
function compare(ours: Analysis, theirs: readonly ByHand[]): void {
  const theirsOf = (what: string, code?: string) =>
    theirs
      .filter((one) => one.what === what && (code === undefined || one.code === code))
      .reduce((m2, one) => m2 + one.m2, 0);
  const pairs: [string, number, number][] = [
    ...ours.classes.map(({ code, areaM2 }): [string, number, number] => [code, areaM2, theirsOf('landClass', code)]),
    ...ours.plan.zones.map(({ code, areaM2 }): [string, number, number] => [code, areaM2, theirsOf('plan', code)]),
    ...ours.parcels.map((p): [string, number, number] => [
      p.unitNumber,
      p.hit.areaM2,
      theirsOf('parcel', p.unitNumber),
    ]),
    ['permanent', ours.permanentFarmland.areaM2, theirsOf('covered permanentFarmland')],
    ['other cropland', ours.otherCropland.areaM2, ours.cropland.areaM2 - theirsOf('protected')],
    ['outside', ours.outsideApprovals.areaM2, ours.whole.areaM2 - theirsOf('covered approval')],
  ];
  const unlike = pairs.filter(([, mine, other]) => Math.abs(mine - other) > SAME_M2);
  if (unlike.length > 0) throw new Error(`not the same answer: ${JSON.stringify(unlike)}`);
}

async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await run();
  return { ms: performance.now() - started, value };
}

/** Medians over plots of 0.5 to 5 ha, by turns; before them as many at other places, so that the code of both is compiled. */
export async function askPlots(house: OpenHouse) {
  const places = await placesOver(house, 2 * PLACES);
  const took: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (const [i, place] of [
    ...places.filter((_, i) => i % 2 === 0),
    ...places.filter((_, i) => i % 2 === 1),
  ].entries()) {
    const plot = plotAround(place, 0.5 + (4.5 * (i % PLACES)) / PLACES);
    // Whoever comes first finds the place's pages cold.
    const first = i % 2 === 0 ? await timed(() => ask(house, plot)) : undefined;
    const theirs = await timed(() => byHand(house, plot));
    const ours = first ?? (await timed(() => ask(house, plot)));
    compare(ours.value, theirs.value);
    if (i < PLACES) continue;
    took.ours.push(ours.ms);
    took.theirs.push(theirs.ms);
  }
  return { ours: median(took.ours), theirs: median(took.theirs), oursP95: quantile(took.ours, 0.95) };
}

const ZOOMS = [10, 11, 12, 13, 14, 15, 16];
/** At zoom 10 they fall into every tile of the city. */
const TILE_PLACES = 48;
const LAYERS = ['parcel', 'landClass', 'plan'];

/** Every layer and zoom at places over the city; each tile first, and at once again. p95 of the worst zoom. */
export async function askTiles(house: OpenHouse) {
  const serve = tilesOf(house.db);
  const [apart, ...places] = await placesOver(house, TILE_PLACES + 1);
  const asOf = house.clock.today();
  // The code is compiled and the tables are in memory, as in any server that has served a map before.
  for (const layer of LAYERS) for (const z of ZOOMS) await serve({ layer, ...tileOf(apart!, z), asOf });
  const again: number[] = [];
  const worst = { ms: 0, what: '' };
  for (const layer of LAYERS)
    for (const z of ZOOMS) {
      const met = JSON.stringify(tileOf(apart!, z));
      const tiles = new Map(places.map((place) => [JSON.stringify(tileOf(place, z)), tileOf(place, z)]));
      const first: number[] = [];
      for (const [key, tile] of tiles) {
        if (key === met) continue;
        const address = { layer, ...tile, asOf };
        first.push((await timed(() => serve(address))).ms);
        again.push((await timed(() => serve(address))).ms);
      }
      const ms = quantile(first, 0.95);
      if (ms > worst.ms) Object.assign(worst, { ms, what: `${layer} z${z}` });
    }
  return { worst, againP95: quantile(again, 0.95) };
}
