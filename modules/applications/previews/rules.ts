/** What the map says against a project, what a favourable conclusion must then answer, under which conditions it stands: pure. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Analysis } from '#modules/land/contract';
import type { Validity } from './contract.ts';

export type Against = 'permanentFarmland' | 'outsidePlan' | 'partlyOutsidePlan' | 'planUnknown';

const ofPlan: Readonly<Record<Analysis['plan']['fit'], Against | null>> = {
  all: null,
  part: 'partlyOutsidePlan',
  none: 'outsidePlan',
  unknown: 'planUnknown',
};

type Figures = Pick<Analysis, 'permanentFarmland' | 'plan'>;

export function againstIn({ permanentFarmland, plan }: Figures): Against[] {
  const planned = ofPlan[plan.fit];
  return [...(permanentFarmland.areaM2 > 0 ? (['permanentFarmland'] as const) : []), ...(planned ? [planned] : [])];
}

/** 土地管理法 35, 实施条例 24: the map forbids nothing by itself, but nobody passes over what it says in silence. */
export function decideConclusion(
  { outcome, despite }: { outcome: 'fit' | 'unfit'; despite?: string },
  figures: Figures,
): Result<true, 'preview.againstMap'> {
  const against = againstIn(figures);
  if (outcome === 'unfit' || despite !== undefined || against.length === 0) return ok(true);
  return refuse('preview.againstMap', { at: 'despite', params: { against: against.join() }, article: '土地管理法 35' });
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
