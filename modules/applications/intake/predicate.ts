/** A list's filter as conditions on rows of `application a join matter m`. */
import type { Condition } from '@cuntu/divisions';
import type { z } from 'zod';
import { matterWhere } from '#modules/matters';
import { sql } from '#platform/database';
import type { applicationFilter } from './contract/questions.ts';

type Filter = z.output<typeof applicationFilter> & { only?: 'open' };
type Fragment = ReturnType<typeof sql>;

const lights: Record<NonNullable<Filter['light']>, (today: string) => Fragment> = {
  red: (today) => sql`m.closed_at is null and m.due_on < ${today}`,
  yellow: (today) => sql`m.closed_at is null and m.due_on >= ${today} and m.yellow_on <= ${today}`,
  green: (today) => sql`m.closed_at is null and m.yellow_on > ${today}`,
  // What stands still has no due day until it goes on.
  paused: () => sql`m.closed_at is null and m.clock is not null and m.due_on is null`,
};

const inState = (state: string): Fragment => {
  if (state === 'open') return sql`m.closed_at is null`;
  return state === 'ended' ? sql`m.closed_at is not null` : sql`m.state = any(${state.split(',')})`;
};

/** The last character of Unicode ends the range of texts that begin with one; bytes of UTF-8 sort as their characters do. */
const LAST = '\u{10FFFF}';

/** A number whole; an applicant by the beginning of his name; or what lies on one of these parcels. */
const named = (text: string, parcels: readonly string[]): Fragment => sql`(m.number = ${text} or a.code = ${text}
  or a.matter_id in (select p.matter_id from party x join applicant p on p.party_id = x.id
    where x.name collate "C" >= ${text} and x.name collate "C" < ${text + LAST} limit 2000)
  or a.parcel_id = any(${parcels as string[]}::uuid[]))`;

/** `parcels`: whose unit's number begins with the text. */
export function applicationWhere(
  filter: Filter,
  may: Condition,
  today: string,
  parcels: readonly string[],
): ReturnType<typeof sql> {
  const parts = [
    matterWhere(may),
    filter.item && sql`a.item = ${filter.item}`,
    filter.state && inState(filter.state),
    filter.only && inState(filter.only),
    filter.light && lights[filter.light](today),
    filter.division && matterWhere({ is: 'divisionUnder', prefix: filter.division }),
    filter.text && named(filter.text, parcels),
  ].filter((part) => part !== undefined && part !== '');
  return sql`(${sql.join(parts, sql` and `)})`;
}
