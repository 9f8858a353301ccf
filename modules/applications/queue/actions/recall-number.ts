/** Nobody came: the same number is called once more. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { numberRecalled, recallNumber } from '../contract/calls.ts';
import { decideAtCounter } from '../rules.ts';
import { keepRecall } from '../tables/calls.ts';
import { takeTicket } from '../taking.ts';

export const handleRecallNumber = handle(recallNumber, async (deed, { ticketId }) => {
  const taken = await takeTicket(deed, ticketId);
  if (!taken.ok) return taken;
  const { division, number } = taken.value;
  const there = decideAtCounter(taken.value);
  if (!there.ok) return there;
  const counter = taken.value.counter!;
  const fields = { counter };
  const { n } = deed.record(numberRecalled, { matterId: ticketId, division, from: 'called', to: 'called', fields });
  await keepRecall(deed.tx, { ticketId, factN: n, counter, by: deed.personId, at: deed.at });
  deed.announce({ topic: 'queue', division });
  return ok({ ticketId, number, counter });
});
