/** Everything that lacks is asked for once, in writing; a second time only on a ground that was not there the first time. */
import { ok, refuse } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { keepPaper, numberPaper } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { applicationKinds, papersRequested, requestPapers } from '../contract.ts';
import { applicationOf, needsOf } from '../needs.ts';
import { noticeRecord } from '../papers/notice-record.ts';
import { decideKnown, decideRequest } from '../rules.ts';
import { insertRequest } from '../tables.ts';

export const handleRequestPapers = handle(requestPapers, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const application = await applicationOf(deed.tx, matter.id);
  const known = decideKnown(application.itemThen, input.more, 'more');
  if (!known.ok) return known;
  const decided = decideRequest(needsOf(application, deed.today), input, application.requestedOn, deed.today);
  if (!decided.ok) return decided;
  const { asked, again } = decided.value;
  const { newGround } = input;
  const record = await noticeRecord(deed, matter, application, asked, newGround);
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, input.id, 'oneTimeNotice', matter.division);
  const { number } = paper;
  const materials = asked.map(({ material }) => material);
  const lacking = asked.map((one) => one.lacking);
  const moved = await moveOn(deed, matter, {
    step: 'requestPapers',
    guards: { firstRequestOrNewGround: true },
    fact: papersRequested,
    fields: { number, materials, lacking, again, newGround: newGround?.words ?? null },
    said: { number, asked: asked.length, words: newGround?.words ?? '' },
    keeperId: deed.personId,
  });
  if (!moved.ok) return moved;
  keepPaper(deed, paper, matter.id, moved.value, record);
  insertRequest(deed.tx, {
    matterId: matter.id,
    factN: moved.value.n,
    paperId: paper.id,
    number,
    requestedOn: deed.today,
    again,
    newGround: newGround?.words ?? null,
    arisenOn: newGround?.arisenOn ?? null,
    items: asked,
  });
  return ok({ id: paper.id, number, again });
});
