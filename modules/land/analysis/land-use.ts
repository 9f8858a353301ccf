/** What a paper says of the land it is about: its classes, largest first, and how much of it is permanent basic farmland. */
import { systemOf } from '@cuntu/geodesy';
import type { Db, Tx } from '#platform/database';
import { codeName } from '../ground/contract.ts';
import { plot as shapeOfPlot } from './contract.ts';
import terms from './papers/terms.json' with { type: 'json' };
import { measure } from './tables.ts';
import { tell } from './telling.ts';

/** A tenth of the plot: less is not what it was used for. */
const SHARE = 0.1;

/** undefined where nothing is known of the place, or the place is a mere point. */
export async function landUseOf(db: Db | Tx, place: unknown, asOf: string): Promise<string | undefined> {
  const plot = shapeOfPlot.safeParse(place);
  if (!plot.success) return undefined;
  const epsg = systemOf(plot.data);
  const found = tell(await measure(db, plot.data, epsg, asOf), epsg, asOf);
  const classes = found.classes
    .filter(({ areaM2 }) => areaM2 >= found.whole.areaM2 * SHARE)
    .sort((a, b) => b.areaM2 - a.areaM2)
    .map(({ scheme, code }) => codeName(scheme, code));
  if (classes.length === 0) return undefined;
  const { areaM2, areaMu } = found.permanentFarmland;
  const permanent = areaM2 > 0 ? terms.landUse.permanent.replace('{mu}', areaMu.toFixed(2)) : '';
  return `${classes.slice(0, 3).join(terms.landUse.comma)}${permanent}`;
}
