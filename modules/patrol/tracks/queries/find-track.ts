/** One person's day: patrols, tracks with their verdicts and gaps, and what was not kept. */
import { ok } from '@cuntu/base';
import { findCity } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { gridOf } from '../../coverage/ground.ts';
import { viewOf } from '../../patrols/queries/find-my-patrols.ts';
import { visiblePatrols } from '../../patrols/tables.ts';
import { findTrack } from '../contract.ts';
import { addedDays, startOfDay } from '../rules/days.ts';
import type { DropReason } from '../rules/sifting.ts';
import { fixesOf } from '../segments.ts';
import { shownTrack } from '../showing.ts';
import { droppedOf, segmentsOf } from '../tables.ts';

export const answerFindTrack = answer(findTrack, async (db, look, { personId, on }) => {
  const [from, to] = [on, addedDays(on, 1)].map((day) => new Date(startOfDay(day)).toISOString());
  const patrols = await visiblePatrols(db, look.may, { personId, from: from!, to: to! });
  const city = await findCity(db);
  if (patrols.length === 0 || !city) return ok({ personId, patrols: [], tracks: [] });
  const ids = patrols.map(({ id }) => id);
  const [segments, dropped] = [await segmentsOf(db, on, ids), await droppedOf(db, ids)];
  const modes = new Map(patrols.map(({ id, mode }) => [id, mode]));
  const epsg = gridOf(city.code);
  return ok({
    personId,
    patrols: patrols.map((patrol) => ({
      ...viewOf(patrol),
      dropped: dropped.flatMap(({ patrolId, reason, fixes }) =>
        patrolId === patrol.id ? [{ reason: reason as DropReason, fixes }] : [],
      ),
    })),
    tracks: [...fixesOf(segments).values()].map((track) => shownTrack(track, modes.get(track.patrolId)!, epsg)),
  });
});
