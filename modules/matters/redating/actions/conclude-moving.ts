/** All that a notice moves has moved: how much that was, and the digest of the list, as one fact of the notice. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { concludeMoving, holidayNoticeApplied } from '../contract.ts';
import { findApplied, insertApplied, sumOf } from '../tables.ts';

export const handleConcludeMoving = handle(concludeMoving, async (deed, { notice }) => {
  await deed.lock(notice);
  const known = await findApplied(deed.tx, notice);
  if (known) return ok({ moved: known.moved });
  const sum = await sumOf(deed.tx, notice);
  const recorded = deed.record(holidayNoticeApplied, {
    matterId: notice,
    division: deed.cityCode,
    from: 'loaded',
    to: 'applied',
    fields: { notice, ...sum },
  });
  await insertApplied(deed.tx, notice, recorded.n, sum);
  deed.announce({ topic: 'norms', division: deed.cityCode });
  return ok({ moved: sum.moved });
});
