/** A call-back begins: in the county, without the place of the land, and kept from whoever had a hand in the application. */
import type { AnyFact, FieldsOf } from '@cuntu/base';
import { contactsOf, type MatterRow, openMatter } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import { interested } from './rules.ts';
import { countyPlace, insertCallBack } from './tables.ts';

interface Opening<F extends AnyFact> {
  id: string;
  rating: string;
  why: 'badGrade' | 'disowned';
  fact: F;
  fields: FieldsOf<F>;
}

/** Answers the number of its first fact. */
export async function openCallBack<F extends AnyFact>(
  deed: Deed,
  application: MatterRow,
  { id, rating, why, fact, fields }: Opening<F>,
): Promise<number> {
  const county = application.division.slice(0, 6);
  const where = await countyPlace(deed.tx, county);
  if (!where) throw new Error(`no county ${county}`);
  const met = (await contactsOf(deed.tx, application.id)).map(({ personId }) => personId);
  const { n } = await openMatter(deed, {
    id,
    kind: 'callBack',
    topic: why === 'badGrade' ? 'callBack' : 'disowning',
    placeName: where.name,
    division: county,
    place: where.place,
    happenedAt: deed.at,
    outcome: why,
    fact,
    fields,
    said: {},
    recused: interested(application.doneBy, met),
  });
  await insertCallBack(deed.tx, id, n, rating);
  return n;
}
