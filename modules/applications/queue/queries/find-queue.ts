/** The board of the hall: which numbers are called to which counter, and how many wait. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findQueue } from '../contract/calls.ts';
import { clockOf } from '../rules.ts';
import { calledAt, waitingAt, waitingCounts } from '../tables/calls.ts';
import { findWindowUnits } from '../tables/hours.ts';

const CALLED = 8;
const NEXT = 12;

export const answerFindQueue = answer(findQueue, async (db, look, { unitId = null }) => {
  const units = await findWindowUnits(db, unitId);
  const counts = await waitingCounts(
    db,
    units.map((unit) => unit.unitId),
    look.today,
  );
  const windows = await Promise.all(
    units.map(async ({ unitId: id, name }) => ({
      unitId: id,
      name,
      waiting: counts.find((row) => row.unitId === id)?.waiting ?? 0,
      next: (await waitingAt(db, id, look.today, clockOf(look.at), NEXT)).map(({ number }) => number),
      called: (await calledAt(db, id, look.today, CALLED)).map((ticket) => ({
        number: ticket.number,
        counter: ticket.counter!,
        calledAt: ticket.recalledAt ?? ticket.calledAt!,
        again: ticket.recalls > 0,
      })),
    })),
  );
  return ok({ windows });
});
