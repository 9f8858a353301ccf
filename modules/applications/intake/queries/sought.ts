/** What a list of applications is narrowed to, on the screen and in the file alike. */
import type { z } from 'zod';
import { findParcelsLike } from '#modules/land';
import type { Db } from '#platform/database';
import type { Look } from '#platform/pipeline';
import { itemOn } from '../../items/rules/catalogue.ts';
import type { applicationFilter } from '../contract/questions.ts';
import { applicationKinds } from '../contract.ts';
import { applicationWhere } from '../predicate.ts';

type Filter = z.output<typeof applicationFilter> & { only?: 'open' };

export async function soughtIn(
  db: Db,
  asked: Filter,
  { may, today }: Look & { may: Parameters<typeof applicationWhere>[1] },
) {
  const filter = { ...asked, text: asked.text?.replaceAll(/\s/g, '') || undefined };
  const where = applicationWhere(filter, may, today, await parcelsLike(db, filter.text, today));
  const item = filter.item && itemOn(filter.item, today);
  return { where, kinds: item ? [item.procedure] : applicationKinds };
}

/** Only what can begin a number of a unit is sought as one. */
async function parcelsLike(db: Db, text: string | undefined, asOf: string): Promise<string[]> {
  if (!text || !/^[0-9A-Z]{6,28}$/.test(text)) return [];
  return (await findParcelsLike(db, { text, at: null, asOf, limit: 100 })).map(({ id }) => id);
}
