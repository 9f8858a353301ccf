/** What was raised to whoever asks and is still not done. */
import { ok } from '@cuntu/base';
import { personNames, unitNames } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { answer } from '#platform/pipeline';
import { matterWhere } from '../../runs/predicate.ts';
import { lateBy } from '../../runs/showing.ts';
import { findEscalations } from '../contract.ts';
import { findOpen } from '../tables.ts';

const SHOWN = 20;

export const answerFindEscalations = answer(findEscalations, async (db, look) => {
  const { personId: me, today } = look;
  const rows = me === null ? [] : await findOpen(db, me, matterWhere(look.may), SHOWN + 1);
  const shown = rows.slice(0, SHOWN);
  const [almanac, people, units] = [
    await almanacNow(db),
    await personNames(
      db,
      shown.flatMap(({ personId }) => personId ?? []),
    ),
    await unitNames(
      db,
      shown.flatMap(({ unitId }) => unitId ?? []),
    ),
  ];
  return ok({
    escalations: shown.map(({ personId, unitId, unit: unitOfTime, ...row }) => ({
      ...row,
      unitOfTime,
      late: lateBy(almanac, { dueOn: row.dueOn, unit: unitOfTime }, today),
      person: (personId && people.get(personId)) || null,
      unit: (unitId && units.get(unitId)) || '',
      mine: personId === me,
    })),
    more: rows.length > SHOWN,
  });
});
