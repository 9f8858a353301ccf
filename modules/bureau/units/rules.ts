/** Whether a unit or a post can be set up, renamed or closed as things stand. */
import { ok, type Result, refuse } from '@cuntu/base';

interface StandingUnit {
  closedOn: string | null;
  people: readonly string[];
  under: readonly string[];
  onlyOrgan: boolean;
}

/** So many names stand in a sentence; the rest are counted by looking. */
const NAMED = 8;
const listed = (names: readonly string[]) => ({ count: names.length, names: names.slice(0, NAMED).join(', ') });

export const decideOpen = (closedOn: string | null, at = 'unitId'): Result<true, 'unit.closed'> =>
  closedOn === null ? ok(true) : refuse('unit.closed', { at, params: { on: closedOn } });

export const decideNames = (
  { name, symbol }: { name: string; symbol: string | null },
  taken: { name: boolean; symbol: boolean },
): Result<true, 'unit.nameTaken' | 'unit.symbolTaken'> => {
  if (taken.name) return refuse('unit.nameTaken', { at: 'name', params: { name } });
  return taken.symbol ? refuse('unit.symbolTaken', { at: 'symbol', params: { symbol: symbol! } }) : ok(true);
};

/** Each division by its place in the form. */
export function decideUnitPlace(
  unit: { division: string; areas: readonly string[]; parentId: string | null },
  divisions: ReadonlySet<string>,
  parents: ReadonlySet<string>,
): Result<true, 'register.unknownDivision' | 'register.unknownUnit'> {
  const unknown = (at: string, code: string) => refuse('register.unknownDivision', { at, params: { code } });
  if (!divisions.has(unit.division)) return unknown('division', unit.division);
  const wrong = unit.areas.findIndex((code) => !divisions.has(code));
  if (wrong !== -1) return unknown(`areas.${wrong}`, unit.areas[wrong]!);
  const orphan = unit.parentId !== null && !parents.has(unit.parentId);
  return orphan ? refuse('register.unknownUnit', { at: 'parentId' }) : ok(true);
}

/** Whoever is there is moved first: a grant must not outlive the unit that gave it. */
export function decideUnitEnd(
  unit: StandingUnit,
): Result<true, 'unit.closed' | 'unit.hasPeople' | 'unit.hasUnits' | 'unit.onlyOrgan'> {
  const open = decideOpen(unit.closedOn);
  if (!open.ok) return open;
  if (unit.people.length > 0) return refuse('unit.hasPeople', { at: 'unitId', params: listed(unit.people) });
  if (unit.under.length > 0) return refuse('unit.hasUnits', { at: 'unitId', params: listed(unit.under) });
  return unit.onlyOrgan ? refuse('unit.onlyOrgan', { at: 'unitId' }) : ok(true);
}

export const decidePostOpen = (closedOn: string | null): Result<true, 'post.closed'> =>
  closedOn === null ? ok(true) : refuse('post.closed', { at: 'postId', params: { on: closedOn } });

export function decidePostEnd(post: {
  closedOn: string | null;
  people: readonly string[];
}): Result<true, 'post.closed' | 'post.hasPeople'> {
  const open = decidePostOpen(post.closedOn);
  if (!open.ok) return open;
  return post.people.length > 0 ? refuse('post.hasPeople', { at: 'postId', params: listed(post.people) }) : ok(true);
}
