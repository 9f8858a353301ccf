/** The drawn photographs of the demo: which picture shows what, by content address. */
import type { Chance } from '../chance.ts';

export type Scenes = ReadonlyMap<string, string>;

const SHOWN: Record<string, readonly string[]> = {
  groundbreaking: ['groundbreaking', 'digging'],
  foundation: ['foundation', 'groundbreaking'],
  walls: ['walls', 'foundation'],
  roofed: ['roofed', 'walls'],
  hardening: ['hardening', 'groundbreaking'],
  dumping: ['dumping', 'field'],
  digging: ['digging', 'groundbreaking'],
  pondOrTrees: ['pond', 'field'],
  mining: ['digging', 'dumping'],
  unsure: ['field', 'groundbreaking'],
  quiet: ['stopped', 'field'],
  notice: ['notice', 'stopped'],
};

/** Up to `most` pictures of what is to be seen; none where nobody had the pictures made. */
export function shotsOf(scenes: Scenes, what: string, chance: Chance, most: number): string[] {
  const shown = (SHOWN[what] ?? []).flatMap((scene) => scenes.get(scene) ?? []);
  return shown.slice(0, chance.between(1, most));
}
