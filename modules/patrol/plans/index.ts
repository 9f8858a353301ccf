/** What can be done about patrol plans and asked of them. */
import { handleAdjustPlan } from './actions/adjust-plan.ts';
import { handleMakePlan } from './actions/make-plan.ts';
import { answerFindDueZones, answerGetPlan } from './queries/get-plan.ts';
import { migrations } from './tables.ts';

export const plans = {
  migrations,
  handlers: [handleMakePlan, handleAdjustPlan, answerGetPlan, answerFindDueZones],
};
