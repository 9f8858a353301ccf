/** Which running clocks a calendar moves: all that began on one day under one limit move alike, so each such group is counted once. */
import { type Almanac, deadline, type PeriodUnit } from '@cuntu/calendar';
import { yellowOn } from '#modules/norms/contract';

export interface Group {
  /** Day in China on which the period began. */
  startedOn: string;
  limitId: string;
  count: number;
  unit: PeriodUnit;
  yellowAt: number;
  dueOn: string;
  provisional: boolean;
}

export interface Dated extends Group {
  toOn: string;
  toAt: string;
  toYellowOn: string;
  toProvisional: boolean;
}

/** Hours run through every night and holiday: no notice moves them. */
export const movable = (unit: string): unit is PeriodUnit => unit !== 'hours';

export function redate(almanac: Almanac, group: Group): Dated {
  const { startedOn, count, unit, yellowAt } = group;
  const counted = deadline(almanac, { start: startedOn, count, unit, provisional: true });
  if (!counted.ok) throw new Error(`${count} ${unit} from ${startedOn}: ${counted.refusal.code}`);
  const { dueOn, dueAt, provisional } = counted.value;
  const toYellowOn = yellowOn(counted.value.counted, dueOn, yellowAt);
  return { ...group, toOn: dueOn, toAt: dueAt, toYellowOn, toProvisional: provisional };
}

export const moves = ({ dueOn, toOn }: Dated): boolean => dueOn !== toOn;

/** In time on `today` until now, and no longer. */
export const becomesLate = ({ dueOn, toOn }: Dated, today: string): boolean => today <= dueOn && today > toOn;

/** Only a notice that was missing says so of a day that stays. */
export const settles = ({ dueOn, toOn, provisional, toProvisional }: Dated): boolean =>
  dueOn === toOn && provisional && !toProvisional;
