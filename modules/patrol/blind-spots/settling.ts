/** Open blind spots are brought to what is blind today: by the round of the day, and at once when people or ground change. */
import { must } from '@cuntu/base';
import { causedId } from '#platform/clock';
import type { House } from '#platform/pipeline';
import { findBlindness, findUnvisited } from './blindness.ts';
import { endBlindSpot, openBlindSpot } from './contract.ts';
import { changesOf } from './rules.ts';
import { findOpen, keepRound, roundDone } from './tables.ts';

/**
 * `cause` makes each command's id, so that what is heard twice is done once. While somebody draws, ground lies open
 * that is covered an hour later: gaps become matters by the round alone, and end at once.
 */
export async function settleBlindSpots(house: House, cause: string, by: 'round' | 'change'): Promise<void> {
  const changes = changesOf(await findBlindness(house.db, house.clock.today()), await findOpen(house.db));
  const { toEnd } = changes;
  const toOpen = changes.toOpen.filter((one) => by === 'round' || one.reason !== 'gap');
  for (const { matterId } of toEnd)
    must(await house.perform(endBlindSpot.name, { matterId }, causedId(`${cause} ${matterId}`)));
  for (const { reason, subject } of toOpen)
    must(await house.perform(openBlindSpot.name, { reason, subject }, causedId(`${cause} ${reason} ${subject}`)));
}

/** Time alone makes ground blind, so that is looked for once a day; that somebody has been there is seen at each asking. */
export async function goRound(house: House): Promise<void> {
  const today = house.clock.today();
  if (await roundDone(house.db, today)) return endVisited(house, today);
  await settleBlindSpots(house, `round ${today}`, 'round');
  await keepRound(house.db, today);
}

/** Each look is a cause of its own: one that came to nothing is no answer to the next. */
async function endVisited({ db, clock, perform }: House, today: string): Promise<void> {
  const open = (await findOpen(db)).filter((one) => one.reason === 'notVisited');
  if (open.length === 0) return;
  const still = await findUnvisited(
    db,
    today,
    open.map((one) => one.subject),
  );
  const look = clock.now();
  for (const { matterId } of changesOf(still, open).toEnd)
    must(await perform(endBlindSpot.name, { matterId }, causedId(`visited ${look} ${matterId}`)));
}
