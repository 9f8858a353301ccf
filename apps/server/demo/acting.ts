/** Has a deed done as it would have been done on its day: by its person, at its time, through the pipeline. */
import type { Role, SignedIn } from '@cuntu/divisions';
import { licencesOf } from '#modules/bureau';
import { fixedClock } from '#platform/clock';
import { grantsOfHolder } from '#platform/identity';
import { perform, type World } from '#platform/pipeline';
import type { OpenHouse } from '../house.ts';
import type { Fate } from './chance.ts';

export interface PlannedDeed {
  /** Unlike any other; the command's id follows from it, so that a repeat is recognised. */
  key: string;
  at: string;
  name: string;
  /** Person who does it; null: the house itself. */
  by: string | null;
  input: Record<string, unknown>;
}

export const commandIdOf = (fate: Fate, deed: PlannedDeed): string => fate.id(`command ${deed.key}`, deed.at);

export type Stage = (deed: PlannedDeed) => Promise<void>;

/** The only door to the past: it opens in a database made as a demo and nowhere else. */
export function stageOf(house: OpenHouse, fate: Fate): Stage {
  if (!house.world.demo) throw new Error('this city is no demo: nothing may be recorded at another time than now');
  const actors = new Map<string, SignedIn>();
  const actorOf = async (personId: string) => {
    const known = actors.get(personId) ?? (await signedIn(house, personId));
    actors.set(personId, known);
    return known;
  };
  return async (deed) => {
    const world: World = {
      ...house.world,
      clock: fixedClock(deed.at),
      randomness: fate.random(`deed ${deed.key}`),
      wake: () => {},
    };
    const commandId = commandIdOf(fate, deed);
    const actor = deed.by === null ? 'system' : await actorOf(deed.by);
    const call = { actor, commandId, requestId: commandId } as const;
    const done = await perform(world, house.handlerOf(deed.name), call, deed.input);
    if (!done.ok) throw new Error(`the demo's ${deed.key} is refused: ${JSON.stringify(done.refusal)}`);
  };
}

/** With the grants and licences that the register gave him. */
async function signedIn(house: OpenHouse, personId: string): Promise<SignedIn> {
  const grants = (await grantsOfHolder(house.db, { personId })).map(({ role, division, unitId, fromOn, toOn }) => ({
    role: role as Role,
    division,
    unitId: unitId ?? undefined,
    from: fromOn,
    to: toOn ?? undefined,
  }));
  const licences = await licencesOf(house.db, personId);
  return { personId, accountId: personId, grants, licences, units: grants.flatMap((one) => one.unitId ?? []) };
}
