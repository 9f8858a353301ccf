/** The next number is called to a counter: whose half hour has come goes first, then everybody in order. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { callNext, numberCalled } from '../contract/calls.ts';
import { clockOf } from '../rules.ts';
import { keepCall, lockDay, standingAt, waitingAt } from '../tables/calls.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const handleCallNext = handle(callNext, async (deed, { unitId, counter }) => {
  const [window] = await findWindowUnits(deed.tx, unitId);
  if (!window) return refuse('window.unknown', { at: 'unitId' });
  const { division } = window;
  const allowed = deed.allow({ division, unitId });
  if (!allowed.ok) return allowed;
  await lockDay(deed.tx, unitId, deed.today);
  const there = await standingAt(deed.tx, unitId, deed.today, counter);
  if (there) return refuse('queue.stillServing', { params: { number: there.number } });
  const [next] = await waitingAt(deed.tx, unitId, deed.today, clockOf(deed.at), 1);
  if (!next) return refuse('queue.empty');
  await deed.lock(next.id);
  const fields = { counter };
  const { n } = deed.record(numberCalled, { matterId: next.id, division, from: 'waiting', to: 'called', fields });
  await keepCall(deed.tx, { ticketId: next.id, factN: n, counter, by: deed.personId, at: deed.at });
  deed.announce({ topic: 'queue', division });
  return ok({ ticketId: next.id, number: next.number, counter });
});
