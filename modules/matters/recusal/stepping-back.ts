/** Stepping back: barred from now on, and his task with somebody who is not; no clock moves. */
import type { Procedure } from '@cuntu/procedure';
import { personNames } from '#modules/bureau';
import type { Deed } from '#platform/pipeline';
import { unfitFor } from '../runs/fitness.ts';
import { withDoer } from '../runs/moves.ts';
import { dutyFor } from '../runs/owing.ts';
import { procedureOf } from '../runs/registry.ts';
import { ORDERING_STEP, RECUSING_STEP } from '../runs/rules.ts';
import { stay } from '../runs/staying.ts';
import type { MatterRow } from '../runs/tables/run.ts';
import { recused } from './contract.ts';
import { insertRecusal } from './tables.ts';

type DoneBy = MatterRow['doneBy'];

/** The name of whoever has the task now; null: it did not move, or waits at a vacant post with its light. */
export async function stepBack(
  deed: Deed,
  matter: MatterRow,
  personId: string,
  { words, ordered }: { words: string; ordered: boolean },
): Promise<string | null> {
  const doneBy = withDoer(matter.doneBy, RECUSING_STEP, [personId]);
  const owner = matter.personId === personId ? await ownerAfter(deed, matter, doneBy) : {};
  const toPersonId = owner.personId ?? null;
  const names = await personNames(
    deed.tx,
    [personId, toPersonId].filter((id) => id !== null),
  );
  const { id: matterId, division, state } = matter;
  const fields = { personId, words, ordered, toPersonId };
  const recorded = deed.record(recused, { matterId, division, from: state, to: state, fields });
  const nameOf = (id: string) => names.get(id) ?? '';
  const handed = matter.personId === personId && {
    handedFrom: nameOf(personId),
    handedTo: toPersonId === null ? '' : nameOf(toPersonId),
  };
  await stay(deed, matter, recorded, {
    step: ordered ? ORDERING_STEP : RECUSING_STEP,
    fact: recused.name,
    said: { words, ...(ordered && { recused: nameOf(personId) }), ...handed },
    changes: { doneBy, ...owner },
  });
  await insertRecusal(deed.tx, { matterId, factN: recorded.n, personId, words, ordered, toPersonId });
  return toPersonId === null ? null : nameOf(toPersonId);
}

async function ownerAfter(deed: Deed, matter: MatterRow, doneBy: DoneBy): Promise<Partial<MatterRow>> {
  const { kind, state, duty } = matter;
  const but = duty ? unfitFor(procedureOf(kind) as Procedure, state, duty, doneBy) : [];
  const heir = duty ? await dutyFor(deed.tx, { ...matter, but }, duty, deed.today) : undefined;
  if (!heir) return { personId: null, named: false };
  const { unitId, postId, personId } = heir;
  return { unitId, postId, personId, named: false };
}
