/** The applicant takes it back, before it is decided; or never brought what was asked for, and it is taken as withdrawn. */
import { ok, refuse } from '@cuntu/base';
import { clocksOf, findMatter, hang, type MatterRow, moveOn, takeUp } from '#modules/matters';
import { type Deed, handle } from '#platform/pipeline';
import { applicationKinds, applicationWithdrawn, deemWithdrawn, withdrawApplication } from '../contract.ts';
import { isUnaccepted } from '../rules.ts';
import { insertEnd } from '../tables.ts';

export const handleWithdrawApplication = handle(withdrawApplication, async (deed, input) => {
  const { matterId, version, words, request } = input;
  const taken = await takeUp(deed, matterId, applicationKinds, version);
  if (!taken.ok) return taken;
  const ended = await end(deed, taken.value, 'withdrawApplication', { ground: 'asked', words, request });
  if (!ended.ok) return ended;
  if (!isUnaccepted(taken.value.state) && request.length === 0)
    return refuse('withdrawal.requestNeeded', { at: 'request' });
  const hung = await hang(deed, matterId, ended.value.n, 'request', request);
  return hung.ok ? ok({ matterId, state: ended.value.to }) : hung;
});

export const handleDeemWithdrawn = handle(deemWithdrawn, async (deed, { matterId }) => {
  await deed.lock(matterId);
  const matter = await findMatter(deed.tx, matterId);
  const waiting = (await clocksOf(deed.tx, matterId)).find(({ name }) => name === 'supplement');
  const allowed = deed.allow({ division: matter?.division ?? deed.cityCode });
  if (!allowed.ok) return allowed;
  // Read again under the lock: the papers may have come in the last minute.
  if (matter?.state !== 'incomplete' || !waiting || waiting.dueAt > deed.at) return ok({ deemed: false });
  const ended = await end(deed, matter, 'deemWithdrawn', { ground: 'notSupplied', words: '', request: [] });
  return ended.ok ? ok({ deemed: true }) : ended;
});

interface Why {
  ground: string;
  words: string;
  request: string[];
}

async function end(deed: Deed, matter: MatterRow, step: string, why: Why) {
  const { ground, words } = why;
  const moved = await moveOn(deed, matter, {
    step,
    fact: applicationWithdrawn,
    fields: why,
    said: { words },
  });
  if (moved.ok) await insertEnd(deed.tx, { matterId: matter.id, factN: moved.value.n, number: null, ground, words });
  return moved;
}
