/** Which deeds lead an application to where it rests, and when each of them is done. */
import type { Chance } from '../chance.ts';
import { dayOf, onDay, plusMinutes } from '../findings/office-hours.ts';
import { daysFrom } from '../register.ts';
import type { Outcome, Setting, Sketch } from './telling.ts';

/** After it was handed in. */
export type Step =
  | 'request'
  | 'supply'
  | 'accept'
  | 'deem'
  | 'decline'
  | 'withdraw'
  | 'lapse'
  | 'examine'
  | 'object'
  | 'return'
  | 'examineAgain'
  | 'register'
  | 'refuse'
  | 'deliver';

const DECIDED = ['examine', 'register', 'deliver'] as const;

export const mortgageWays: Record<Outcome, readonly Step[]> = {
  submitted: [],
  incomplete: ['request'],
  admitted: ['accept'],
  examined: ['accept', 'examine'],
  objected: ['accept', 'object'],
  registered: ['accept', 'examine', 'register'],
  delivered: ['accept', ...DECIDED],
  supplied: ['request', 'supply', 'accept', ...DECIDED],
  returned: ['accept', 'examine', 'return', 'examineAgain', 'register', 'deliver'],
  silent: ['deem', ...DECIDED],
  refused: ['accept', 'object', 'refuse'],
  declined: ['decline'],
  withdrawn: ['accept', 'withdraw'],
  lapsed: ['request', 'lapse'],
};

/** Of a preview only what goes before its review, and how it can end there. */
export const previewWays: Partial<Record<Outcome, readonly Step[]>> = {
  submitted: [],
  incomplete: ['request'],
  admitted: ['accept'],
  declined: ['decline'],
  withdrawn: ['withdraw'],
  lapsed: ['request', 'lapse'],
};

export const hasEntry = (outcome: Outcome): boolean => mortgageWays[outcome].includes('register');

/** Working days from acceptance to the book, and from there into the applicant's hand. */
export interface Pace {
  decidedIn: number;
  deliveredIn: number;
}

const PROMISED = 3;
/** Of a hundred the promise was missed for so many two years ago, and for so many now. */
const MISSED = [20, 3] as const;

export function paceOf({ progress, open, late }: Sketch, chance: Chance): Pace {
  const [lot, more, wait, soon] = [chance.below(100), chance.between(1, 3), chance.between(0, 4), chance.part()];
  if (open) return { decidedIn: 1, deliveredIn: 1 };
  if (late) return { decidedIn: chance.between(1, 2), deliveredIn: 0 };
  const missed = lot < MISSED[0] + (MISSED[1] - MISSED[0]) * progress;
  const kept = 1 + Math.floor((PROMISED - 0.6 - 0.9 * progress) * soon + 0.4);
  return { decidedIn: missed ? PROMISED + more : Math.min(PROMISED, kept), deliveredIn: wait };
}

const SUPPLEMENT_DAYS = 60;

/** `acceptedAt`: of the application; `before`: of the deed before. */
export function timeOf(step: Step, { before, acceptedAt, pace, sketch, chance, hours }: Timing): string {
  const soon = (least: number, most: number) => hours.atWork(plusMinutes(before, chance.between(least, most)), chance);
  const later = (days: number, since = before) => {
    const planned = onDay(hours.workingDay(dayOf(since), days), chance.between(8 * 60 + 40, 11 * 60 + 20));
    return planned > before ? planned : soon(25, 70);
  };
  const ways: Partial<Record<Step, () => string>> = {
    accept: () => soon(6, 22),
    request: () => soon(8, 25),
    decline: () => soon(10, 40),
    supply: () => later(chance.between(1, 9)),
    examine: () => (pace.decidedIn > 2 ? later(pace.decidedIn - 1, acceptedAt) : soon(40, 120)),
    object: () => soon(50, 150),
    return: () => soon(20, 60),
    examineAgain: () => soon(20, 60),
    register: () => later(pace.decidedIn, acceptedAt),
    refuse: () => later(pace.decidedIn, acceptedAt),
    withdraw: () => later(1),
    deliver: () => (pace.deliveredIn === 0 ? soon(30, 90) : later(pace.deliveredIn)),
    // The house does them in the first minutes after the day has run out.
    deem: () => onDay(daysFrom(dayOf(sketch.takenAt), 1), 4),
    lapse: () => onDay(daysFrom(lastDay(hours, daysFrom(dayOf(before), SUPPLEMENT_DAYS)), 1), 4),
  };
  return ways[step]!();
}

export interface Timing extends Pick<Setting, 'hours'> {
  before: string;
  acceptedAt: string;
  pace: Pace;
  sketch: Sketch;
  chance: Chance;
}

/** The day itself where somebody works on it, else the next on which somebody does. */
const lastDay = (hours: Setting['hours'], day: string): string => hours.workingDay(daysFrom(day, -1), 1);
