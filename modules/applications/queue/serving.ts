/** Whoever may call numbers at a window serves there. */
import { type Actor, condition, holds } from '@cuntu/divisions';
import { callNext } from './contract/calls.ts';

export const serves = (
  { actor, today }: { actor: Actor; today: string },
  window: { division: string; unitId: string },
): boolean => holds(condition(callNext.may, actor, today), window);
