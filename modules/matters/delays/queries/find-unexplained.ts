/** Missed promises that nobody has explained yet: mine, or those of where I may look. */
import { ok } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { matterWhere } from '../../runs/predicate.ts';
import { findUnexplained } from '../contract.ts';
import { findOwed } from '../tables.ts';

const SHOWN = 20;

export const answerFindUnexplained = answer(findUnexplained, async (db, look, { whose, matter }) => {
  // Machines owe nothing.
  const nobody = whose === 'mine' && look.personId === null;
  const of = whose === 'mine' ? look.personId : null;
  const rows = nobody
    ? []
    : await findOwed(db, matterWhere(look.may), { personId: of, matterId: matter ?? null }, SHOWN + 1);
  const shown = rows.slice(0, SHOWN);
  const names = await personNames(
    db,
    shown.flatMap(({ personId }) => personId ?? []),
  );
  return ok({
    delays: shown.map(({ personId, ...row }) => ({ ...row, person: (personId && names.get(personId)) || null })),
    more: rows.length > SHOWN,
  });
});
