/** Whoever was told has seen it. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { announceMatter } from '../../runs/announcing.ts';
import { serviceKinds } from '../../runs/contract.ts';
import { takeUp } from '../../runs/moves.ts';
import { NOTING_STEP } from '../../runs/rules.ts';
import { stepRow } from '../../runs/step-row.ts';
import { insertStep } from '../../runs/tables/run.ts';
import { escalationNoted, noteEscalation } from '../contract.ts';
import { insertNote, isOpenTo } from '../tables.ts';

export const handleNoteEscalation = handle(noteEscalation, async (deed, { matterId, clock }) => {
  const taken = await takeUp(deed, matterId, serviceKinds);
  if (!taken.ok) return taken;
  const { personId } = deed;
  if (personId === null || !(await isOpenTo(deed.tx, matterId, clock, personId)))
    return refuse('escalation.none', { at: 'clock' });
  const { division, state } = taken.value;
  const recorded = deed.record(escalationNoted, { matterId, division, from: state, to: state, fields: { clock } });
  await insertNote(deed.tx, matterId, recorded.n, clock, personId);
  const { name: fact } = escalationNoted;
  const step = stepRow(deed, recorded, NOTING_STEP, fact, undefined, state, state, deed.at, { clock });
  await insertStep(deed.tx, matterId, step);
  announceMatter(deed, taken.value);
  return ok({ matterId });
});
