/** A listed person as the contract shows him: his licence by how long it still lasts. */
import type { OutputOf } from '@cuntu/base';
import type { findPeople } from './contract.ts';
import type { ListedPerson } from './finding-tables.ts';
import { licenceState } from './rules.ts';

export function rowOf(
  { phone: _, licence, ...person }: ListedPerson,
  today: string,
): OutputOf<typeof findPeople>['people'][number] {
  if (!licence) return { ...person, licence: null };
  const state = licenceState(licence, today);
  // A licence that begins later is as good as valid in a list: its page tells the day.
  return {
    ...person,
    licence: { number: licence.number, to: licence.to, state: state === 'toCome' ? 'valid' : state },
  };
}
