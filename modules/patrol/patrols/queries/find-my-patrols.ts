/** One's own patrols, newest first. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { startOfDay } from '../../tracks/rules/days.ts';
import { findMyPatrols, type Purpose } from '../contract.ts';
import { type PatrolRow, patrolsSince } from '../tables.ts';

export const viewOf = ({ id, mode, purpose, division, startedAt, endedAt }: PatrolRow) => ({
  id,
  mode,
  purpose: purpose as Purpose,
  division,
  startedAt,
  endedAt,
});

export const answerFindMyPatrols = answer(findMyPatrols, async (db, look, { from }) => {
  if (!look.personId) return ok({ patrols: [] });
  const since = from ? new Date(startOfDay(from)).toISOString() : '-infinity';
  return ok({ patrols: (await patrolsSince(db, look.personId, since)).map(viewOf) });
});
