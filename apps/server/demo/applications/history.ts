/** The applications of two years, and those that wait for somebody on the anchor day. */
import type { Chance } from '../chance.ts';
import { dayOf, onDay } from '../findings/office-hours.ts';
import { weighed } from '../findings/telling.ts';
import { daysFrom } from '../register.ts';
import waiting from '../seed/open-applications.json' with { type: 'json' };
import { lifeOf } from './life.ts';
import type { Site } from './sites.ts';
import type { Entry, LandDeed, Life, Outcome, Setting, Sketch } from './telling.ts';
import { isDecided } from './ways.ts';

const MONTHS = 24;
const MONTH_DAYS = 30;
/** The measures by which the papers go out came into force on 2024-05-01: nothing is told of before. */
const FIRST_DAY = '2024-05-06';
/** By then the slowest is at its end: what was asked for came, the promise was missed, a holiday lay between. */
const SLOW_DAYS = 64;
const LAPSED_DAYS = 90;
/** The quick way, with the longest holiday in it. */
const QUICK_DAYS = 20;
/** A loan is not paid back in its first months. */
const STANDS_DAYS = 75;

/** Of each thirty-four that are set, dealt like cards: rare ends come in every half-year. */
const SET: readonly (readonly [Outcome, number])[] = [
  ['delivered', 22],
  ['supplied', 5],
  ['returned', 2],
  ['refused', 1],
  ['declined', 1],
  ['withdrawn', 1],
  ['lapsed', 1],
  ['silent', 1],
];
const AMENDED: readonly (readonly [Outcome, number])[] = [
  ['delivered', 90],
  ['supplied', 7],
  ['withdrawn', 3],
];
const PREVIEWED: readonly (readonly [Outcome, number])[] = [
  ['delivered', 15],
  ['supplied', 3],
  ['returned', 1],
  ['refused', 1],
  ['declined', 1],
  ['withdrawn', 1],
  ['lapsed', 1],
];

const byTime = (lives: readonly Life[]): LandDeed[] => {
  const order = ({ at, key }: LandDeed) => `${at} ${key}`;
  return lives.flatMap((one) => one.deeds).sort((a, b) => (order(a) < order(b) ? -1 : 1));
};

/** In the order of their times, so that numbers run as they would have. `months`: the last ones only. */
export function planPast(setting: Setting, months = MONTHS): LandDeed[] {
  const lives: Life[] = [];
  const past: Past = { book: [], dealt: [] };
  for (let ago = months; ago >= 1; ago--) {
    const chance = setting.fate.chance(`applications ${ago}`);
    const count = chance.between(8, 12);
    const days = Array.from({ length: count }, () => chance.below(MONTH_DAYS)).sort((a, b) => a - b);
    for (const [i, day] of days.entries()) {
      const sketch = pastSketch(setting, past, `application.${ago}.${i}`, ago * MONTH_DAYS - day);
      if (!sketch) continue;
      const life = lifeOf(setting, sketch);
      if (life.entry) enter(past.book, life.entry);
      lives.push(life);
    }
  }
  return byTime(lives);
}

interface Past {
  book: Entry[];
  /** How those end that are set next. */
  dealt: Outcome[];
}

function dealt(past: Past, chance: Chance): Outcome {
  if (past.dealt.length === 0)
    past.dealt = SET.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome));
  return past.dealt.splice(chance.below(past.dealt.length), 1)[0]!;
}

function enter(book: Entry[], entry: Entry): void {
  const at = book.findIndex(({ id }) => id === entry.id);
  if (at < 0) book.push(entry);
  else book[at] = entry;
}

function pastSketch(setting: Setting, past: Past, key: string, daysAgo: number): Sketch | undefined {
  const { fate, hours, anchorOn, sites } = setting;
  const chance = fate.chance(`${key} sketch`);
  const day = hours.workingDay(daysFrom(anchorOn, -daysAgo - 1), 1);
  if (day < FIRST_DAY || daysAgo < QUICK_DAYS) return undefined;
  const takenAt = onDay(day, chance.pick([0, 0, 330]) + chance.between(525, 680));
  const progress = Math.max(0, 1 - daysAgo / (MONTHS * MONTH_DAYS));
  const site = siteFrom(sites, chance);
  const shared = { key, takenAt, progress };
  const timely = (outcome: Outcome) => {
    const late = daysAgo < SLOW_DAYS || (outcome === 'lapsed' && daysAgo < LAPSED_DAYS);
    return late ? ({ outcome: 'delivered', late: true } as const) : { outcome };
  };
  if (chance.below(5) === 0) return { ...shared, item: 'landPreview', site, ...timely(weighed(PREVIEWED, chance)) };
  const entry = chance.below(3) === 0 ? standing(past.book, takenAt, chance) : undefined;
  if (!entry) return { ...shared, item: 'mortgageSet', site, ...timely(dealt(past, chance)) };
  const item = chance.below(4) === 0 ? 'mortgageChange' : 'mortgageRelease';
  return { ...shared, item, site: entry.site, entry, ...timely(weighed(AMENDED, chance)) };
}

/** First the township, so that a large one does not have them all. */
function siteFrom(sites: readonly Site[], chance: Chance): Site {
  const townships = [...new Set(sites.map(({ village }) => village.slice(0, 9)))];
  const township = chance.below(2) === 0 ? townships[0]! : chance.pick(townships);
  return chance.pick(sites.filter(({ village }) => village.startsWith(township)));
}

function standing(book: readonly Entry[], takenAt: string, chance: Chance): Entry | undefined {
  const before = onDay(daysFrom(dayOf(takenAt), -STANDS_DAYS), 0);
  const found = book.filter(({ at, released }) => !released && at < before);
  return found.length > 0 ? chance.pick(found) : undefined;
}

/** Nothing happens on the anchor day itself: the city may be made in its first minute. */
export const planOpen = (setting: Setting): LandDeed[] =>
  byTime((waiting as Waiting[]).flatMap((one, i) => openLives(setting, one, `waiting.${String(i).padStart(2, '0')}`)));

interface Waiting {
  item: Sketch['item'];
  outcome: Outcome;
  /** Working days since the deed that it rests after; what was asked for is waited for by the calendar. */
  daysAgo: number;
  place: string;
  other?: true;
}

/** So many days ago by the calendar, or the next working day if that has been. */
function dayBefore({ hours, anchorOn }: Setting, daysAgo: number): string {
  const on = daysFrom(anchorOn, -daysAgo);
  const next = hours.workingDay(daysFrom(on, -1), 1);
  return next < anchorOn ? next : hours.workingDay(daysFrom(on, 1), -1);
}

const ENTERED_DAYS_BEFORE = 240;

function openLives(setting: Setting, { item, outcome, daysAgo, place, other }: Waiting, key: string): Life[] {
  const { fate, hours, anchorOn, sites } = setting;
  const chance = fate.chance(`${key} sketch`);
  const site = chance.pick(sites.filter(({ village }) => village.startsWith(place)));
  const before = daysAgo + (isDecided({ item, outcome }) ? 1 : 0);
  const taken = outcome === 'incomplete' ? dayBefore(setting, daysAgo) : hours.workingDay(anchorOn, -before);
  const minute = chance.between(515, 570);
  const own: Sketch = {
    key,
    item,
    outcome,
    takenAt: onDay(taken, minute),
    progress: 1,
    site,
    open: true,
    ...(other && { other }),
  };
  if (item === 'mortgageSet' || item === 'landPreview') return [lifeOf(setting, own)];
  const long = hours.workingDay(daysFrom(taken, -ENTERED_DAYS_BEFORE), 1);
  const first = lifeOf(setting, {
    key: `${key}.set`,
    item: 'mortgageSet',
    outcome: 'delivered',
    takenAt: onDay(long, minute),
    progress: 0.6,
    site,
  });
  return [first, lifeOf(setting, { ...own, entry: first.entry! })];
}
