/** Which papers an application needs and which of them are there: one rule for the window, the one-time notice and the guide. */

import type { Material, ServiceItem } from '../contract.ts';
import type { FormValues } from './fields.ts';

export interface Applied {
  form: FormValues;
  /** The entry of the book that it is to change; `later`: how many that stand come after it. */
  entry: { amount: number; toOn: string; later: number } | null;
  /** Roles of those who apply, each with the state of his own identity and his agent. */
  applicants: readonly { role: string; identityValidTo: string | null; agent: boolean; agentValidTo: string | null }[];
  /** Materials handed in, by key. */
  given: readonly string[];
  /** Materials that the bureau holds itself. */
  held: readonly string[];
}

export interface Needed {
  material: string;
  state: 'given' | 'held' | 'missing' | 'expired';
  /** Why it is asked for beyond the common list; null: always. */
  because: string | null;
}

const holdsOf: Record<NonNullable<Material['when']>, (applied: Applied) => boolean> = {
  agent: ({ applicants }) => applicants.some(({ agent }) => agent),
  outsidePlan: ({ form }) => form.siting === 'outsidePlan',
  // 民法典 409: what grows before others takes from what is left for them.
  overtakes: ({ form, entry }) =>
    entry !== null && entry.later > 0 && (Number(form.amount) > entry.amount || String(form.to ?? '') > entry.toOn),
  mineralsCovered: ({ form }) => form.mineralsCovered === 'yes',
};

/** What is needed of this application, in the order of its item; `today` decides which identities have run out. */
export function checklist({ materials }: Pick<ServiceItem, 'materials'>, applied: Applied, today: string): Needed[] {
  return materials
    .filter(({ when }) => !when || holdsOf[when](applied))
    .map(({ key, when }) => ({ material: key, state: stateOf(key, applied, today), because: when ?? null }));
}

function stateOf(key: string, applied: Applied, today: string): Needed['state'] {
  if (applied.held.includes(key)) return 'held';
  if (!applied.given.includes(key)) return 'missing';
  return key === 'identity' && hasExpired(applied, today) ? 'expired' : 'given';
}

/** On its last day it still holds. */
export const hasExpired = ({ applicants }: Applied, today: string): boolean =>
  applicants.some(({ identityValidTo, agentValidTo }) =>
    [identityValidTo, agentValidTo].some((to) => to !== null && to < today),
  );

export const isLacking = ({ state }: Needed): boolean => state === 'missing' || state === 'expired';
