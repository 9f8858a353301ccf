/** A number in hand, under lock, for whoever works at its window. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { findTicket, type TicketRow } from './tables/calls.ts';

export async function lockedTicket(deed: Deed, ticketId: string): Promise<TicketRow | undefined> {
  const known = await findTicket(deed.tx, ticketId);
  return known && (await deed.lock(ticketId)) ? findTicket(deed.tx, ticketId) : undefined;
}

export async function takeTicket(deed: Deed, ticketId: string): Promise<Result<TicketRow, never>> {
  const ticket = await lockedTicket(deed, ticketId);
  if (!ticket) return refuse('thing.notFound', { at: 'ticketId' });
  const allowed = deed.allow({ division: ticket.division, unitId: ticket.unitId });
  return allowed.ok ? ok(ticket) : allowed;
}
