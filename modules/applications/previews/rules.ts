/** What speaks against a project, what a favourable conclusion must then answer, under which conditions it stands: pure. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Analysis } from '#modules/land/contract';
import type { Validity } from './contract.ts';

export type Against = 'permanentFarmland' | 'outsidePlan' | 'partlyOutsidePlan' | 'planUnknown' | 'officeDisagrees';

const ofPlan: Readonly<Record<Analysis['plan']['fit'], Against | null>> = {
  all: null,
  part: 'partlyOutsidePlan',
  none: 'outsidePlan',
  unknown: 'planUnknown',
};

type Figures = Pick<Analysis, 'permanentFarmland' | 'plan'>;

/** What a favourable conclusion must answer: on the map, and from an office that was asked. */
export function againstIn(
  { permanentFarmland, plan }: Figures,
  opinions: readonly { outcome: string | null }[],
): Against[] {
  const planned = ofPlan[plan.fit];
  const disagreed = opinions.some(({ outcome }) => outcome === 'disagree');
  return [
    ...(permanentFarmland.areaM2 > 0 ? (['permanentFarmland'] as const) : []),
    ...(planned ? [planned] : []),
    ...(disagreed ? (['officeDisagrees'] as const) : []),
  ];
}

/** 土地管理法 35, 实施条例 24: neither map nor office forbids by itself, but nobody passes over what they say in silence. */
export function decideConclusion(
  { outcome, despite }: { outcome: 'fit' | 'unfit'; despite?: string },
  against: readonly Against[],
): Result<true, 'preview.unanswered'> {
  if (outcome === 'unfit' || despite !== undefined || against.length === 0) return ok(true);
  return refuse('preview.unanswered', { at: 'despite', params: { against: against.join() }, article: '土地管理法 35' });
}

export type Condition =
  | 'permanentFarmland'
  | 'farmland'
  | 'cropland'
  | 'plan'
  | 'mineralsCovered'
  | 'anew'
  | 'notApproval';

/** In the order in which they stand on the paper; the last two always. */
export function conditionsOf(
  figures: Figures & Pick<Analysis, 'farmland' | 'cropland'>,
  { mineralsCovered }: { mineralsCovered?: unknown },
): Condition[] {
  const holds: readonly [Condition, boolean][] = [
    ['permanentFarmland', figures.permanentFarmland.areaM2 > 0],
    ['farmland', figures.farmland.areaM2 > 0],
    ['cropland', figures.cropland.areaM2 > 0],
    ['plan', figures.plan.fit !== 'all'],
    ['mineralsCovered', mineralsCovered === 'yes'],
    ['anew', true],
    ['notApproval', true],
  ];
  return holds.flatMap(([condition, so]) => (so ? [condition] : []));
}

export const validityOf = (validTo: string, today: string): Validity => (today <= validTo ? 'valid' : 'ended');
