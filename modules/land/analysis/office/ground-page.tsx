/** The map of the ground: layers on a day, a parcel to open, a plot to draw and ask about. */
import { useState } from 'react';
import { ActionButton, EmptyState } from '#ui/controls';
import {
  AsOfSlider,
  type Bounds,
  LayerTable,
  MapView,
  type Outline,
  type Sketch,
  useMapLayers,
  VertexList,
} from '#ui/map';
import { BesideMap, useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { mayKeepGround } from '../../imports/contract.ts';
import type { Plot } from '../contract.ts';
import { useGroundBounds } from './ground-bounds.ts';
import { PlotAnswer } from './plot-answer.tsx';

/** The plot with as much again on each side, so that its neighbours are seen. */
function boundsAround({ coordinates: [ring = []] }: Outline): Bounds {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [dx, dy] = [east - west, north - south];
  return [west - dx, south - dy, east + dx, north + dy];
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
  const { t } = useWords();
  const { query } = useAddress();
  const layers = useMapLayers();
  const [drawing, draw] = useState(false);
  const [plot, setPlot] = useState<Sketch>();
  const bounds = useGroundBounds();
  const asked = plot?.type === 'Polygon' ? plot : undefined;
  const clear = () => {
    setPlot(undefined);
    draw(false);
  };
  return (
    <BesideMap
      map={
        <MapView
          label={t('page.land')}
          ground={layers.ground}
          hidden={layers.hidden}
          bounds={asked && !drawing ? boundsAround(asked) : bounds}
          plots={!drawing && asked ? [{ id: 'asked', outline: asked, words: t('land.plot') }] : []}
          drawing={drawing ? { kind: 'polygon', value: plot, onChange: setPlot } : undefined}
          card={!drawing && layers.card}
          day={<AsOfSlider layers={layers} />}
        />
      }
    >
      <div className="land-page">
        <Head />
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
        {layers.earliest === undefined && <EmptyState title={t('land.emptyTitle')} sentence={t('land.empty')} />}
        <LayerTable layers={layers} groups={['duty', 'land', 'places']} />
      </div>
    </BesideMap>
  );
}
