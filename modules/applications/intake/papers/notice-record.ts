/** The record of a one-time notice: every paper that lacks, each with what is wrong with it. */
import type { MatterRow } from '#modules/matters';
import { periodsFor } from '#modules/norms';
import type { Deed } from '#platform/pipeline';
import type { Application } from '../needs.ts';
import type { Asked, Asking } from '../rules.ts';
import { basisOf, commonRecord, materialName, papersTerms } from './record.ts';

export async function noticeRecord(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  asked: readonly Asked[],
  newGround: Asking['newGround'],
) {
  const [wait] = await periodsFor(deed.tx, ['application.supplement'], [deed.at], deed.today);
  return {
    ...(await commonRecord(deed, matter, application)),
    basis: basisOf(matter.kind, 'notice'),
    asked: asked.map(({ material, lacking }) => ({ name: materialName(material), lacking: lackingWords(lacking) })),
    newGround: newGround ?? null,
    until: wait!.dueOn,
  };
}

const lackingWords = (lacking: string): string =>
  lacking === 'missing' || lacking === 'expired' ? papersTerms[lacking] : lacking;
