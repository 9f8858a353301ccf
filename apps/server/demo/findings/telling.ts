/** What the telling of one finding starts from: the city around it, the sketch, and what chance makes of both. */
import type { PlannedDeed } from '../acting.ts';
import type { Chance, Fate } from '../chance.ts';
import type { City } from '../register.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Crew } from './officers.ts';
import type { Ground, Village } from './plots.ts';
import type { Scenes } from './scenes.ts';

export type Outcome =
  | 'reported'
  | 'dismissed'
  | 'joined'
  | 'verified'
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

/** Between what the bureau was and what it has become, with people's own differences. */
export function paced(chance: Chance, progress: number, before: number, now: number): number {
  return (before + (now - before) * progress) * (0.35 + 1.4 * chance.part() ** 1.5);
}

/** One of the list, by weight. */
export function weighed<T>(list: readonly (readonly [T, number])[], chance: Chance): T {
  let left = chance.below(list.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [one, weight] of list) {
    left -= weight;
    if (left < 0) return one;
  }
  return list[0]![0];
}
