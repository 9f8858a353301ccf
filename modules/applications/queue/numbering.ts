/** What giving a number is, at the desk or by an appointment: the next of the day, on a chain of its own. */
import type { Result } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { numberTaken } from './contract/calls.ts';
import type { dayRefusals } from './contract/hours.ts';
import { openingsOf } from './openings.ts';
import { clockOf, decideNumber, decideOpen, keepsHalfHour } from './rules.ts';
import { insertTicket, nextNumber, waitingBefore } from './tables/calls.ts';
import type { WindowRow } from './tables/hours.ts';

interface Asked {
  id: string;
  item: string | null;
  appointment: { id: string; halfHour: string } | null;
}

type Refused = (typeof dayRefusals)[number] | 'queue.notYet' | 'queue.closed';

/** Whether the window gives numbers now. */
export async function givesNumbers(
  deed: Pick<Deed, 'tx' | 'today' | 'at'>,
  unitId: string,
): Promise<Result<true, Refused>> {
  const openings = await openingsOf(deed.tx, [unitId], deed.today);
  const open = decideOpen(openings.on(unitId, deed.today), deed.today);
  return open.ok ? decideNumber(open.value, clockOf(deed.at)) : open;
}

export async function giveNumber(
  deed: Deed,
  { unitId, division }: WindowRow,
  { id, item, appointment }: Asked,
): Promise<{ id: string; number: number; before: number }> {
  const day = deed.today;
  const now = clockOf(deed.at);
  const number = await nextNumber(deed.tx, unitId, day);
  deed.begin(id);
  const appointmentId = appointment?.id ?? null;
  const fields = { unit: unitId, day, number, item: item as never, appointment: appointmentId };
  const { n } = deed.record(numberTaken, { matterId: id, division, from: null, to: 'waiting', fields });
  const halfHour = appointment && keepsHalfHour(appointment.halfHour, now) ? appointment.halfHour : null;
  await insertTicket(deed.tx, { id, factN: n, unitId, day, number, item, appointmentId, halfHour, takenAt: deed.at });
  deed.announce({ topic: 'queue', division });
  return { id, number, before: await waitingBefore(deed.tx, id, now) };
}
