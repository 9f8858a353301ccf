/** A leader who did not conclude it signs: the opinion goes out under the bureau's own name and holds until its last day. */
import { ok, refuse } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { keepPaper, numberPaper } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { applicationOf } from '../../intake/needs.ts';
import { issueOpinion, previewOpinionIssued } from '../contract.ts';
import { opinionRecord } from '../papers/opinion-record.ts';
import { findCheck, findConclusion, insertOpinionPaper } from '../tables.ts';
import { validFrom } from '../validity.ts';

export const handleIssueOpinion = handle(issueOpinion, async (deed, { id, matterId, version }) => {
  const taken = await takeUp(deed, matterId, 'preview', version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const application = await applicationOf(deed.tx, matterId);
  const { figures } = (await findCheck(deed.tx, matterId))!;
  const conclusion = (await findConclusion(deed.tx, matterId))!;
  const term = await validFrom(deed.tx, deed.at, deed.today);
  const record = await opinionRecord(deed, matter, application, { figures, conclusion, term });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  // The bureau decides, not the branch at which the land lies (items.json).
  const paper = await numberPaper(deed, id, 'previewOpinion', deed.cityCode);
  const { number, code } = paper;
  const { validTo } = term;
  const moved = await moveOn(deed, matter, {
    step: 'issueOpinion',
    fact: previewOpinionIssued,
    fields: { number, validTo },
    said: { number, validTo },
    keeperId: matter.broughtBy,
  });
  if (!moved.ok) return moved;
  keepPaper(deed, paper, matterId, moved.value, record, validTo);
  const about = { project: String(application.form.project), areaM2: figures.whole.areaM2 };
  const row = { matterId, paperId: id, number, issuedOn: deed.today, validTo, ...about };
  await insertOpinionPaper(deed.tx, moved.value.n, row);
  return ok({ id, number, code, validTo });
});
