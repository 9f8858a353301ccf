/** Who acts, with what grants and licences, and what a deed is done to. */
import type { Role } from './roles.ts';

/** `from` and `to` are days 'YYYY-MM-DD', both included; no `to`: until revoked. */
export interface Grant {
  role: Role;
  division: string;
  /** Narrows the scope `unit` to this one; absent: all units of the person. */
  unitId?: string;
  from: string;
  to?: string;
}

export interface Licence {
  kind: string;
  number: string;
  from: string;
  to: string;
}

export interface SignedIn {
  personId: string;
  accountId: string;
  grants: readonly Grant[];
  licences: readonly Licence[];
  units: readonly string[];
  lang?: 'zh' | 'en';
}

/** `system`: the house itself, on a fact heard or a clock turned; `nobody`: not signed in. */
export type Actor = SignedIn | 'system' | 'nobody';

/**
 * What a deed is done to. `null` says that it has none; an absent field says that it was not loaded, and a rule that
 * asks for it is a fault: an unloaded `doneBy` read as "nobody did it" would let a person check himself.
 */
export interface Subject {
  division: string;
  unitId?: string | null;
  /** What kind of matter it is. */
  kind?: string;
  state?: string | null;
  /** Person who brought it in. */
  reportedBy?: string | null;
  /** Persons responsible now. */
  assignedTo?: readonly string[];
  /** Persons it concerns. */
  parties?: readonly string[];
  /** Deed name → persons who have done it on this matter. */
  doneBy?: Readonly<Record<string, readonly string[]>>;
}

const inForce = (span: { from: string; to?: string }, today: string) =>
  span.from <= today && (span.to === undefined || today <= span.to);

export const grantsOn = (person: SignedIn, today: string): Grant[] => person.grants.filter((g) => inForce(g, today));

export const holdsLicence = (person: SignedIn, kind: string, today: string): boolean =>
  person.licences.some((licence) => licence.kind === kind && inForce(licence, today));

export const rolesOf = (actor: Actor, today: string): Role[] => {
  if (actor === 'nobody') return [];
  return actor === 'system' ? ['system'] : [...new Set(grantsOn(actor, today).map((grant) => grant.role))];
};
