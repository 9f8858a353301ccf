/** A change of a limit that is not yet in force is taken back; no clock has counted by it. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { limitWithdrawn, withdrawLimit } from '../contract.ts';
import { decideWithdrawal } from '../rules.ts';
import { findVersion, withdrawVersion } from '../tables.ts';

export const handleWithdrawLimit = handle(withdrawLimit, async (deed, { id }) => {
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const known = await findVersion(deed.tx, id);
  // Read again under the lock: somebody may be withdrawing the same now.
  const version = known && (await deed.lock(known.matterId)) ? await findVersion(deed.tx, id) : undefined;
  if (!version) return refuse('thing.notFound', { at: 'id' });
  const decided = decideWithdrawal(version, deed.today);
  if (!decided.ok) return decided;
  const { n } = deed.record(limitWithdrawn, {
    matterId: version.matterId,
    division: deed.cityCode,
    from: 'inForce',
    to: 'inForce',
    fields: { version: id },
  });
  await withdrawVersion(deed.tx, id, version.matterId, n);
  deed.announce({ topic: 'norms', division: deed.cityCode });
  return ok(null);
});
