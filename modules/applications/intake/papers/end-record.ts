/** The record of a paper that ends an application: not accepted, or refused, with its reasons and what can be done against it. */
import type { MatterRow } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import type { Application } from '../needs.ts';
import { basisOf, commonRecord, papersTerms, remedies } from './record.ts';

export async function declineRecord(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { ground, words }: { ground: string; words: string },
) {
  return {
    ...(await commonRecord(deed, matter, application)),
    basis: basisOf(matter.kind, 'decline'),
    ground: papersTerms.grounds[ground as keyof typeof papersTerms.grounds],
    words,
    remedies,
  };
}

export async function refusalRecord(deed: Deed, matter: MatterRow, application: Application, reasons: string) {
  return {
    ...(await commonRecord(deed, matter, application)),
    basis: basisOf(matter.kind, 'refuse'),
    reasons,
    remedies,
  };
}
