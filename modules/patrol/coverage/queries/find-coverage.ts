/** The layer of coverage on one tile of the map. */
import { ok, refuse } from '@cuntu/base';
import { BLOCK_CELLS, CELL_M, isTile, project, tileBounds } from '@cuntu/geodesy';
import { findCity } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { areasOf, squareAt } from '../areas.ts';
import { findCoverage } from '../contract.ts';
import { gridOf } from '../ground.ts';
import { decidePeriod, spansFor } from '../rules.ts';
import { coverageIn, rolledSpans } from '../tables.ts';

/** Further out a tile would hold the whole province. */
const FURTHEST_ZOOM = 7;

export const answerFindCoverage = answer(findCoverage, async (db, _look, { from, to, ...tile }) => {
  const period = decidePeriod(from, to);
  if (!period.ok) return period;
  if (!isTile(tile) || tile.z < FURTHEST_ZOOM) return refuse('coverage.wrongTile', { at: 'z' });
  const city = await findCity(db);
  if (!city) return ok({ cellM: CELL_M, areas: [] });
  const epsg = gridOf(city.code);
  const spans = spansFor(from, to, await rolledSpans(db, from, to));
  const blocks = await coverageIn(db, spans, blocksUnder(epsg, tile));
  return ok({ cellM: squareAt(tile.z) * CELL_M, areas: areasOf(epsg, blocks, tile.z) });
});

function blocksUnder(epsg: number, tile: { z: number; x: number; y: number }) {
  const [west, south, east, north] = tileBounds(tile);
  const corners = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ].map(([lon, lat]) => project(epsg, [lon!, lat!]));
  const block = (metres: number) => Math.floor(metres / (BLOCK_CELLS * CELL_M));
  return {
    west: block(Math.min(...corners.map(({ eastingM }) => eastingM))),
    south: block(Math.min(...corners.map(({ northingM }) => northingM))),
    east: block(Math.max(...corners.map(({ eastingM }) => eastingM))),
    north: block(Math.max(...corners.map(({ northingM }) => northingM))),
  };
}
