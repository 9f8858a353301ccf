/** Where a finding lies: the village that covers it, and the words for the place. */
import { ok, type Result, refuse } from '@cuntu/base';
import { shortName, villageAt } from '#modules/bureau';
import { limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import type { Place } from './contract.ts';
import { decideSure, plotAreaM2 } from './rules.ts';

export interface Located {
  division: string;
  /** Township and village, as people say it. */
  placeName: string;
}

export async function locate(
  db: Db | Tx,
  place: Place,
  field: string,
): Promise<Result<Located, 'finding.outsideCity'>> {
  const village = await villageAt(db, place);
  if (!village) return refuse('finding.outsideCity', { at: field });
  return ok({ division: village.code, placeName: `${village.township} ${shortName(village.name)}` });
}

const LARGE = 'finding.large';

/** Whether the plot may be as large as it is, by the norm of the day. */
export async function decideSize(
  db: Db | Tx,
  { place, sure, on }: { place: Place; sure: boolean; on: string },
): Promise<Result<true, 'finding.largePlot'>> {
  const squareM = plotAreaM2(place);
  if (squareM === null) return ok(true);
  const [limit] = await limitsOn(db, [LARGE], on);
  if (limit?.unit !== 'hectares') throw new Error(`no ${LARGE} in force on ${on}`);
  return decideSure(squareM, limit.count, sure);
}
