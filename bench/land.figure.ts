/** What a plot is, and tiles of the land, among a hundred thousand parcels. */
import { inHouse } from './setting/city.ts';
import { makeLand } from './setting/land.ts';
import { askPlots, askTiles } from './setting/land-questions.ts';
import { inFolder, onPostgres } from './setting/place.ts';

const RATIO = 1.5;
const FIRST_MS = 150;
const AGAIN_MS = 5;

type Where = Parameters<typeof inHouse>[0];

const measureIn = (where: Where, name: string, stated: boolean) =>
  inHouse(where, async (house) => {
    const started = performance.now();
    const parcels = await makeLand(house);
    const madeS = (performance.now() - started) / 1000;
    const plots = await askPlots(house);
    const tiles = await askTiles(house);
    const { ms, what } = tiles.worst;
    return [
      { value: madeS, unit: `s to bring in ${parcels} parcels and their layers (${name})`, within: true },
      {
        value: plots.ours,
        peer: plots.theirs,
        unit: `ms median, what a plot of 0.5–5 ha is (${name}; p95 ${plots.oursP95.toFixed(1)})`,
        within: stated || plots.ours <= RATIO * plots.theirs,
      },
      {
        value: ms,
        unit: `ms p95, a tile first, at the worst of z10–z16 (${name}; ${what})`,
        within: stated || ms <= FIRST_MS,
      },
      { value: tiles.againP95, unit: `ms p95, a tile again (${name})`, within: stated || tiles.againP95 <= AGAIN_MS },
    ];
  });

export default {
  figure: 'the land among 100,000 parcels: what a plot is, and vector tiles',
  budget: `analysis ≤ ${RATIO} × hand-written SQL; a tile ≤ ${FIRST_MS} ms p95 first at every zoom, ≤ ${AGAIN_MS} ms again (PostgreSQL); embedded stated`,
  peer: 'one statement by hand for the same answer, prepared as well',
  /** Bringing the land in takes half a minute and more on each database. */
  onlyByName: true,
  measure: async () => [
    ...(await onPostgres((where) => measureIn(where, 'PostgreSQL', false))),
    ...(await inFolder((home) => measureIn({ home }, 'embedded', true))),
  ],
};
