/** A patrol that nobody ends: the house ends it a day after it began, as its own deed, and says so. */
import { must } from '@cuntu/base';
import { newId } from '#platform/clock';
import type { House } from '#platform/pipeline';
import { LONGEST_PATROL_MS } from '../tracks/rules/sifting.ts';
import { endPatrol } from './contract.ts';
import { openSince } from './tables.ts';

const AT_ONCE = 200;

export async function endForgotten(house: House): Promise<void> {
  const before = new Date(Date.parse(house.clock.now()) - LONGEST_PATROL_MS).toISOString();
  for (const { id, startedAt } of await openSince(house.db, before, AT_ONCE)) {
    const endedAt = new Date(Date.parse(startedAt) + LONGEST_PATROL_MS).toISOString();
    const done = await house.perform(endPatrol.name, { patrolId: id, endedAt }, newId(house.clock));
    // Its owner came back and ended it himself in this very moment.
    if (!done.ok && done.refusal.code !== 'patrol.ended') must(done);
  }
}
