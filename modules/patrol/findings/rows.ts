/** Rows of a list dressed for whoever reads them. */
import { lightOf } from '#modules/matters';
import type { ListRow } from './tables/lists.ts';

export function rowOf(row: ListRow, today: string, names: Map<string, string>) {
  const { yellowOn, personId, closedAt, ...shown } = row;
  return {
    ...shown,
    light: closedAt ? ('none' as const) : lightOf({ dueOn: row.dueOn, yellowOn }, today),
    person: personId ? (names.get(personId) ?? null) : null,
  };
}

export const peopleIn = (rows: readonly ListRow[]): string[] => [...new Set(rows.flatMap((row) => row.personId ?? []))];
