/** Which unit a number of days in a law is counted in, law by law. */

export type CountingLaw =
  | 'administrativePenaltyLaw'
  | 'naturalResourcesPenaltyMeasures'
  | 'administrativeCompulsionLaw'
  | 'administrativeReconsiderationLaw'
  | 'administrativeLicenceLaw'
  | 'openInformationRegulations'
  | 'petitionRegulations'
  | 'civilCode'
  | 'civilProcedureLaw';

interface CountingRule {
  article: string;
  /** Counts of days that the law reads as working days; `all` where it writes them so throughout. */
  workingDays: 'all' | 'none' | readonly number[] | { upTo: number };
}

/** 处罚法85 · 办法57 · 强制法69 · 复议法88 · 许可法82 · 信息公开条例 · 信访工作条例 (工作日 written only at 5) · 民200-203 · 民诉85 */
export const countingRules: Record<CountingLaw, CountingRule> = {
  administrativePenaltyLaw: { article: '85', workingDays: [2, 3, 5, 7] },
  naturalResourcesPenaltyMeasures: { article: '57', workingDays: [2, 3, 5, 7, 10] },
  administrativeCompulsionLaw: { article: '69', workingDays: { upTo: 10 } },
  administrativeReconsiderationLaw: { article: '88', workingDays: [3, 5, 7, 10] },
  administrativeLicenceLaw: { article: '82', workingDays: 'all' },
  openInformationRegulations: { article: '33', workingDays: 'all' },
  petitionRegulations: { article: '23', workingDays: [5] },
  civilCode: { article: '200', workingDays: 'none' },
  civilProcedureLaw: { article: '85', workingDays: 'none' },
};

/** The unit of `count` 日 in that law, with the article that says so. */
export function unitFor(
  law: CountingLaw,
  count: number,
): { unit: 'workingDays' | 'days'; law: CountingLaw; article: string } {
  const { article, workingDays } = countingRules[law];
  const works =
    workingDays === 'all' ||
    (workingDays !== 'none' && ('upTo' in workingDays ? count <= workingDays.upTo : workingDays.includes(count)));
  return { unit: works ? 'workingDays' : 'days', law, article };
}
