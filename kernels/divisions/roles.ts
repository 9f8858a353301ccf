/** The roles a person can be granted. What a role may do stands with each deed, never here. */

export const roles = [
  'coordinator',
  'stationOfficer',
  'inspector',
  'reviewer',
  'windowClerk',
  'examiner',
  'registrar',
  'supervisor',
  'leader',
  'administrator',
  'personnelOfficer',
  'publicist',
  'petitionOfficer',
  'citizen',
  'system',
] as const;

export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
