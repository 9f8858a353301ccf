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
import { childrenOf, findMatters, type MatterRow } from '../runs/tables/run.ts';
import { recused } from './contract.ts';
import { barFromChildren, insertRecusal } from './tables.ts';

type DoneBy = MatterRow['doneBy'];

interface Why {
  words: string;
  ordered: boolean;
}

/** The name of whoever has the task now; null: it did not move, or waits at a vacant post with its light. */
export async function stepBack(
  deed: Deed,
  matter: MatterRow,
  personId: string,
  { words, ordered }: Why,
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
  await fromChildren(deed, matterId, personId, { words, ordered });
  return toPersonId === null ? null : nameOf(toPersonId);
}

/** What was begun beside it and is open: a task of his there goes to another and is told, from the rest he is barred alike. */
async function fromChildren(deed: Deed, parentId: string, personId: string, why: Why): Promise<void> {
  const open = (await childrenOf(deed.tx, parentId)).filter(({ ended }) => !ended).map(({ id }) => id);
  if (open.length === 0) return;
  await deed.lock(...open);
  const his = (child: MatterRow) => child.personId === personId && child.closedAt === null;
  for (const child of (await findMatters(deed.tx, open)).filter(his)) await stepBack(deed, child, personId, why);
  await barFromChildren(deed.tx, parentId, personId);
}

async function ownerAfter(deed: Deed, matter: MatterRow, doneBy: DoneBy): Promise<Partial<MatterRow>> {
  const { kind, state, duty } = matter;
  const but = duty ? unfitFor(procedureOf(kind) as Procedure, state, duty, doneBy) : [];
  const heir = duty ? await dutyFor(deed.tx, { ...matter, but }, duty, deed.today) : undefined;
  if (!heir) return { personId: null, named: false };
  const { unitId, postId, personId } = heir;
  return { unitId, postId, personId, named: false };
}
