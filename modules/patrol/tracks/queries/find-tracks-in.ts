/** Everybody who was in a rectangle on a day, as far as the reader may see them. */
import { ok } from '@cuntu/base';
import { findCity } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { gridOf } from '../../coverage/ground.ts';
import { visiblePatrols } from '../../patrols/tables.ts';
import { findTracksIn } from '../contract.ts';
import { fixesOf } from '../segments.ts';
import { shownTrack } from '../showing.ts';
import { segmentsIn } from '../tables.ts';

/** Some twenty people's hour: more than a map can show, and less than it takes to wait. */
const SEGMENTS_MAX = 300;

export const answerFindTracksIn = answer(findTracksIn, async (db, look, { on, ...bounds }) => {
  const { west, south, east, north } = bounds;
  const city = await findCity(db);
  const found = await segmentsIn(db, on, `(${east},${north}),(${west},${south})`, SEGMENTS_MAX + 1);
  const segments = found.slice(0, SEGMENTS_MAX);
  const ids = [...new Set(segments.map(({ patrolId }) => patrolId))];
  const patrols = new Map((await visiblePatrols(db, look.may, { ids })).map((one) => [one.id, one]));
  const seen = segments.filter(({ patrolId }) => patrols.has(patrolId));
  const tracks = [...fixesOf(seen).values()]
    .map((track) => shownTrack(track, patrols.get(track.patrolId)!.mode, gridOf(city!.code), bounds))
    .filter(({ t }) => t.length > 0);
  const people = tracks.flatMap(({ patrolId }) => patrols.get(patrolId)!.personId ?? []);
  return ok({ personIds: [...new Set(people)], tracks, more: found.length > SEGMENTS_MAX });
});
