/** The print's hash becomes part of the matter's history: the next fact commits to it. */
import { ok, refuse } from '@cuntu/base';
import { announceMatter, findMatter } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { keepPrint, paperPrinted } from '../contract.ts';
import { findPaper, insertPrint } from '../tables.ts';

export const handleKeepPrint = handle(keepPrint, async (deed, input) => {
  const { matterId } = input;
  await deed.lock(matterId);
  const paper = await findPaper(deed.tx, input.paperId);
  if (paper?.matterId !== matterId) return refuse('thing.notFound', { at: 'paperId' });
  if (paper.sha256) return ok({ kept: false });
  const matter = await findMatter(deed.tx, matterId);
  const recorded = deed.record(paperPrinted, {
    matterId,
    division: matter?.division ?? deed.cityCode,
    from: matter?.state ?? null,
    to: matter?.state ?? null,
    fields: { paper: paper.id, sha256: input.sha256, pages: input.pages },
  });
  await insertPrint(deed.tx, matterId, recorded.n, paper.id, input.sha256, input.pages);
  if (matter) announceMatter(deed, matter);
  return ok({ kept: true });
});
