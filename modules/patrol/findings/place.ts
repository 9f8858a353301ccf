/** Where a finding lies: the village that covers it, and the words for the place. */
import { ok, type Result, refuse } from '@cuntu/base';
import { namesOf, shortName, villageAt } from '#modules/bureau';
import { ancestryOf } from '#modules/matters';
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
  const division = await villageAt(db, place);
  if (!division) return refuse('finding.outsideCity', { at: field });
  const [village, township] = ancestryOf(division);
  const names = await namesOf(db, [village!, township!]);
  return ok({ division, placeName: [names.get(township!), shortName(names.get(village!) ?? '')].join(' ').trim() });
}
