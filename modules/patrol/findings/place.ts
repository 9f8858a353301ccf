/** Where a finding lies: the village that covers it, and the words for the place. */
import { ok, type Result, refuse } from '@cuntu/base';
import { shortName, villageAt } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';
import type { Place } from './contract.ts';

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
