/** The applicant takes it back, before it is decided; or never brought what was asked for, and it is taken as withdrawn. */
import { ok } from '@cuntu/base';
import { clocksOf, findMatter, type MatterRow, moveOn, takeUp } from '#modules/matters';
import { type Deed, handle } from '#platform/pipeline';
import { applicationKinds, applicationWithdrawn, deemWithdrawn, withdrawApplication } from '../contract.ts';
import { insertEnd } from '../tables.ts';

export const handleWithdrawApplication = handle(withdrawApplication, async (deed, { matterId, version, words }) => {
  const taken = await takeUp(deed, matterId, applicationKinds, version);
  if (!taken.ok) return taken;
  const ended = await end(deed, taken.value, 'withdrawApplication', 'asked', words);
  return ended.ok ? ok({ matterId, state: ended.value.to }) : ended;
});

export const handleDeemWithdrawn = handle(deemWithdrawn, async (deed, { matterId }) => {
  await deed.lock(matterId);
  const matter = await findMatter(deed.tx, matterId);
  const waiting = (await clocksOf(deed.tx, matterId)).find(({ name }) => name === 'supplement');
  const allowed = deed.allow({ division: matter?.division ?? deed.cityCode });
  if (!allowed.ok) return allowed;
  // Read again under the lock: the papers may have come in the last minute.
  if (matter?.state !== 'incomplete' || !waiting || waiting.dueAt > deed.at) return ok({ deemed: false });
  const ended = await end(deed, matter, 'deemWithdrawn', 'notSupplied', '');
  return ended.ok ? ok({ deemed: true }) : ended;
});

async function end(deed: Deed, matter: MatterRow, step: string, ground: string, words: string) {
  const moved = await moveOn(deed, matter, {
    step,
    fact: applicationWithdrawn,
    fields: { ground, words },
    said: { words },
  });
  if (moved.ok)
    await insertEnd(deed.tx, { matterId: matter.id, factN: moved.value.n, number: null, ground, words, at: deed.at });
  return moved;
}
