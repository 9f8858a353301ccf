/** Whom one may ask again: pure. */
import { ok, type Result, refuse } from '@cuntu/base';

/** A unit that has not answered yet has the question already. */
export function decideAsking(
  asked: readonly { unitId: string; unit: string; endedAt: string | null }[],
  unitId: string,
): Result<true, 'opinion.askedAlready'> {
  const open = asked.find((one) => one.unitId === unitId && one.endedAt === null);
  return open ? refuse('opinion.askedAlready', { at: 'unitId', params: { unit: open.unit } }) : ok(true);
}
