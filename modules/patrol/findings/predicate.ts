/** A list's filter as conditions on rows of `matter m`; the page, the map and the export narrow alike. */
import type { Condition } from '@cuntu/divisions';
import type { z } from 'zod';
import { matterNamed, matterWhere } from '#modules/matters';
import { sql } from '#platform/database';
import type { findingFilter } from './contract.ts';

type Filter = z.output<typeof findingFilter>;
type Fragment = ReturnType<typeof sql>;

const lights: Record<NonNullable<Filter['light']>, (today: string) => Fragment> = {
  red: (today) => sql`m.closed_at is null and m.due_on < ${today}`,
  yellow: (today) => sql`m.closed_at is null and m.due_on >= ${today} and m.yellow_on <= ${today}`,
  green: (today) => sql`m.closed_at is null and m.yellow_on > ${today}`,
};

/** Which findings of a month a figure is made of: the month is counted by the very condition that lists it. */
export const counted: Record<NonNullable<Filter['early']>, Fragment> = {
  found: sql`p.begun_on is not null`,
  reported: sql`true`,
  stopped: sql`p.stopped_at is not null`,
  caught: sql`p.stage in ('groundbreaking', 'foundation')`,
};

const inFigure = (month: string | undefined, measure: Filter['early']): Fragment => sql`m.id in (
  select p.matter_id from finding_progress p where ${month ? sql`p.found_month = ${month}` : sql`true`}
    and ${measure ? counted[measure] : sql`true`})`;

export function filterWhere(filter: Filter, may: Condition, today: string): Fragment {
  const parts = [
    matterWhere(may),
    filter.state && sql`m.state = any(${filter.state.split(',')})`,
    filter.kind && sql`m.topic = ${filter.kind}`,
    filter.division && matterWhere({ is: 'divisionUnder', prefix: filter.division }),
    filter.from && sql`m.opened_at >= (${filter.from}::date::timestamp at time zone 'Asia/Shanghai')`,
    filter.to && sql`m.opened_at < ((${filter.to}::date + 1)::timestamp at time zone 'Asia/Shanghai')`,
    filter.light && lights[filter.light](today),
    filter.text && matterNamed(filter.text),
    (filter.month || filter.early) && inFigure(filter.month, filter.early),
  ].filter((part) => part !== undefined && part !== '');
  return sql`(${sql.join(parts, sql` and `)})`;
}
