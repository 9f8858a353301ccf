/** The one parcel of the demo that a court has seized: nothing is registered on it, and the window says so. */
import { onDay } from '../findings/office-hours.ts';
import { daysFrom } from '../register.ts';
import words from '../seed/applications.json' with { type: 'json' };
import type { LandDeed, Setting } from './telling.ts';

const HELD_DAYS = 33;
const IN_THE_MORNING = 9 * 60 + 40;

export function planHold({ fate, hours, anchorOn, clerks, held }: Setting): LandDeed[] {
  if (!held) return [];
  const day = hours.workingDay(daysFrom(anchorOn, -HELD_DAYS), 1);
  const at = onDay(day, IN_THE_MORNING);
  const key = 'parcel.held';
  return [
    {
      key,
      at,
      name: 'land.holdParcel',
      by: clerks.registrar(held.village.slice(0, 6), fate.chance(key), true),
      unitNumber: held.unitNumber,
      input: {
        id: fate.id(key, at),
        kind: 'seizure',
        basis: words.seizure.basis.replace('{year}', day.slice(0, 4)),
        words: words.seizure.words,
      },
    },
  ];
}
