/** One finding of the demo from its first sight to the state that it rests in, as deeds of people at their times. */
import { shortName } from '#modules/bureau';
import type { PlannedDeed } from '../acting.ts';
import type { Chance, Fate } from '../chance.ts';
import type { City } from '../register.ts';
import { laterDeeds } from './course.ts';
import { type OfficeHours, plusMinutes } from './office-hours.ts';
import type { Crew } from './officers.ts';
import { type Ground, groundIn, type Village } from './plots.ts';
import { firstDeed } from './report.ts';
import type { Scenes } from './scenes.ts';

export type Outcome =
  | 'reported'
  | 'dismissed'
  | 'joined'
  | 'confirmed'
  | 'ordered'
  | 'served'
  | 'stopped'
  | 'defied'
  | 'closed'
  | 'awaitingCase';

/** Everything that the making of one finding asks of the city. */
export interface Setting {
  fate: Fate;
  city: City;
  crew: Crew;
  hours: OfficeHours;
  scenes: Scenes;
  villages: ReadonlyMap<string, Village>;
  anchorOn: string;
}

export interface Sketch {
  /** `h017`; ids and words follow from it. */
  key: string;
  village: string;
  outcome: Outcome;
  foundAt: string;
  /** From 0, two years ago, to 1, now: how quick the bureau has become. */
  progress: number;
  /** For what is still open: the day of its last deed. All before it went quickly. */
  lastOn?: string;
  /** The finding that it is joined to, and where that lies. */
  into?: Life;
}

/** A sketch with what chance made of it. */
export interface Telling extends Setting {
  sketch: Sketch;
  chance: Chance;
  id: string;
  ground: Ground;
  kind: string;
  stage: string;
  reportedAt: string;
  place: { county: string; township: string; village: string };
}

export interface Life {
  id: string;
  ground: Ground;
  deeds: PlannedDeed[];
}

const KINDS = [
  ['building', 50],
  ['hardening', 15],
  ['dumping', 12],
  ['digging', 11],
  ['pondOrTrees', 9],
  ['unsure', 3],
] as const;

export function lifeOf(setting: Setting, sketch: Sketch): Life {
  const chance = setting.fate.chance(`finding ${sketch.key}`);
  const kind = weighed(KINDS, chance);
  const reportedAt = plusMinutes(sketch.foundAt, reportMinutes(sketch, chance));
  const telling: Telling = {
    ...setting,
    sketch,
    chance,
    kind,
    stage: kind === 'building' ? stageOf(sketch.progress, chance) : 'none',
    reportedAt,
    id: setting.fate.id(`finding ${sketch.key}`, reportedAt),
    ground: sketch.into?.ground ?? groundIn(setting.villages.get(sketch.village)!, chance),
    place: placeOf(setting, sketch.village),
  };
  return { id: telling.id, ground: telling.ground, deeds: [firstDeed(telling), ...laterDeeds(telling)] };
}

function placeOf({ villages }: Setting, code: string): Telling['place'] {
  const name = (length: number) => villages.get(code.slice(0, length))!.name;
  return { county: name(6), township: name(9), village: shortName(name(12)) };
}

function weighed<T>(list: readonly (readonly [T, number])[], chance: Chance): T {
  let left = chance.below(list.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [one, weight] of list) {
    left -= weight;
    if (left < 0) return one;
  }
  return list[0]![0];
}

export { weighed };

/** Ever more of them are seen before a wall stands. */
function stageOf(progress: number, chance: Chance): string {
  const early = chance.part() < 0.35 + 0.45 * progress;
  return chance.pick(early ? ['groundbreaking', 'foundation'] : ['walls', 'walls', 'roofed']);
}

/** Between what the bureau was and what it has become, with people's own differences. */
export function paced(chance: Chance, progress: number, before: number, now: number): number {
  return (before + (now - before) * progress) * (0.35 + 1.4 * chance.part() ** 1.5);
}

const reportMinutes = (sketch: Sketch, chance: Chance): number =>
  sketch.lastOn ? chance.between(4, 25) : Math.max(3, paced(chance, sketch.progress, 420, 14));
