/** What loading a notice would move: counted by groups, shown by their first. */
import { ok } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { almanacWith } from '#modules/norms';
import { answer } from '#platform/pipeline';
import { previewHolidayNotice } from '../contract.ts';
import { datedBy } from '../dating.ts';
import { becomesLate, moves, settles } from '../rules.ts';
import { findMoves } from '../tables.ts';

const SHOWN = 50;

export const answerPreviewHolidayNotice = answer(previewHolidayNotice, async (db, look, { notice }) => {
  const almanac = await almanacWith(db, notice);
  if (!almanac.ok) return almanac;
  const dated = await datedBy(db, almanac.value);
  const moved = dated.filter(moves);
  const sum = (groups: typeof dated) => groups.reduce((all, { clocks }) => all + clocks, 0);
  const shown = moved.length > 0 ? await findMoves(db, moved, look.today, SHOWN + 1) : [];
  const names = await personNames(
    db,
    shown.flatMap(({ personId }) => personId ?? []),
  );
  return ok({
    moved: sum(moved),
    later: sum(moved.filter(({ dueOn, toOn }) => toOn > dueOn)),
    becomeLate: sum(moved.filter((group) => becomesLate(group, look.today))),
    settled: sum(dated.filter(settles)),
    moves: shown.slice(0, SHOWN).map(({ personId, ...move }) => ({
      ...move,
      person: (personId && names.get(personId)) || null,
      becomesLate: look.today <= move.fromOn && look.today > move.toOn,
    })),
    more: shown.length > SHOWN,
  });
});
