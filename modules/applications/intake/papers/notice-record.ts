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
  const [[wait], common] = await Promise.all([
    periodsFor(deed.tx, ['application.supplement'], [deed.at], deed.today),
    commonRecord(deed, matter, application),
  ]);
  const whose = expired(application, common.applicants, deed.today).join('、');
  return {
    ...common,
    basis: basisOf(matter.kind, 'notice'),
    asked: asked.map(({ material, lacking }) => ({
      name: materialName(material),
      lacking: lackingWords(lacking, whose),
    })),
    newGround: newGround ?? null,
    until: wait!.dueOn,
  };
}

const lackingWords = (lacking: string, whose: string): string =>
  lacking === 'expired' ? `${whose}：${papersTerms.expired}` : lacking === 'missing' ? papersTerms.missing : lacking;

/** Of several applicants and their agents, those whose identity has run out. */
function expired(
  { applicants }: Pick<Application, 'applicants'>,
  named: readonly { name: string; agent: string | null }[],
  today: string,
): string[] {
  const past = (to: string | null) => to !== null && to < today;
  return applicants.flatMap(({ identityValidTo, agentValidTo }, nth) => [
    ...(past(identityValidTo) ? [named[nth]!.name] : []),
    ...(past(agentValidTo) ? [named[nth]!.agent ?? ''] : []),
  ]);
}
