/** The map with what stands on it: zoom, scale, mark of the sketch, and the same things as a list of words. */
import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { ErrorSentence, IconButton, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { MapHandle, MapSubject } from './canvas.tsx';
import { type ScaleBar, scaleBar } from './scale.ts';
import { boundsOf } from './subject.ts';

const MapCanvas = lazy(() => import('./canvas.tsx'));

/** A device that cannot draw (no WebGL, the engine not fetched) keeps the list and says so. */
class Fallback extends Component<{ children: ReactNode; instead: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

const SCALE_PX = 90;

function Scale({ handle }: { handle: MapHandle }) {
  const { length } = useWords();
  const [bar, setBar] = useState<ScaleBar>();
  useEffect(() => {
    const { map } = handle;
    const measure = () => setBar(scaleBar(map.getZoom(), map.getCenter().lat, SCALE_PX));
    measure();
    map.on('move', measure);
    return () => void map.off('move', measure);
  }, [handle]);
  return (
    bar && (
      <span className="map-scale" style={{ width: bar.widthPx }}>
        {length(bar.lengthM)}
      </span>
    )
  );
}

function Steering({ handle, whole, children }: { handle: MapHandle; whole?: () => void; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="map-steering">
      <IconButton icon="plus" name={t('map.zoomIn')} onClick={() => handle.map.zoomIn()} />
      <IconButton icon="minus" name={t('map.zoomOut')} onClick={() => handle.map.zoomOut()} />
      {whole && <IconButton icon="whole" name={t('map.whole')} onClick={whole} />}
      {children}
    </div>
  );
}

/** For screen readers, and for the keyboard: seen when focused. */
function AsList({ label, pins = [], plots = [], zones = [], ...more }: MapSubject) {
  const { t } = useWords();
  const { chosenId, onChoose } = more;
  const things = [...pins, ...plots, ...zones];
  // What cannot be listed is no reason to say that nothing is there.
  if (things.length === 0 && (more.ground || more.tracks || more.drawing)) return null;
  return (
    <section className="map-list" aria-label={`${label} · ${t('map.asList')}`}>
      {things.length === 0 ? (
        <p>{t('map.empty')}</p>
      ) : (
        <ul>
          {things.map(({ id, words }) => (
            <li key={id}>
              {onChoose ? (
                <button
                  type="button"
                  className="link"
                  aria-current={id === chosenId || undefined}
                  onClick={() => onChoose(id)}
                >
                  {words}
                </button>
              ) : (
                words
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Around {
  /** Left above: a choice of what is shown. */
  top?: ReactNode;
  /** Under the zoom buttons: the switch of the layer table. */
  steering?: ReactNode;
  /** Along the lower edge: the legend. */
  legend?: ReactNode;
  /** Over the lower edge: the card of what is chosen. */
  card?: ReactNode;
  onReady?(handle: MapHandle): void;
}

export function MapView({ top, steering, legend, card, onReady, ...subject }: MapSubject & Around) {
  const { t } = useWords();
  const { demo } = useHouse();
  const [handle, setHandle] = useState<MapHandle>();
  const bounds = subject.bounds ?? boundsOf(subject.pins ?? [], subject.plots ?? [], subject.zones ?? []);
  const whole = bounds && handle ? () => handle.showAll(bounds) : undefined;
  const failed = (
    <div className="map-failed">
      <ErrorSentence what={t('map.failed.what')} safe={t('map.failed.then')} />
    </div>
  );
  return (
    <div className="map">
      <div className="map-field">
        <AsList {...subject} />
        <Fallback instead={failed}>
          <Suspense
            fallback={
              <div className="map-failed">
                <Loading words={t('map.loading')} />
              </div>
            }
          >
            <MapCanvas
              {...subject}
              onReady={(ready) => {
                setHandle(ready);
                onReady?.(ready);
              }}
            />
          </Suspense>
        </Fallback>
        {top && <div className="map-top">{top}</div>}
        {handle && (
          <Steering handle={handle} whole={whole}>
            {steering}
          </Steering>
        )}
        <div className="map-foot">
          <div className="map-edge">
            {legend}
            {handle && <Scale handle={handle} />}
          </div>
          {card}
        </div>
      </div>
      <p className="map-mark">
        {t('map.schematic')}
        {demo && ` · ${t('map.demo')}`}
      </p>
    </div>
  );
}
