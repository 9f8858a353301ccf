/** Which layers there are on a day. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findLayers } from '../contract.ts';
import { findLayerRows } from '../tables.ts';

export const answerFindLayers = answer(findLayers, async (db, look, input) => {
  const asOf = input.asOf ?? look.today;
  const rows = await findLayerRows(db, asOf);
  const days = rows.flatMap(({ earliest }) => earliest ?? []).sort();
  return ok({
    asOf,
    earliest: days[0] ?? null,
    layers: rows.map(({ layer, features, sources, edition }) => ({ layer, features, sources, edition })),
  });
});
