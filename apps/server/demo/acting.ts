/** Has a deed done as it would have been done on its day: by its person, at its time, through the pipeline. */
import type { Actor } from '@cuntu/divisions';
import { standingOf } from '#modules/bureau';
import { fixedClock } from '#platform/clock';
import { within } from '#platform/database';
import type { LiveEvent } from '#platform/notify';
import { type CommandHandler, doneAmong, perform, type World } from '#platform/pipeline';
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
  /** Heavy enough for a transaction of its own, so that readers are let in between. */
  alone?: true;
}

export const commandIdOf = (fate: Fate, deed: PlannedDeed): string => fate.id(`command ${deed.key}`, deed.at);

/** Those that have not been done yet. */
export async function undone<D extends PlannedDeed>(house: OpenHouse, fate: Fate, deeds: readonly D[]): Promise<D[]> {
  const commands = deeds.map((deed) => commandIdOf(fate, deed));
  const done = await doneAmong(house.db, commands);
  return deeds.filter((_, i) => !done.has(commands[i]!));
}

/** Does the deeds in their order and commits them together. */
export type Stage = (deeds: readonly PlannedDeed[]) => Promise<void>;

/** The only door to the past: it opens in a database made as a demo and nowhere else. */
export function stageOf(house: OpenHouse, fate: Fate): Stage {
  if (!house.world.demo) throw new Error('this city is no demo: nothing may be recorded at another time than now');
  const actors = new Map<string, Actor>();
  const actorOf = async (personId: string) => {
    const actor = actors.get(personId) ?? (await standingOf(house.db, personId));
    actors.set(personId, actor);
    return actor;
  };
  return async (deeds) => {
    const doers: Actor[] = [];
    for (const { by } of deeds) doers.push(by === null ? 'system' : await actorOf(by));
    const told: LiveEvent[] = [];
    const bus = { ...house.world.bus, publish: (...events: LiveEvent[]) => void told.push(...events) };
    await house.database.transaction(async (tx) => {
      const world = { ...house.world, database: within(house.database, tx), bus, wake: () => {} };
      for (const [i, deed] of deeds.entries()) await act(world, house.handlerOf(deed.name), fate, deed, doers[i]!);
    });
    house.world.bus.publish(...told);
  };
}

async function act(world: World, handler: CommandHandler, fate: Fate, deed: PlannedDeed, actor: Actor): Promise<void> {
  const then: World = { ...world, clock: fixedClock(deed.at), randomness: fate.random(`deed ${deed.key}`) };
  const commandId = commandIdOf(fate, deed);
  const done = await perform(then, handler, { actor, commandId, requestId: commandId }, deed.input);
  if (!done.ok) throw new Error(`the demo's ${deed.key} is refused: ${JSON.stringify(done.refusal)}`);
}
