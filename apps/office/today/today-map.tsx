/** The map beside the worklist: its numbers, blind spots, or all findings by stage, and the card of what is chosen. */
import { useMemo } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { findFindingsOnMap } from '#modules/patrol/contract';
import { pinsOfPoints, useBlindCount, useBlindGround } from '#modules/patrol/office';
import { useFound } from '#platform/client';
import { ActionButton, Choice, MapCard, type WorklistItem } from '#ui/controls';
import { Legend, landLegend, type MapLayer, MapView, mapLayers, zoneLayers } from '#ui/map';
import { useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { addressOf, pinOf, type Task } from './task-words.ts';
import { seesFindings } from './whose.ts';

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
  /** Without the work. */
  onlyAll?: boolean;
  chosenId?: string;
  onChoose?(id: string): void;
}

const nothing: Work = { tasks: [], items: [] };

const shownOn = ['mine', 'blind', 'all'] as const;
type OnMap = (typeof shownOn)[number];

/** Of what stands out on it: beside the numbers of the list, the land. */
const legends: Record<OnMap, readonly MapLayer[]> = {
  mine: landLegend,
  blind: zoneLayers.slice(1),
  all: mapLayers.filter(({ group }) => group === 'findings'),
};

function OnMapChoice({ title, onlyAll, value }: { title: string; onlyAll: boolean; value: OnMap }) {
  const { t, count } = useWords();
  const { change } = useAddress();
  const blind = useBlindCount();
  const words: Record<OnMap, string> = {
    mine: title,
    blind: t('today.blind', { count: count(blind ?? 0) }),
    all: t('today.all'),
  };
  const options = shownOn.filter((one) => one === value || (one === 'mine' ? !onlyAll : one === 'all' || blind));
  if (options.length < 2) return null;
  return (
    <Choice<OnMap>
      looks="floating"
      label={t('today.onMap')}
      value={value}
      onChange={(next) => change({ map: next === (onlyAll ? 'all' : 'mine') ? undefined : next, zone: undefined })}
      options={options.map((one) => ({ value: one, words: words[one] }))}
    />
  );
}

export function TodayMap({ title, work = nothing, onlyAll = false, chosenId, onChoose }: Shown) {
  const words = useWords();
  const { t } = words;
  const { query, go } = useAddress();
  const findings = seesFindings(useMe().roles);
  const asked = findings ? shownOn.find((one) => one === query.map) : undefined;
  const shown: OnMap = asked ?? (onlyAll ? 'all' : 'mine');
  const bounds = useMyBounds();
  const points = useFound(findFindingsOnMap, {}, { enabled: shown === 'all' });
  const { card, ...ground } = useBlindGround(shown === 'blind');
  const pins = useMemo(() => {
    if (shown === 'all') return pinsOfPoints(words, points.data?.points ?? []);
    return shown === 'mine' ? work.tasks.map((task, nth) => pinOf(task, work.items[nth]!)) : [];
  }, [shown, points.data, work, words]);
  const nth = shown === 'blind' ? -1 : work.items.findIndex(({ id }) => id === chosenId);
  return (
    <MapView
      label={shown === 'mine' ? title : t(shown === 'all' ? 'today.all' : 'page.blindSpots')}
      pins={pins}
      chosenId={chosenId}
      bounds={bounds}
      {...ground}
      onChoose={(id) => (work.items.some((item) => item.id === id) ? onChoose?.(id) : go(`/findings/${id}`))}
      top={findings && <OnMapChoice title={title} onlyAll={onlyAll} value={shown} />}
      legend={<Legend layers={legends[shown]} />}
      card={nth === -1 ? card : <Card task={work.tasks[nth]!} item={work.items[nth]!} />}
    />
  );
}
