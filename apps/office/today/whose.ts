/** Whose work a person looks at: his own where he has any, his unit's, and what waits for others where he may look. */
import { maySeeOf } from '#modules/matters/contract';

export type Whose = 'mine' | 'unit' | 'others';

const doers = [
  'stationOfficer',
  'inspector',
  'reviewer',
  'windowClerk',
  'examiner',
  'registrar',
  'leader',
  'supervisor',
];
const watchers = ['leader', 'supervisor', 'coordinator', 'inspector', 'reviewer'];

export function whoseFor(roles: readonly string[]): readonly Whose[] {
  const does = hasWork(roles);
  const watches = roles.some((role) => watchers.includes(role));
  return [...(does ? (['mine', 'unit'] as const) : []), ...(watches ? (['others'] as const) : [])];
}

/** What a person sees who has not chosen: whoever answers for units these, with his own work above. */
export const whoseFirst = (roles: readonly string[]): Whose | undefined =>
  answersForUnits(roles) ? 'others' : whoseFor(roles)[0];

/** Whether anything can ever wait for this person: only then has the menu a figure. */
export const hasWork = (roles: readonly string[]): boolean => roles.some((role) => doers.includes(role));

/** Who answers for several units reads what waits in each. */
export const answersForUnits = (roles: readonly string[]): boolean =>
  roles.some((role) => ['leader', 'supervisor'].includes(role));

/** Whoever serves applicants and no ground has nothing to do with findings: no map, no figure, no list of them. */
export const seesFindings = (roles: readonly string[]): boolean =>
  maySeeOf('finding').some(({ role }) => roles.includes(role));

/** Medians are read from the county up (patrol.findEarly). */
export const readsEarly = (roles: readonly string[]): boolean =>
  roles.some((role) => ['inspector', 'reviewer', 'supervisor', 'leader'].includes(role));
