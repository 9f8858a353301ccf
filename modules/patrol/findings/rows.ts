/** Rows of a list dressed for whoever reads them. */
import { must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { lightOf } from '#modules/matters';
import type { ListRow, NearRow } from './tables/lists.ts';

export function rowOf(row: ListRow, today: string, names: Map<string, string>) {
  const { yellowOn, personId, closedAt, ...shown } = row;
  return {
    ...shown,
    light: closedAt ? ('none' as const) : lightOf({ dueOn: row.dueOn, yellowOn }, today),
    person: personId ? (names.get(personId) ?? null) : null,
  };
}

export const peopleIn = (rows: readonly ListRow[]): string[] => [...new Set(rows.flatMap((row) => row.personId ?? []))];

export const nearRowOf = (row: NearRow, today: string, names: Map<string, string>) => ({
  ...rowOf(row, today, names),
  distanceM: row.distanceM,
  open: row.closedAt === null,
});

const YEAR_DAYS = 365;

/** What was over before is history, and no help to whoever is about to report. */
export const yearBefore = (today: string): string => must(addDays(today, -YEAR_DAYS));
