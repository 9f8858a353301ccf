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
  | 'check'
  | 'ask'
  | 'give'
  | 'conclude'
  | 'doubt'
  | 'concludeAgain'
  | 'sign'
  | 'refuse'
  | 'deliver'
  | 'serve';

const DECIDED = ['examine', 'register', 'deliver'] as const;

type Ways = Partial<Record<Outcome, readonly Step[]>>;

const mortgageWays: Ways = {
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
  refusalReady: ['accept', 'object', 'refuse'],
  refused: ['accept', 'object', 'refuse', 'serve'],
  declined: ['decline'],
  withdrawn: ['withdraw'],
  lapsed: ['request', 'lapse'],
};

const CONCLUDED = ['check', 'ask', 'give', 'conclude'] as const;
const SIGNED = [...CONCLUDED, 'sign', 'deliver'] as const;

const previewWays: Ways = {
  submitted: [],
  incomplete: ['request'],
  admitted: ['accept'],
  checked: ['accept', 'check'],
  asked: ['accept', 'check', 'ask'],
  concluded: ['accept', ...CONCLUDED],
  objected: ['accept', 'check', 'doubt'],
  issued: ['accept', ...CONCLUDED, 'sign'],
  delivered: ['accept', ...SIGNED],
  supplied: ['request', 'supply', 'accept', ...SIGNED],
  returned: ['accept', ...CONCLUDED, 'return', 'concludeAgain', 'sign', 'deliver'],
  refusalReady: ['accept', 'check', 'doubt', 'refuse'],
  refused: ['accept', 'check', 'doubt', 'refuse', 'serve'],
  declined: ['decline'],
  withdrawn: ['withdraw'],
  lapsed: ['request', 'lapse'],
};

export function wayOf({ item, outcome }: Pick<Sketch, 'item' | 'outcome'>): readonly Step[] {
  const way = (item === 'landPreview' ? previewWays : mortgageWays)[outcome];
  if (!way) throw new Error(`no ${item} of the demo is ${outcome}`);
  return way;
}

/** Its decision is out: in the book, signed, or refused. */
export const isDecided = (sketch: Pick<Sketch, 'item' | 'outcome'>): boolean =>
  wayOf(sketch).some((step) => step === 'register' || step === 'sign' || step === 'refuse');

/** Working days from acceptance to the book, and from there into the applicant's hand. */
export interface Pace {
  decidedIn: number;
  deliveredIn: number;
}

const promisedOf = ({ item }: Pick<Sketch, 'item'>) => (item === 'landPreview' ? 2 : 3);
/** Of a hundred the promise was missed for so many two years ago, and for so many now. */
const MISSED = [20, 3] as const;

export function paceOf(sketch: Sketch, chance: Chance): Pace {
  const { progress, open, late } = sketch;
  const promised = promisedOf(sketch);
  const [lot, more, wait, soon] = [chance.below(100), chance.between(1, 3), chance.between(0, 4), chance.part()];
  if (open) return { decidedIn: 1, deliveredIn: 1 };
  if (late) return { decidedIn: chance.between(1, 2), deliveredIn: 0 };
  const missed = lot < MISSED[0] + (MISSED[1] - MISSED[0]) * progress;
  const kept = 1 + Math.floor((promised - 0.6 - 0.9 * progress) * soon + 0.4);
  return { decidedIn: missed ? promised + more : Math.min(promised, kept), deliveredIn: wait };
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
    check: () => soon(25, 80),
    ask: () => soon(4, 12),
    give: () => soon(30, 120),
    conclude: () => (pace.decidedIn > 1 ? later(pace.decidedIn - 1, acceptedAt) : soon(20, 60)),
    doubt: () => soon(30, 90),
    concludeAgain: () => soon(20, 60),
    sign: () => later(pace.decidedIn, acceptedAt),
    withdraw: () => soon(20, 60),
    deliver: () => (pace.deliveredIn === 0 ? soon(30, 90) : later(pace.deliveredIn)),
    serve: () => (pace.deliveredIn === 0 ? soon(30, 90) : later(pace.deliveredIn)),
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
