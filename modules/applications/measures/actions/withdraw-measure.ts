/** A measure ends on a day; that it once held stays on record. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { firstMeasures } from '../catalogue.ts';
import { measureWithdrawn, withdrawMeasure } from '../contract.ts';
import { decideWithdrawal } from '../rules.ts';
import { chainOf, findVersions, findWithdrawals, insertWithdrawal } from '../tables.ts';

export const handleWithdrawMeasure = handle(withdrawMeasure, async (deed, input) => {
  const { id, key, from, reason } = input;
  const allowed = deed.allow({ division: deed.cityCode });
  if (!allowed.ok) return allowed;
  const { matterId, made } = await chainOf(deed.tx, key, deed.newId());
  const series = [...firstMeasures.filter((one) => one.key === key), ...(await findVersions(deed.tx, key))];
  const decided = decideWithdrawal(input, series, await findWithdrawals(deed.tx, key), deed.today);
  if (!decided.ok) return decided;
  if (made) deed.begin(matterId);
  else await deed.lock(matterId);
  const { n } = deed.record(measureWithdrawn, {
    matterId,
    division: deed.cityCode,
    from: 'inForce',
    to: 'withdrawn',
    fields: { key, from, reason },
  });
  await insertWithdrawal(deed.tx, { id, key, from, reason, matterId, factN: n });
  deed.announce({ topic: 'norms', division: deed.cityCode });
  return ok({ id });
});
