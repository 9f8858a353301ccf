/** Why a promise was missed, and when it is expected now, in words that anyone may read. No clock moves. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { announceMatter } from '../../runs/announcing.ts';
import { serviceKinds } from '../../runs/contract.ts';
import { hasRecused, subjectOf } from '../../runs/moves.ts';
import { EXPLAINING_STEP } from '../../runs/rules.ts';
import { stepRow } from '../../runs/step-row.ts';
import { findMatter, insertStep } from '../../runs/tables/run.ts';
import { delayExplained, explainDelay } from '../contract.ts';
import { decideExplanation } from '../rules.ts';
import { insertExplanation, missedPromise } from '../tables.ts';

export const handleExplainDelay = handle(explainDelay, async (deed, input) => {
  const { id, matterId, clock, words, newExpectedOn } = input;
  const matter = (await deed.lock(matterId)) ? await findMatter(deed.tx, matterId) : undefined;
  if (!matter || !serviceKinds.some((kind) => kind === matter.kind))
    return refuse('thing.notFound', { at: 'matterId' });
  const missed = await missedPromise(deed.tx, matterId, clock);
  const { personId, contactId, division, state } = matter;
  const assignedTo = [missed?.personId, personId, contactId].filter((one) => typeof one === 'string');
  const allowed = deed.allow({ ...subjectOf(matter), assignedTo });
  if (!allowed.ok) return allowed;
  if (hasRecused(matter, deed.personId)) return refuse('may.recused');
  const asked = { missed: missed !== undefined, closed: matter.closedAt !== null, newExpectedOn };
  const decided = decideExplanation(asked, deed.today);
  if (!decided.ok) return decided;
  const printable = deed.printable({ words });
  if (!printable.ok) return refuse('paper.unprintable', { at: 'words', params: printable.refusal.params });
  const fields = { clock, words, newExpectedOn };
  const recorded = deed.record(delayExplained, { matterId, division, from: state, to: state, fields });
  const row = { id, matterId, factN: recorded.n, clock, dueOn: missed!.dueOn, words, newExpectedOn };
  await insertExplanation(deed.tx, { ...row, explainedOn: deed.today });
  const said = { clock, words, expectedOn: newExpectedOn };
  const { name: fact } = delayExplained;
  const step = stepRow(deed, recorded, EXPLAINING_STEP, fact, undefined, state, state, deed.at, said);
  await insertStep(deed.tx, matterId, step);
  announceMatter(deed, matter);
  return ok({ id });
});
