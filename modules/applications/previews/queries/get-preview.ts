/** One preliminary review: what the map said, what was concluded, whether its opinion still holds; and all opinions by page. */
import { ok, refuse } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { findVisible, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findApplication } from '../../intake/tables.ts';
import { findPreviewOpinions, getPreview } from '../contract.ts';
import { againstIn, validityOf } from '../rules.ts';
import { findCheck, findConclusion, findOpinionPaper, listOpinionPapers } from '../tables.ts';

export const answerGetPreview = answer(getPreview, async (db, look, { matterId }) => {
  const matter = await findVisible(db, matterId, matterWhere(look.may));
  const application = matter?.kind === 'preview' ? await findApplication(db, matterId) : undefined;
  if (!application) return refuse('thing.notFound', { at: 'matterId' });
  const { form } = application;
  const [check, conclusion, opinion] = [
    await findCheck(db, matterId),
    await findConclusion(db, matterId),
    await findOpinionPaper(db, matterId),
  ];
  const names = await personNames(
    db,
    [check?.checkedById, conclusion?.concludedById].filter((id) => typeof id === 'string'),
  );
  const nameOf = (id: string | null) => (id && names.get(id)) || null;
  return ok({
    project: String(form.project),
    purpose: String(form.purpose),
    siting: String(form.siting),
    boundary: form.boundary,
    check: check
      ? {
          checkedAt: check.checkedAt,
          checkedBy: nameOf(check.checkedById),
          digest: check.digest,
          figures: check.figures,
          against: againstIn(check.figures),
        }
      : null,
    conclusion: conclusion
      ? {
          outcome: conclusion.outcome,
          words: conclusion.words,
          despite: conclusion.despite,
          by: nameOf(conclusion.concludedById),
        }
      : null,
    opinion: opinion ? { ...opinion, validity: validityOf(opinion.validTo, look.today) } : null,
  });
});

export const answerFindPreviewOpinions = answer(findPreviewOpinions, async (db, look, input) => {
  const { validity, text, limit } = input;
  const [day, id] = input.cursor?.split('~') ?? [];
  const after = day && id ? { day, id } : null;
  const sought = { where: matterWhere(look.may), validity, text, today: look.today, after, limit: limit + 1 };
  const rows = await listOpinionPapers(db, sought);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    opinions: page.map((row) => ({ ...row, validity: validityOf(row.validTo, look.today) })),
    next: rows.length > limit && last ? `${last.issuedOn}~${last.paperId}` : null,
  });
});
