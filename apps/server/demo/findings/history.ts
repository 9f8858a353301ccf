/** The findings of two years: what is closed by now, what waits for somebody today, and the two worked examples. */
import type { PlannedDeed } from '../acting.ts';
import { castParts } from '../cast.ts';
import type { Chance } from '../chance.ts';
import { daysFrom } from '../register.ts';
import open from '../seed/open.json' with { type: 'json' };
import { examples } from './examples.ts';
import { lifeOf } from './life.ts';
import { dayOf, onDay } from './office-hours.ts';
import type { Life, Outcome, Setting, Sketch } from './telling.ts';

/** How the past ones ended. */
const PAST: readonly [Outcome, number][] = [
  ['closed', 63],
  ['dismissed', 14],
  ['awaitingCase', 8],
  ['joined', 7],
];
export const PAST_COUNT = PAST.reduce((sum, [, count]) => sum + count, 0);

const HISTORY_DAYS = 728;
/** By then the slowest of the past ones is closed. */
const QUIET_DAYS = 24;
/** The measures under which these papers go out came into force on 2024-05-01: nothing is told of before. */
const FIRST_DAY = '2024-05-06';
const DAY_MS = 86_400_000;
/** Since everybody takes part, more is seen: about half as many again in the second year as in the first. */
const DENSER = 1.35;

/** In the order of their times, so that numbers run as they would have. */
export function planHistory(setting: Setting, pastCount = PAST_COUNT): PlannedDeed[] {
  const lives = [...pastLives(setting, pastCount), ...openSketches(setting).map((one) => lifeOf(setting, one))];
  const order = ({ at, key }: PlannedDeed) => `${at} ${key}`;
  return [...lives.flatMap((one) => one.deeds), ...examples(setting)].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** With the 120 before them they make the 400 of demo.md; told while people already look around. */
const MORE_COUNT = 280;

export function planMore(setting: Setting, count = MORE_COUNT): PlannedDeed[] {
  const order = ({ at, key }: PlannedDeed) => `${at} ${key}`;
  return pastLives(setting, count, 'more')
    .flatMap((one) => one.deeds)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

interface Past {
  sketch: Sketch;
  life: Life;
}

function pastLives(setting: Setting, count: number, series = 'past'): Life[] {
  const { fate, anchorOn, villages } = setting;
  const start = [daysFrom(anchorOn, -HISTORY_DAYS), FIRST_DAY].sort()[1]!;
  const days = Math.max(0, (Date.parse(anchorOn) - Date.parse(start)) / DAY_MS - QUIET_DAYS);
  const codes = [...villages.keys()].filter((code) => code.length === 12);
  const outcomes = Array.from({ length: Math.ceil(count / PAST_COUNT) || 1 }, (_, n) =>
    shuffled(fate.chance(series === 'past' && n === 0 ? 'outcomes' : `outcomes ${series} ${n}`)),
  ).flat();
  const told: Past[] = [];
  for (let i = 0; i < count; i++) {
    const chance = fate.chance(`${series} ${i}`);
    const progress = 1 - (1 - (i + 0.5) / count) ** DENSER;
    const foundAt = onDay(daysFrom(start, Math.floor(days * progress)), chance.between(400, 1_080));
    const outcome = outcomes[i]!;
    const before = outcome === 'joined' ? told.findLast((one) => one.sketch.outcome !== 'joined') : undefined;
    const village = i % CAST_EVERY === 1 ? CAST_VILLAGE : chance.pick(codes);
    const key = `${series}.${String(i).padStart(3, '0')}`;
    const own: Sketch = { key, village, outcome: outcome === 'joined' ? 'closed' : outcome, foundAt, progress };
    const sketch = before ? again(before, key, chance) : own;
    told.push({ sketch, life: lifeOf(setting, sketch) });
  }
  return told.map((one) => one.life);
}

/** So that those who can be signed in as have a past too. */
const CAST_EVERY = 15;
const CAST_VILLAGE = castParts.find((one) => one.username === 'bai')!.slot.replace('village.', '');

function again({ sketch, life }: Past, key: string, chance: Chance): Sketch {
  const foundAt = onDay(daysFrom(dayOf(sketch.foundAt), 1), chance.between(420, 600));
  return { ...sketch, key, outcome: 'joined', foundAt, into: life };
}

function shuffled(chance: Chance): Outcome[] {
  const left = PAST.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome));
  return Array.from({ length: left.length }, () => left.splice(chance.below(left.length), 1)[0]!);
}

/** Nothing happens on the anchor day itself: the city may be made in its first minute. */
function openSketches({ fate, anchorOn, hours, villages }: Setting): Sketch[] {
  return open.map(({ place, state, daysAgo }, i) => {
    const key = `open.${String(i).padStart(2, '0')}`;
    const chance = fate.chance(`${key} place`);
    const outcome = state as Outcome;
    const codes = [...villages.keys()].filter((code) => code.length === 12 && code.startsWith(place));
    const lastOn = hours.workingDay(anchorOn, -daysAgo);
    const back = BEGUN_BEFORE[state] ?? 0;
    const day = back === 0 ? lastOn : hours.workingDay(lastOn, -back);
    const foundAt = onDay(day, back === 1 ? chance.between(900, 1_080) : chance.between(500, 560));
    return { key, village: chance.pick(codes), outcome, foundAt, progress: 1, lastOn };
  });
}

/** Working days from the first sight to the deed that brought it into its state. */
const BEGUN_BEFORE: Record<string, number> = {
  verified: 1,
  confirmed: 1,
  ordered: 1,
  served: 1,
  stopped: 2,
  defied: 2,
};
