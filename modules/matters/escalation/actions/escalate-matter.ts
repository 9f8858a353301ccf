/** The rungs that a late clock has reached are raised, each once, each to somebody by name. */
import { must, ok } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { personNames } from '#modules/bureau';
import { almanacNow, findLadderVersions, ladderOn, rungsDue } from '#modules/norms';
import type { Rung } from '#modules/norms/contract';
import { type Deed, handle } from '#platform/pipeline';
import { announceMatter } from '../../runs/announcing.ts';
import { procedureOf } from '../../runs/registry.ts';
import { ESCALATING_STEP } from '../../runs/rules.ts';
import { stepRow } from '../../runs/step-row.ts';
import { type ClockRow, clocksOf } from '../../runs/tables/clocks.ts';
import { findMatter, insertStep, type MatterRow } from '../../runs/tables/run.ts';
import { addresseeOf } from '../addressee.ts';
import { escalateMatter, matterEscalated } from '../contract.ts';
import { type EscalationRow, insertEscalations, rungsRaised } from '../tables.ts';

export const handleEscalateMatter = handle(escalateMatter, async (deed, { matterId, clock: name }) => {
  const known = await deed.lock(matterId);
  const matter = known ? await findMatter(deed.tx, matterId) : undefined;
  const clock = matter && (await clocksOf(deed.tx, matterId)).find((one) => one.name === name);
  // Read again under the lock: it may have been done, or paused, in the last minute.
  if (!matter || clock?.state !== 'running' || !clock.turned) return ok({ raised: 0 });
  const turnedOn = must(chinaDateOf(clock.dueAt));
  const { kind } = procedureOf(matter.kind).clocks[name]!;
  const rungs = ladderOn(await findLadderVersions(deed.tx), kind, turnedOn)?.rungs ?? [];
  const { due, nextOn } = rungsDue(await almanacNow(deed.tx), rungs, turnedOn, deed.today);
  const raised = await rungsRaised(deed.tx, matterId, name, clock.dueOn);
  const rows: EscalationRow[] = [];
  for (const nth of due) if (!raised.includes(nth)) rows.push(await raise(deed, matter, clock, nth, rungs[nth - 1]!));
  const { dueOn } = clock;
  await insertEscalations(deed.tx, { matterId, clock: name, dueOn, raisedOn: deed.today, nextOn }, rows);
  return ok({ raised: rows.length });
});

async function raise(
  deed: Deed,
  matter: MatterRow,
  { name: clock }: ClockRow,
  nth: number,
  rung: Rung,
): Promise<EscalationRow> {
  const { id: matterId, division, state } = matter;
  const personId = await addresseeOf(deed.tx, rung, matter, deed.today);
  const role = rung.role ?? matter.duty ?? '';
  const fields = { clock, rung: nth, role, personId };
  const recorded = deed.record(matterEscalated, { matterId, division, from: state, to: state, fields });
  const raisedTo = (personId && (await personNames(deed.tx, [personId])).get(personId)) || '';
  const { name: fact } = matterEscalated;
  const step = stepRow(deed, recorded, ESCALATING_STEP, fact, undefined, state, state, deed.at, { clock, raisedTo });
  await insertStep(deed.tx, matterId, step);
  announceMatter(deed, matter, personId);
  return { factN: recorded.n, rung: nth, role, personId };
}
