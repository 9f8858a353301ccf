/** The map beside the worklist: its numbers, or all findings by stage, and the card of what is chosen. */
import { useMemo } from 'react';
import { findFindingsOnMap } from '#modules/patrol/contract';
import { pinsOfPoints, useMyBounds } from '#modules/patrol/office';
import { useFound } from '#platform/client';
import { ActionButton, Choice, MapCard, type WorklistItem } from '#ui/controls';
import { Legend, MapView } from '#ui/map';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { addressOf, pinOf, type Task } from './task-words.ts';

export interface Work {
  tasks: readonly Task[];
  /** As many, in the same order. */
  items: readonly WorklistItem[];
}

function Card({ task, item }: { task: Task; item: WorklistItem }) {
  const { t } = useWords();
  const { go } = useAddress();
  return (
    <MapCard
      light={item.light}
      title={item.title}
      sentences={[item.why, t('today.with', { person: item.person, left: item.left, due: item.due })]}
      actions={
        <ActionButton small main onClick={() => go(addressOf(task))}>
          {t('today.open')}
        </ActionButton>
      }
    />
  );
}

interface Shown {
  /** What the work is called: 等我办的. */
  title: string;
  work?: Work;
  /** Without a choice between the work and everything. */
  onlyAll?: boolean;
  chosenId?: string;
  onChoose?(id: string): void;
}

const nothing: Work = { tasks: [], items: [] };

export function TodayMap({ title, work = nothing, onlyAll = false, chosenId, onChoose }: Shown) {
  const words = useWords();
  const { t } = words;
  const { query, change, go } = useAddress();
  const all = onlyAll || query.map === 'all';
  const bounds = useMyBounds();
  const points = useFound(findFindingsOnMap, {}, { enabled: all });
  const pins = useMemo(
    () =>
      all
        ? pinsOfPoints(words, points.data?.points ?? [])
        : work.tasks.map((task, nth) => pinOf(task, work.items[nth]!)),
    [all, points.data, work, words],
  );
  const nth = work.items.findIndex(({ id }) => id === chosenId);
  return (
    <MapView
      label={all ? t('today.all') : title}
      pins={pins}
      chosenId={chosenId}
      bounds={bounds}
      onChoose={(id) => (work.items.some((item) => item.id === id) ? onChoose?.(id) : go(`/findings/${id}`))}
      top={
        !onlyAll && (
          <Choice
            looks="floating"
            label={t('today.onMap')}
            value={all ? 'all' : 'mine'}
            onChange={(shown) => change({ map: shown === 'all' ? 'all' : undefined })}
            options={[
              { value: 'mine', words: title },
              { value: 'all', words: t('today.all') },
            ]}
          />
        )
      }
      legend={<Legend />}
      card={nth === -1 ? undefined : <Card task={work.tasks[nth]!} item={work.items[nth]!} />}
    />
  );
}
