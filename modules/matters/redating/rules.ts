/** Which running clocks a calendar moves: all that began on one day under one limit move alike, so each such group is counted once. */
import type { Almanac, PeriodUnit } from '@cuntu/calendar';
import { yellowOn } from '#modules/norms/contract';
import { dueOf, type Pause } from '../clocks/rules.ts';

export interface Group {
  /** Day in China on which the period began. */
  startedOn: string;
  limitId: string;
  count: number;
  unit: PeriodUnit;
  /** Days on which it stood still, all of them over. */
  pauses: readonly Pause[];
  yellowAt: number;
  dueOn: string;
  /** It is past its day: there it stays. */
  turned: boolean;
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
  const { startedOn, yellowAt } = group;
  const { dueOn, dueAt, provisional, counted } = dueOf(almanac, { ...group, startedAt: startedOn });
  const toYellowOn = yellowOn(counted, dueOn, yellowAt);
  return { ...group, toOn: dueOn, toAt: dueAt, toYellowOn, toProvisional: provisional };
}

export const moves = ({ turned, dueOn, toOn }: Dated): boolean => !turned && dueOn !== toOn;

/** In time on `today` until now, and no longer. */
export const becomesLate = ({ dueOn, toOn }: Dated, today: string): boolean => today <= dueOn && today > toOn;

/** Only a notice that was missing says so of a day that stays. */
export const settles = (dated: Dated): boolean => !moves(dated) && dated.provisional && !dated.toProvisional;
