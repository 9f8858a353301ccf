/** One finding of the demo from its first sight to the state that it rests in, as deeds of people at their times. */
import { shortName } from '#modules/bureau';
import type { Chance } from '../chance.ts';
import { laterDeeds } from './course.ts';
import { plusMinutes } from './office-hours.ts';
import { groundIn } from './plots.ts';
import { firstDeed } from './report.ts';
import { type Life, paced, type Setting, type Sketch, type Telling, weighed } from './telling.ts';

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

/** Ever more of them are seen before a wall stands. */
function stageOf(progress: number, chance: Chance): string {
  const early = chance.part() < 0.35 + 0.45 * progress;
  return chance.pick(early ? ['groundbreaking', 'foundation'] : ['walls', 'walls', 'roofed']);
}

const reportMinutes = (sketch: Sketch, chance: Chance): number =>
  sketch.lastOn ? chance.between(4, 25) : Math.max(3, paced(chance, sketch.progress, 420, 14));
