/** The first deed: somebody saw it and says so, in his own words. */
import type { PlannedDeed } from '../acting.ts';
import { daysFrom, type Member } from '../register.ts';
import words from '../seed/words.json' with { type: 'json' };
import { dayOf } from './office-hours.ts';
import { shotsOf } from './scenes.ts';
import { paced, type Telling, weighed } from './telling.ts';

type Voices = { villager: string[]; officer: string[] };

const CHANNELS = [
  ['patrol', 50],
  ['citizenReport', 20],
  ['satellite', 15],
  ['handOver', 8],
  ['petition', 7],
] as const;

/** Of ten reports seven come from a coordinator. */
const COORDINATORS = 7;
const WITH_PHOTOS = 7;

export function firstDeed(t: Telling): PlannedDeed {
  const { sketch, chance, kind, stage, id, ground, reportedAt } = t;
  const coordinator = t.crew.coordinator(sketch.village);
  const villager = coordinator !== undefined && chance.below(10) < COORDINATORS && !sketch.into;
  const by = villager ? coordinator : officerFor(t);
  const drawn = !villager && chance.below(3) === 0 && !sketch.into;
  const what = kind === 'building' ? stage : kind;
  return {
    key: `${sketch.key}.report`,
    at: reportedAt,
    name: 'patrol.reportFinding',
    by: by.personId,
    input: {
      id,
      place: sketch.into ? ground.near : drawn ? ground.plot : ground.point,
      kind,
      stage,
      channel: villager ? 'patrol' : weighed(CHANNELS, chance),
      words: inTurn((words.reports as Record<string, Voices>)[kind]![villager ? 'villager' : 'officer'], sketch.key),
      foundAt: sketch.foundAt,
      ...(kind === 'unsure' ? {} : { begunOn: begunOn(t) }),
      photos: chance.below(10) < WITH_PHOTOS ? shotsOf(t.scenes, what, chance, 2) : [],
    },
  };
}

const begunOn = ({ sketch, chance, stage }: Telling): string =>
  daysFrom(dayOf(sketch.foundAt), -Math.round(paced(chance, sketch.progress, stage === 'roofed' ? 34 : 15, 4)));

/** What is reported a second time comes in another way: through the county's team. */
const officerFor = ({ crew, sketch, reportedAt }: Telling): Member =>
  sketch.into ? crew.inspector(sketch.village) : crew.officers(sketch.village, dayOf(reportedAt))[0];

/** By the number in the key, so that neighbours in a list do not say the same. */
const inTurn = (list: readonly string[], key: string): string => list[Number(/\d+$/.exec(key)![0]) % list.length]!;
