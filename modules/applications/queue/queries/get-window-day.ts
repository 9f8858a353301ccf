/** The day of a window for its clerks: who waits, who is called, who comes by appointment, how long people waited. */
import { ok } from '@cuntu/base';
import { condition, holds } from '@cuntu/divisions';
import type { Db } from '#platform/database';
import { answer, type Look } from '#platform/pipeline';
import { callNext, getWindowDay } from '../contract.ts';
import { openingsOf } from '../openings.ts';
import { clockOf, medianOf, stateOf } from '../rules.ts';
import { dayShown, ticketShown, windowShown } from '../showing.ts';
import { appointmentsOn, calledAt, dayFigures, findWindowUnits, type WindowRow, waitingAt } from '../tables.ts';

const SHOWN = 100;

export const answerGetWindowDay = answer(getWindowDay, async (db, look, { unitId }) => {
  const mine = (await findWindowUnits(db)).filter((window) => holds(look.may, window));
  const chosen = mine.find((window) => window.unitId === unitId) ?? (unitId ? undefined : mine[0]);
  return ok({ windows: mine.map(windowShown), chosen: chosen ? await dayOf(db, look, chosen) : null });
});

async function dayOf(db: Db, look: Look, window: WindowRow) {
  const { unitId } = window;
  const { today } = look;
  const now = clockOf(look.at);
  const { waited, ...figures } = await dayFigures(db, unitId, today);
  const appointments = await appointmentsOn(db, unitId, today);
  return {
    unitId,
    today: dayShown(today, (await openingsOf(db, [unitId], today)).on(unitId, today)),
    waiting: (await waitingAt(db, unitId, today, now, SHOWN)).map(ticketShown),
    called: (await calledAt(db, unitId, today, SHOWN)).map(ticketShown),
    ...figures,
    medianWaitMinutes: medianOf(waited),
    appointments: appointments.map((one) => ({
      id: one.id,
      item: one.item,
      halfHour: one.halfHour,
      state: stateOf(one, today, now),
      number: one.number,
      hasPhone: one.hasPhone,
    })),
    mayServe: holds(condition(callNext.may, look.actor, today), window),
  };
}
