/** The windows of the city, their hours now and next, and whether they are open today. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findWindows } from '../contract/hours.ts';
import { openingsOf } from '../openings.ts';
import { dayShown, windowShown } from '../showing.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const answerFindWindows = answer(findWindows, async (db, look) => {
  const windows = await findWindowUnits(db);
  const ids = windows.map(({ unitId }) => unitId);
  const openings = await openingsOf(db, ids, look.today);
  return ok({
    windows: windows.map((window) => ({
      ...windowShown(window),
      hours: openings.hoursOn(window.unitId, look.today) ?? null,
      next: openings.next(window.unitId, look.today) ?? null,
      today: dayShown(look.today, openings.on(window.unitId, look.today)),
    })),
  });
});
