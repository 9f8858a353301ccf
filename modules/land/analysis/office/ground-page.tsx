/** The map of the ground: layers on a day, a parcel to open, a plot to draw and ask about. */
import { useFound } from '#platform/client';
import { ActionButton, EmptyState } from '#ui/controls';
import { AsOfSlider, type Bounds, LayerTable, MapView, type Outline, useMapLayers, VertexList } from '#ui/map';
import { BesideMap, useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findLayers } from '../../ground/contract.ts';
import { mayKeepGround } from '../../imports/contract.ts';
import { type Asked, useAsking } from './asking.ts';
import { useGroundBounds } from './ground-bounds.ts';
import { PlotAnswer } from './plot-answer.tsx';

/** The plot with as much again on each side, so that its neighbours are seen. */
function boundsAround(outlines: readonly Outline[]): Bounds {
  const ring = outlines.flatMap(({ coordinates: [outer = []] }) => outer);
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

/** Two ways to a plot: what lies under one's feet, or what one draws. */
function Asking({ asking, asOf }: { asking: Asked; asOf: string | undefined }) {
  const { t } = useWords();
  const { drawing, draw, sketch, put, plot, standing, clear } = asking;
  return (
    <section aria-labelledby="ask-plot">
      <h2 id="ask-plot">{t('land.ask')}</h2>
      <p className="quiet">{t('land.askHelp')}</p>
      <p className="land-deeds">
        <ActionButton main={!plot && !drawing} icon="point" busy={standing.busy} onClick={standing.ask}>
          {t(standing.busy ? 'land.locating' : 'land.standHere')}
        </ActionButton>
        <ActionButton main={drawing} icon="outline" onClick={() => draw(!drawing)}>
          {t(drawing ? 'land.drawn' : 'land.draw')}
        </ActionButton>
        {(plot || sketch) && <ActionButton onClick={clear}>{t('map.draw.clear')}</ActionButton>}
      </p>
      <p role="status">{standing.said}</p>
      <VertexList kind="polygon" value={sketch} onChange={put} />
      {plot && <PlotAnswer plot={plot} asOf={asOf} />}
    </section>
  );
}

export default function GroundPage() {
  const { t } = useWords();
  const { query } = useAddress();
  const layers = useMapLayers();
  const ground = useFound(findLayers, {});
  const asking = useAsking(query.asOf);
  const { drawing, sketch, plot, outlines } = asking;
  const mine = useGroundBounds();
  return (
    <BesideMap
      map={
        <MapView
          label={t('page.land')}
          ground={layers.ground}
          hidden={layers.hidden}
          bounds={plot && !drawing ? boundsAround(outlines) : mine}
          plots={drawing ? [] : outlines.map((outline, nth) => ({ id: `asked${nth}`, outline, words: t('land.plot') }))}
          drawing={drawing ? { kind: 'polygon', value: sketch, onChange: asking.put } : undefined}
          card={!drawing && layers.card}
          day={!drawing && <AsOfSlider layers={layers} />}
        />
      }
    >
      <div className="land-page">
        <Head />
        <Asking asking={asking} asOf={query.asOf} />
        {ground.data?.layers.length === 0 && <EmptyState title={t('land.emptyTitle')} sentence={t('land.empty')} />}
        <LayerTable layers={layers} groups={['duty', 'land', 'places']} />
      </div>
    </BesideMap>
  );
}
