/** What a measure changes and what came of it, in a sentence: the same on the portal and in the office. */
import type { Effect, Pointer } from '../contract.ts';

type Say = (key: string, params?: Record<string, string | number>) => string;

export function changeWords(say: Say, pointer: Pointer): string {
  const item = 'item' in pointer ? say(`kind.${pointer.item}`) : '';
  switch (pointer.changes) {
    case 'limit': {
      const length = ({ count, unit }: { count: number; unit: string }) =>
        count === 0 ? say('measures.sameDay') : say(`norms.period.${unit}`, { count });
      const name = say(`limitName.${pointer.limit}`);
      const to = length(pointer.to);
      return pointer.from
        ? say('measures.limit', { name, from: length(pointer.from), to })
        : say('measures.limitTo', { name, to });
    }
    case 'fee':
      return pointer.fromYuan === null
        ? say('measures.feeTo', { item, to: pointer.toYuan })
        : say('measures.fee', { item, from: pointer.fromYuan, to: pointer.toYuan });
    case 'step':
      return say('measures.step', {
        procedure: say(`measures.procedure.${pointer.procedure}`),
        step: say(`step.${pointer.step}`),
      });
    case 'material':
      return say('measures.material', { item, material: say(`material.${pointer.material}`) });
  }
}

export function effectWords(say: Say, effect: Effect): string {
  if (effect.is === 'unknown') return say(`measures.unknown.${effect.why}`);
  const before = effect.before && { before: effect.before.median, beforeCount: effect.before.count };
  const since = effect.since && { since: effect.since.median, sinceCount: effect.since.count };
  const key = before && since ? 'measured' : since ? 'onlySince' : 'onlyBefore';
  return say(`measures.${key}`, { ...before, ...since });
}
