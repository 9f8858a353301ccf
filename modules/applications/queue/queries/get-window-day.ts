/** The day of a window for its clerks: who waits, who is called, who comes by appointment, how long people waited. */
import { ok } from '@cuntu/base';
import { condition, holds } from '@cuntu/divisions';
import { matterWhere } from '#modules/matters';
import type { Db } from '#platform/database';
import { answer, type Look } from '#platform/pipeline';
import { maySeeApplications } from '../../intake/contract/questions.ts';
import { getWindowDay, NUMBERS_SHOWN } from '../contract/calls.ts';
import { openingsOf } from '../openings.ts';
import { clockOf, medianOf, stateOf } from '../rules.ts';
import { serves } from '../serving.ts';
import { dayShown, ticketShown, windowShown } from '../showing.ts';
import { appointmentsOn } from '../tables/bookings.ts';
import { calledAt, dayFigures, endedAt, type TicketRow, tiedTo, waitingAt } from '../tables/calls.ts';
import { findWindowUnits, type WindowRow } from '../tables/hours.ts';

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
  const called = await calledAt(db, unitId, today, NUMBERS_SHOWN);
  const ended = await endedAt(db, unitId, today, NUMBERS_SHOWN);
  const withTied = await tiedShown(db, look, [...called, ...ended]);
  return {
    unitId,
    today: dayShown(today, (await openingsOf(db, [unitId], today)).on(unitId, today)),
    waiting: (await waitingAt(db, unitId, today, now, NUMBERS_SHOWN)).map(ticketShown),
    called: called.map(withTied),
    ended: ended.map((ticket) => ({ ...withTied(ticket), outcome: ticket.outcome as 'served' | 'absent' })),
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
    mayServe: serves(look, window),
  };
}

/** Whoever watches a window need not see applications. */
async function tiedShown(db: Db, { actor, today }: Look, tickets: readonly TicketRow[]) {
  const ids = tickets.map(({ id }) => id);
  const tied = await tiedTo(db, ids, matterWhere(condition(maySeeApplications, actor, today)));
  return (ticket: TicketRow) => ({
    ...ticketShown(ticket),
    applications: tied.filter(({ ticketId }) => ticketId === ticket.id).map(({ ticketId: _, ...one }) => one),
  });
}
