/** Where it is: a point or an outline on the map, by pointer, by the device's own position, or by its numbers. */
import { areaM2 } from '@cuntu/geodesy';
import { useState } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { useWhereIAm } from '#platform/client';
import { ActionButton, Choice } from '#ui/controls';
import { type Bounds, type Drawn, type MapPin, type MapPlot, MapView, VertexList } from '#ui/map';
import { useWords } from '#ui/words';

/** Half a width of about 300 m around a fix. */
const AROUND_DEG = 0.0016;

export const outlineAreaM2 = (drawn: Drawn | undefined): number | undefined =>
  drawn?.type === 'Polygon' ? areaM2(drawn as never) : undefined;

interface Placing {
  label: string;
  help?: string;
  value: Drawn | undefined;
  onChange(value: Drawn | undefined): void;
  error?: string;
  /** What is already there: the plot of an earlier look, neighbours. */
  plots?: readonly MapPlot[];
  pins?: readonly MapPin[];
  bounds?: Bounds;
  /** Only an outline is asked for. */
  only?: 'polygon';
  /** Asked where the outline is past the norm for size: whether it is meant so. */
  size: { sure: boolean; onSure(sure: boolean): void; error?: string };
}

function SureOfArea({ sure, onSure, error }: Placing['size']) {
  const { t } = useWords();
  if (!error && !sure) return null;
  return (
    <div data-wrong={(error && !sure) || undefined}>
      {error && <p className="field-error">{error}</p>}
      <label className="tick">
        <input type="checkbox" checked={sure} onChange={(event) => onSure(event.target.checked)} />
        {t('place.sure')}
      </label>
    </div>
  );
}

export function PlaceField({ label, help, value, onChange, error, plots, pins, bounds, only, size }: Placing) {
  const { t, length, area } = useWords();
  const [kind, setKind] = useState<'point' | 'polygon'>(only ?? (value?.type === 'Polygon' ? 'polygon' : 'point'));
  const [fix, setFix] = useState<{ around: Bounds; accuracyM: number }>();
  const mine = useMyBounds();
  const here = useWhereIAm(([lon, lat], accuracyM) => {
    setFix({ around: [lon - AROUND_DEG, lat - AROUND_DEG, lon + AROUND_DEG, lat + AROUND_DEG], accuracyM });
    if (kind === 'point') onChange({ type: 'Point', coordinates: [lon, lat] });
  });
  const square = outlineAreaM2(value);
  const turn = (next: 'point' | 'polygon') => {
    setKind(next);
    onChange(undefined);
  };
  const shown = fix?.around ?? bounds ?? mine;
  return (
    <fieldset className="field place-field" data-wrong={error ? true : undefined}>
      <legend>{label}</legend>
      {help && <p className="field-help">{help}</p>}
      <div className="place-bar">
        {!only && (
          <Choice
            label={t('place.by')}
            value={kind}
            onChange={turn}
            options={[
              { value: 'point', words: t('map.draw.point') },
              { value: 'polygon', words: t('map.draw.polygon') },
            ]}
          />
        )}
        <ActionButton small icon="point" busy={here.state === 'asking'} onClick={here.ask}>
          {t(here.state === 'asking' ? 'place.asking' : 'place.here')}
        </ActionButton>
        {value && (
          <ActionButton small onClick={() => onChange(undefined)}>
            {t('map.draw.clear')}
          </ActionButton>
        )}
      </div>
      <div className="place-map">
        <MapView label={label} plots={plots} pins={pins} bounds={shown} drawing={{ kind, value, onChange }} />
      </div>
      <p className="place-said" role="status">
        {here.state === 'denied' && t('place.denied')}
        {here.state === 'unknown' && t('place.unknown')}
        {fix && here.state === 'idle' && t('place.accuracy', { length: length(fix.accuracyM) })}{' '}
        {square !== undefined && <b>{area(square)}</b>}
        {value === undefined && t(kind === 'point' ? 'map.draw.hintPoint' : 'map.draw.hintPolygon')}
      </p>
      <VertexList kind={kind} value={value} onChange={onChange} />
      {error && <p className="field-error">{error}</p>}
      <SureOfArea {...size} />
    </fieldset>
  );
}
