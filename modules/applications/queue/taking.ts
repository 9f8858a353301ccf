/** A number in hand, under lock, for whoever works at its window. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { findTicket, type TicketRow } from './tables.ts';

export async function takeTicket(deed: Deed, ticketId: string): Promise<Result<TicketRow, never>> {
  const known = await findTicket(deed.tx, ticketId);
  const ticket = known && (await deed.lock(ticketId)) ? await findTicket(deed.tx, ticketId) : undefined;
  if (!ticket) return refuse('thing.notFound', { at: 'ticketId' });
  const allowed = deed.allow({ division: ticket.division, unitId: ticket.unitId });
  return allowed.ok ? ok(ticket) : allowed;
}
