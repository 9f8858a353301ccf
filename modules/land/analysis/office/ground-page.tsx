/** The map of the ground: layers on a day, a parcel to open, a plot to draw and ask about. */
import { useMemo, useState } from 'react';
import { useFound } from '#platform/client';
import { ActionButton, EmptyState, FoundTrouble, Loading, MapCard } from '#ui/controls';
import {
  type Bounds,
  type Ground,
  groundLayers,
  LayerTable,
  MapView,
  type Outline,
  type Sketch,
  VertexList,
} from '#ui/map';
import { BesideMap, useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findLayers } from '../../ground/contract.ts';
import { mayKeepGround } from '../../imports/contract.ts';
import { maySeeHolders } from '../../parcels/contract.ts';
import type { Plot } from '../contract.ts';
import { AsOfSlider } from './as-of.tsx';
import { useGroundBounds } from './ground-bounds.ts';
import { PlotAnswer } from './plot-answer.tsx';

/** The base map's own cover says nothing that the layers do not say better. */
const HIDDEN: ReadonlySet<string> = new Set(['plan']);

/** The plot with as much again on each side, so that its neighbours are seen. */
function boundsAround({ coordinates: [ring = []] }: Outline): Bounds {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [dx, dy] = [east - west, north - south];
  return [west - dx, south - dy, east + dx, north + dy];
}

function useGround(asOf: string) {
  const found = useFound(findLayers, { asOf }, { keepFormer: true });
  const { data } = found;
  const spelled = data && JSON.stringify(data.layers.map(({ layer, edition }) => ({ layer, edition })));
  const ground = useMemo<Ground | undefined>(
    () => (spelled === undefined ? undefined : { asOf, layers: JSON.parse(spelled) }),
    [spelled, asOf],
  );
  return { found, ground };
}

function Chosen({ id, onLeave }: { id: string; onLeave(): void }) {
  const { t } = useWords();
  const { go } = useAddress();
  const { roles } = useMe();
  const may = maySeeHolders.some(({ role }) => roles.includes(role));
  return (
    <MapCard
      light="paused"
      title={t('land.parcel')}
      sentences={[may ? t('land.openParcel') : t('land.holdersBarred')]}
      actions={
        <>
          {may && (
            <ActionButton small main onClick={() => go(`/land/parcels/${id}`)}>
              {t('map.open')}
            </ActionButton>
          )}
          <ActionButton small onClick={onLeave}>
            {t('land.close')}
          </ActionButton>
        </>
      }
    />
  );
}

function Head() {
  const { t } = useWords();
  const { roles } = useMe();
  const keeps = mayKeepGround.some(({ role }) => roles.includes(role));
  return (
    <header className="page-head">
      <h1>{t('page.land')}</h1>
      <p className="quiet">{t('land.lead')}</p>
      {keeps && (
        <p>
          <a href="/office/land/import">{t('land.import.title')}</a>
        </p>
      )}
    </header>
  );
}

export default function GroundPage() {
  const { t, count } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const asOf = query.asOf ?? today;
  const { found, ground } = useGround(asOf);
  const [hidden, hide] = useState(HIDDEN);
  const [drawing, draw] = useState(false);
  const [plot, setPlot] = useState<Sketch>();
  const bounds = useGroundBounds();
  const asked = plot?.type === 'Polygon' ? plot : undefined;
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  const { data } = found;
  if (!data) return <Loading />;
  const counts = Object.fromEntries(data.layers.map(({ layer, features }) => [layer, count(features)]));
  const clear = () => {
    setPlot(undefined);
    draw(false);
  };
  return (
    <BesideMap
      map={
        <MapView
          label={t('page.land')}
          ground={ground}
          hidden={hidden}
          bounds={asked && !drawing ? boundsAround(asked) : bounds}
          plots={!drawing && asked ? [{ id: 'asked', outline: asked, words: t('land.plot') }] : []}
          onChoose={(id) => id !== 'asked' && change({ parcel: id })}
          drawing={drawing ? { kind: 'polygon', value: plot, onChange: setPlot } : undefined}
          card={!drawing && query.parcel && <Chosen id={query.parcel} onLeave={() => change({ parcel: undefined })} />}
        />
      }
    >
      <div className="land-page">
        <Head />
        {data.layers.length === 0 ? (
          <EmptyState title={t('land.emptyTitle')} sentence={t('land.empty')} />
        ) : (
          <>
            <AsOfSlider
              value={asOf}
              earliest={data.earliest ?? today}
              today={today}
              onChange={(day) => change({ asOf: day === today ? undefined : day })}
            />
            <LayerTable hidden={hidden} onChange={hide} counts={counts} layers={groundLayers} />
          </>
        )}
        <section aria-labelledby="ask-plot">
          <h2 id="ask-plot">{t('land.ask')}</h2>
          <p className="quiet">{t('land.askHelp')}</p>
          <p className="land-deeds">
            <ActionButton main={!drawing} icon="outline" onClick={() => draw(!drawing)}>
              {t(drawing ? 'land.drawn' : 'land.draw')}
            </ActionButton>
            {plot && <ActionButton onClick={clear}>{t('map.draw.clear')}</ActionButton>}
          </p>
          <VertexList kind="polygon" value={plot} onChange={setPlot} />
          {asked && <PlotAnswer plot={asked as unknown as Plot} asOf={query.asOf} />}
        </section>
      </div>
    </BesideMap>
  );
}
