/** Whom to ask where a step is barred: somebody of the place to whom the very rule that bars one says yes. */
import { decideMay } from '@cuntu/divisions';
import { servingAt, standingOf } from '#modules/bureau';
import type { Db } from '#platform/database';
import { subjectOf } from './moves.ts';
import { commandOf } from './registry.ts';
import { ancestryOf } from './rules.ts';
import type { stepsFrom } from './showing.ts';
import type { MatterRow } from './tables/run.ts';

type Possible = ReturnType<typeof stepsFrom>[number];

/** Beyond these nobody near is free to do it, and the sentence names nobody. */
const ASKED_AT_MOST = 12;

const unopened = ['step.waitsForChildren', 'step.clockStands'];

/** Whose work it already is goes before all others, then those of the first role, the nearest first. */
async function openerOf(db: Db, matter: MatterRow, step: Possible, today: string): Promise<string | null> {
  const may = commandOf(matter.kind, step.step)?.may;
  // What waits for others is opened by them, not by whoever takes it; nobody opens what stands still by law.
  if (step.allowed || (step.code && unopened.includes(step.code)) || !Array.isArray(may)) return null;
  const near = await servingAt(db, ancestryOf(matter.division), step.who, today, ASKED_AT_MOST);
  const first = (one: { personId: string }) => Number(one.personId !== matter.personId);
  for (const { personId, name } of [...near].sort((a, b) => first(a) - first(b)))
    if (decideMay(may, await standingOf(db, personId), subjectOf(matter), today).ok) return name;
  return null;
}

export async function withOpeners(db: Db, matter: MatterRow, steps: readonly Possible[], today: string) {
  const told = [];
  for (const step of steps) told.push({ ...step, ask: await openerOf(db, matter, step, today) });
  return told;
}
