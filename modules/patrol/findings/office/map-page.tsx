/** All findings that this person may see on the map, by stage, narrowed as the list is. */
import { useMemo, useState } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { useFound } from '#platform/client';
import { ActionButton, FoundTrouble, IconButton, Loading, MapCard, stages } from '#ui/controls';
import { AsOfSlider, LayerTable, type MapLayers, MapView, useMapLayers } from '#ui/map';
import { useAddress, useHouse } from '#ui/pages';
import { shanghai, useWords } from '#ui/words';
import { findFindingsOnMap, getFinding } from '../contract.ts';
import { FilterBar, filterOf } from './filter.tsx';
import { plotOf, stageNotes, stageOf, titleOf } from './finding-words.ts';
import { type Point, pinsOfPoints } from './points.ts';

function Card({ point }: { point: Point }) {
  const words = useWords();
  const { t, shortDay, area } = words;
  const { today } = useHouse();
  const { go } = useAddress();
  const { data } = useFound(getFinding, { id: point.id });
  const when = data && shortDay(shanghai(data.foundAt).dateOn, today);
  return (
    <MapCard
      light={point.light === 'none' ? 'paused' : point.light}
      title={titleOf(words, point.placeName, point.kind)}
      sentences={[
        when ? t('map.whenFound', { day: when, state: t(`state.${point.state}`) }) : t(`state.${point.state}`),
        ...(data?.areaM2 ? [area(data.areaM2)] : []),
        ...(data?.words ? [data.words] : []),
      ]}
      actions={
        <ActionButton small main onClick={() => go(`/findings/${point.id}`)}>
          {t('map.open')}
        </ActionButton>
      }
    />
  );
}

function Panel({ points, layers }: { points: readonly Point[]; layers: MapLayers }) {
  const words = useWords();
  const { count } = words;
  const counts = useMemo(() => {
    const found: Record<string, number> = Object.fromEntries(stages.map((stage) => [stage, 0]));
    for (const { state } of points) found[stageOf[state] ?? 'new']! += 1;
    return Object.fromEntries(Object.entries(found).map(([stage, number]) => [stage, count(number)]));
  }, [points, count]);
  return <LayerTable layers={layers} counts={counts} notes={stageNotes(words)} />;
}

export default function MapPage() {
  const words = useWords();
  const { t, count } = words;
  const { query, change } = useAddress();
  const found = useFound(findFindingsOnMap, filterOf(query), { keepFormer: true });
  const points = useMemo(() => found.data?.points ?? [], [found.data]);
  const pins = useMemo(() => pinsOfPoints(words, points), [words, points]);
  const layers = useMapLayers();
  const { today } = useHouse();
  const [folded, fold] = useState(() => !matchMedia('(min-width: 1000px)').matches);
  const mine = useMyBounds();
  const chosen = points.find(({ id }) => id === query.at);
  const plot = useFound(getFinding, { id: chosen?.id ?? '' }, { enabled: chosen !== undefined }).data;
  const plots = useMemo(() => (plot ? plotOf(plot.id, plot.plot ?? plot.place, undefined, '') : []), [plot]);
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return (
    <div className="map-page">
      <h1 className="unseen">{t('page.map')}</h1>
      <MapView
        label={t('page.map')}
        pins={pins}
        plots={plots}
        chosenId={chosen?.id}
        onChoose={(id) => change({ at: id, feature: undefined })}
        bounds={mine}
        ground={layers.ground}
        hidden={layers.hidden}
        top={
          <div className="map-panel">
            <div className="map-panel-head">
              <b>{found.data ? t('map.count', { count: count(points.length) }) : t('list.loading')}</b>
              <IconButton icon="layers" name={t('map.layers')} aria-expanded={!folded} onClick={() => fold(!folded)} />
            </div>
            {layers.asOf < today && <p className="quiet">{t('map.asToday')}</p>}
            {found.data?.more && <p>{t('map.more')}</p>}
            {!folded && (
              <>
                <Panel points={points} layers={layers} />
                <details>
                  <summary>{t('list.filter')}</summary>
                  <FilterBar without={['state']} />
                </details>
              </>
            )}
          </div>
        }
        card={chosen ? <Card point={chosen} /> : layers.card}
        day={<AsOfSlider layers={layers} />}
      />
      {!found.data && <Loading />}
    </div>
  );
}
