/** Who may hold a parcel for which reason, and when it is held for that reason already: pure. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type HoldKind, holdersOf, standing } from './contract.ts';

export const decideHolder = (kind: HoldKind, roles: readonly string[]): Result<true, 'hold.notYours'> =>
  roles.includes(holdersOf[kind])
    ? ok(true)
    : refuse('hold.notYours', { at: 'kind', params: { role: holdersOf[kind] } });

interface Standing {
  kind: string;
  basis: string;
  fromOn: string;
  toOn: string | null;
}

/** Seized again by another document it waits its turn (轮候查封); for every other reason once is enough. */
export function decideHold(
  holds: readonly Standing[],
  { kind, basis }: { kind: HoldKind; basis: string },
  today: string,
): Result<true, 'hold.already'> {
  const same = standing(holds, today).find((one) => one.kind === kind && (kind !== 'seizure' || one.basis === basis));
  return same ? refuse('hold.already', { at: 'kind', params: { since: same.fromOn, basis: same.basis } }) : ok(true);
}
