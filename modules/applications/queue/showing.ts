/** How windows and their days are shown: to the public, to the clerk, on the board. */
import type { OutputOf } from '@cuntu/base';
import type { findSlots } from './contract/bookings.ts';
import type { Openings } from './openings.ts';
import type { TicketRow } from './tables/calls.ts';
import type { WindowRow } from './tables/hours.ts';

export const windowShown = ({ unitId, name, address, phone }: WindowRow) => ({ unitId, name, address, phone });

type DayShown = Omit<OutputOf<typeof findSlots>['days'][number], 'slots'>;

export function dayShown(day: string, opening: ReturnType<Openings['on']>): DayShown {
  const { open, why, notice, provisional, spans } = opening;
  return { day, open, why, notice, provisional, spans };
}

export const ticketShown = ({ id, number, item, halfHour, takenAt, counter, calledAt, recalls }: TicketRow) => ({
  id,
  number,
  item,
  halfHour,
  takenAt,
  counter,
  calledAt,
  recalls,
});
