/** An application taken in on a called number: told on the number's own chain, within the deed that takes it in. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { numberTied, type tieRefusals } from './contract/calls.ts';
import { decideTie } from './rules.ts';
import { serves } from './serving.ts';
import { keepTie } from './tables/calls.ts';
import { lockedTicket } from './taking.ts';

export async function tie(
  deed: Deed,
  ticketId: string,
  applicationId: string,
): Promise<Result<true, (typeof tieRefusals)[number]>> {
  const ticket = await lockedTicket(deed, ticketId);
  if (!ticket || !serves(deed, ticket)) return refuse('thing.notFound', { at: 'ticketId' });
  const decided = decideTie(ticket, deed.today);
  if (!decided.ok) return decided;
  const { division } = ticket;
  const state = ticket.outcome ?? 'called';
  const fields = { application: applicationId };
  const { n } = deed.record(numberTied, { matterId: ticketId, division, from: state, to: state, fields });
  await keepTie(deed.tx, ticketId, n, applicationId);
  deed.announce({ topic: 'queue', division });
  return ok(true);
}
