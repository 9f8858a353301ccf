/** Permission as one boolean expression over a subject, read alike by a decision and by a SQL predicate. */
import type { Subject } from './actor.ts';

/**
 * No negation stands above another node, so that in SQL an unknown (NULL) leaf counts as false everywhere;
 * `notDoneBy` must itself be written as NOT EXISTS, which is never unknown.
 */
export type Condition =
  | { is: 'always' }
  | { is: 'never' }
  | { is: 'anyOf'; of: readonly Condition[] }
  | { is: 'allOf'; of: readonly Condition[] }
  | { is: 'divisionUnder'; prefix: string }
  | { is: 'unitIn'; units: readonly string[] }
  | { is: 'kindIn'; kinds: readonly string[] }
  | { is: 'stateIn'; states: readonly string[] }
  | { is: 'reportedBy'; personId: string }
  | { is: 'assignedTo'; personId: string }
  | { is: 'party'; personId: string }
  | { is: 'notDoneBy'; deed: string; personId: string };

/** One reading of each leaf. A leaf that the query or subject cannot answer is left out, and asking it throws. */
export interface Leaves<T> {
  divisionUnder?: (prefix: string) => T;
  unitIn?: (units: readonly string[]) => T;
  kindIn?: (kinds: readonly string[]) => T;
  stateIn?: (states: readonly string[]) => T;
  reportedBy?: (personId: string) => T;
  assignedTo?: (personId: string) => T;
  party?: (personId: string) => T;
  notDoneBy?: (deed: string, personId: string) => T;
}

export interface Algebra<T> extends Leaves<T> {
  always: T;
  never: T;
  anyOf: (branches: T[]) => T;
  allOf: (branches: T[]) => T;
}

export const always: Condition = { is: 'always' };
export const never: Condition = { is: 'never' };

export function anyOf(branches: readonly Condition[]): Condition {
  const of = branches.filter((branch) => branch.is !== 'never');
  if (of.some((branch) => branch.is === 'always')) return always;
  if (of.length < 2) return of[0] ?? never;
  return { is: 'anyOf', of };
}

export function allOf(branches: readonly Condition[]): Condition {
  const of = branches.filter((branch) => branch.is !== 'always');
  if (of.some((branch) => branch.is === 'never')) return never;
  if (of.length < 2) return of[0] ?? always;
  return { is: 'allOf', of };
}

const leaf = <K extends keyof Leaves<unknown>, T>(algebra: Algebra<T>, name: K): NonNullable<Leaves<T>[K]> => {
  const read = algebra[name];
  if (!read) throw new TypeError(`permission asks for "${name}", which this query or subject does not carry`);
  return read;
};

/**
 * Reads a condition bottom-up into T: a boolean, a SQL fragment, a list of roles for the documentation.
 * Every branch is read (no short cut), so a missing column is found by the first test and not by the first unlucky user.
 * @example foldCondition(condition(may, actor, today), { always: sql`true`, divisionUnder: (p) => sql`m.division like ${p + '%'}`, … })
 */
export function foldCondition<T>(node: Condition, algebra: Algebra<T>): T {
  switch (node.is) {
    case 'always':
    case 'never':
      return algebra[node.is];
    case 'anyOf':
    case 'allOf':
      return algebra[node.is](node.of.map((branch) => foldCondition(branch, algebra)));
    case 'divisionUnder':
      return leaf(algebra, 'divisionUnder')(node.prefix);
    case 'unitIn':
      return leaf(algebra, 'unitIn')(node.units);
    case 'kindIn':
      return leaf(algebra, 'kindIn')(node.kinds);
    case 'stateIn':
      return leaf(algebra, 'stateIn')(node.states);
    case 'notDoneBy':
      return leaf(algebra, 'notDoneBy')(node.deed, node.personId);
    default:
      return leaf(algebra, node.is)(node.personId);
  }
}

function leavesOf(subject: Subject): Leaves<boolean> {
  const { division, unitId, kind, state, reportedBy, assignedTo, parties, doneBy } = subject;
  return {
    divisionUnder: (prefix) => division.startsWith(prefix),
    unitIn: unitId === undefined ? undefined : (units) => unitId !== null && units.includes(unitId),
    kindIn: kind === undefined ? undefined : (kinds) => kinds.includes(kind),
    stateIn: state === undefined ? undefined : (states) => state !== null && states.includes(state),
    reportedBy: reportedBy === undefined ? undefined : (personId) => reportedBy === personId,
    assignedTo: assignedTo && ((personId) => assignedTo.includes(personId)),
    party: parties && ((personId) => parties.includes(personId)),
    notDoneBy: doneBy && ((deed, personId) => !(Object.hasOwn(doneBy, deed) && doneBy[deed]!.includes(personId))),
  };
}

/** Whether the condition holds of one subject in hand. */
export const holds = (node: Condition, subject: Subject): boolean =>
  foldCondition<boolean>(node, {
    always: true,
    never: false,
    anyOf: (branches) => branches.some(Boolean),
    allOf: (branches) => branches.every(Boolean),
    ...leavesOf(subject),
  });
