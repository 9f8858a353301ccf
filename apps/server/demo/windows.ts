/** When the windows of the demo city are open, and how many appointments each takes. */
import type { PlannedDeed } from './acting.ts';
import type { Fate } from './chance.ts';
import type { City } from './register.ts';

const DAY = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
];
/** Monday first. */
const week = [DAY, DAY, DAY, DAY, DAY, [], []];
const CAPACITY = 3;

export const planWindows = (fate: Fate, { entry, enteredAt, cast }: City): PlannedDeed[] =>
  entry.units
    .filter(({ kind }) => kind === 'window')
    .map(({ id: unitId }) => {
      const key = `window hours ${unitId}`;
      const input = {
        id: fate.id(key, enteredAt),
        unitId,
        week,
        capacity: CAPACITY,
        inForceFrom: enteredAt.slice(0, 10),
      };
      return { key, at: enteredAt, name: 'applications.setWindowHours', by: cast.get('gu')!.personId, input };
    });
