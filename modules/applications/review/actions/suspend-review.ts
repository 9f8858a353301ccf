/** The clocks stop on a ground that the law names, and the applicant is told in writing which and until when. */
import { ok, refuse } from '@cuntu/base';
import { suspendClocks, takeUp } from '#modules/matters';
import { limitsOn } from '#modules/norms';
import { keepPaper, numberPaper } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { suspendReview, suspensionNotified } from '../contract.ts';
import { suspensionRecord } from '../papers/clock-record.ts';
import { decideUntil } from '../rules.ts';
import { insertSuspension } from '../tables.ts';

export const handleSuspendReview = handle(suspendReview, async (deed, input) => {
  const { matterId, ground, words, until } = input;
  const taken = await takeUp(deed, matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const [most] = await limitsOn(deed.tx, ['suspension.most'], deed.today);
  if (!most) throw new Error(`no limit suspension.most in force on ${deed.today}`);
  const sound = decideUntil(until, deed.today, most.count);
  if (!sound.ok) return sound;
  const stopped = await suspendClocks(deed, matter, { ground, words, until });
  if (!stopped.ok) return stopped;
  const { clocks } = stopped.value;
  const record = await suspensionRecord(deed, matter, { ground, words, until });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, input.id, 'suspensionNotice', matter.division);
  const { number } = paper;
  const { division, state } = matter;
  const told = { matterId, division, from: state, to: state, fields: { number, until } };
  const recorded = deed.record(suspensionNotified, told);
  keepPaper(deed, paper, matterId, recorded, record);
  await insertSuspension(deed.tx, { matterId, factN: recorded.n, paperId: paper.id, number, ground, until });
  return ok({ id: paper.id, number, clocks });
});
