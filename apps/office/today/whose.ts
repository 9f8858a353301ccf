/** Whose work a person sees first: his own where he has any, else that of the places he answers for. */

export type Whose = 'mine' | 'unit' | 'place';

const doers = ['stationOfficer', 'inspector', 'reviewer'];
const watchers = ['leader', 'supervisor', 'coordinator'];

export function whoseFor(roles: readonly string[]): readonly Whose[] {
  const does = roles.some((role) => doers.includes(role));
  const watches = roles.some((role) => watchers.includes(role) || role === 'inspector' || role === 'reviewer');
  return [...(does ? (['mine', 'unit'] as const) : []), ...(watches ? (['place'] as const) : [])];
}

/** Medians are read from the county up (patrol.findEarly). */
export const readsEarly = (roles: readonly string[]): boolean =>
  roles.some((role) => ['inspector', 'reviewer', 'supervisor', 'leader'].includes(role));
