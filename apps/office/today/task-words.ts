/** Tasks of the worklist in words, with the numbers that also stand on the map. */
import type { OutputOf } from '@cuntu/base';
import type { findWorklist } from '#modules/matters/contract';
import { clockSaid } from '#modules/matters/office';
import type { WorklistItem } from '#ui/controls';
import type { MapPin } from '#ui/map';
import type { Words } from '#ui/words';

export type Task = OutputOf<typeof findWorklist>['tasks'][number];
export type Order = 'time' | 'place' | 'unit';

/** Where the page of a matter of each kind is. */
const pages: Readonly<Record<string, string>> = {
  opinion: '/opinions',
  finding: '/findings',
  blindSpot: '/blind-spots',
  dispatch: '/dispatches',
  mortgage: '/applications',
  preview: '/applications',
  callBack: '/callbacks',
};
export const addressOf = ({ kind, matterId }: Pick<Task, 'kind' | 'matterId'>): string => `${pages[kind]}/${matterId}`;

export const titleOf = ({ t }: Words, task: Task): string => `${task.placeName} ${t(`kind.${task.topic}`)}`;

export function itemOf(words: Words, task: Task, nth: number, today: string): WorklistItem {
  const { t, shortDay } = words;
  const clock = clockSaid(words, { ...task, unit: task.unitOfTime }, today);
  const why =
    task.limitKey && task.startedOn
      ? t(`limitWhy.${task.limitKey}`, { start: shortDay(task.startedOn, today), count: task.count })
      : t(`state.${task.state}`);
  return {
    id: task.matterId,
    number: String(nth + 1),
    light: clock.light,
    verb: t(`task.${task.verb}`),
    title: titleOf(words, task),
    why,
    cells: clock.cells,
    person: task.person ?? t('today.nobody'),
    left: clock.left,
    due: clock.due,
    href: `/office${addressOf(task)}`,
    explanation: clock.explanation,
  };
}

export const pinOf = (task: Task, item: WorklistItem): MapPin => ({
  id: task.matterId,
  at: task.place,
  words: `${item.number} ${item.title} ${item.left}`,
  look: { light: item.light, number: item.number },
});
