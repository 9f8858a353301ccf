/** To whom a rung leads, for a matter where it lies and where its task waits. */
import { dutyAt, dutyInUnit } from '#modules/bureau';
import type { Rung } from '#modules/norms/contract';
import type { Tx } from '#platform/database';
import { ancestryOf } from '../runs/rules.ts';
import type { MatterRow } from '../runs/tables/run.ts';

/** Codes of a county have six figures, of the city four. */
const widest = { unit: 14, branch: 6, bureau: 4 } as const;

/** A unit without a leader of its own is led by the nearest above it. */
export async function addresseeOf(
  tx: Tx,
  { to, role }: Rung,
  { personId, unitId, division }: Pick<MatterRow, 'personId' | 'unitId' | 'division'>,
  on: string,
): Promise<string | null> {
  if (to === 'person' || role === null) return personId;
  const own = to === 'unit' && unitId ? await dutyInUnit(tx, unitId, role, on) : undefined;
  const above = ancestryOf(division).filter(({ length }) => length <= widest[to]);
  return own?.personId ?? (await dutyAt(tx, above, role, on))?.personId ?? null;
}
