/** The worklist as the page and the menu ask for it: one question, so that both say one number. */
import { findWorklist } from '#modules/matters/contract';
import { useFound } from '#platform/client';
import { useMe } from '#ui/pages';
import type { Order } from './task-words.ts';
import { hasWork, type Whose } from './whose.ts';

const MOST = 30;

interface Asked {
  whose: Whose;
  order: Order;
  unit?: string;
  cursor?: string;
}

export const useWork = ({ whose, order, unit, cursor }: Asked, enabled = true) =>
  useFound(findWorklist, { whose, sort: order, unit, cursor, limit: MOST }, { keepFormer: true, enabled });

/** How much waits for me, for the menu. Beyond what the server counts exactly the figure would be no figure. */
export function useWaiting(): number | undefined {
  const mine = hasWork(useMe().roles);
  const { data } = useWork({ whose: 'mine', order: 'time' }, mine);
  return mine && data && !data.totalIsMore ? data.total : undefined;
}
