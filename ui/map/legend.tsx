/** The layer table as people see it: a row of swatches along the map, or the panel with switches and counts. */
import type { ReactNode } from 'react';
import { Shapes } from '#ui/controls';
import { useWords } from '#ui/words';
import { landLegend, type MapLayer, mapGroups } from './layers.ts';
import type { Swatch } from './looks.ts';
import type { MapLayers } from './use-map-layers.tsx';

const SwatchPicture = ({ swatch: { shapes, width, height } }: { swatch: Swatch }) => (
  <svg
    className="pin"
    width={22}
    height={height}
    viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
    aria-hidden="true"
  >
    <Shapes shapes={shapes} />
  </svg>
);

export function Legend({ layers = landLegend }: { layers?: readonly MapLayer[] }) {
  const { t } = useWords();
  return (
    <ul className="map-legend">
      {layers.map(({ id, title, swatch }) => (
        <li key={id}>
          <SwatchPicture swatch={swatch} />
          {t(title)}
        </li>
      ))}
    </ul>
  );
}

interface TableWords {
  layers: Pick<MapLayers, 'rows' | 'hidden' | 'hide' | 'counts' | 'options'>;
  /** How many of the page's own, in words: '214'. */
  counts?: Readonly<Record<string, string>>;
  /** What stands under a name, in smaller letters. */
  notes?: Readonly<Record<string, string>>;
  /** Groups of rows that this page has; absent: all. */
  groups?: readonly MapLayer['group'][];
}

export function LayerTable({ layers, counts = {}, notes = {}, groups = mapGroups }: TableWords) {
  const { t } = useWords();
  const { rows, hidden, hide, options } = layers;
  const told = { ...layers.counts, ...counts };
  const turn = (id: string, shown: boolean) => {
    const next = new Set(hidden);
    if (shown) next.delete(id);
    else next.add(id);
    hide(next);
  };
  const line = ({ id, title, swatch }: MapLayer): ReactNode => (
    <label data-off={hidden.has(id) || undefined}>
      <SwatchPicture swatch={swatch} />
      <input type="checkbox" checked={!hidden.has(id)} onChange={(event) => turn(id, event.target.checked)} />
      <span>
        {t(title)}
        {notes[id] && <small>{notes[id]}</small>}
      </span>
      <span className="num">{told[id]}</span>
    </label>
  );
  return (
    <div className="layer-table">
      <h2>{t('map.layers')}</h2>
      {groups.map((group) => {
        const own = rows.filter((row) => row.group === group);
        if (own.length === 0) return null;
        return (
          <fieldset key={group}>
            <legend>{t(`map.group.${group}`)}</legend>
            {own.map((row) => (
              <div key={row.id}>
                {line(row)}
                {options[row.id]}
              </div>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
