/** The layer table as people see it: a row of swatches along the map, or the panel with switches and counts. */
import { Shapes } from '#ui/controls';
import { useWords } from '#ui/words';
import { landLegend, type MapLayer, mapGroups, mapLayers, type Swatch } from './layers.ts';

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
  hidden: ReadonlySet<string>;
  onChange(hidden: ReadonlySet<string>): void;
  /** How many, in words: '52 片', '214'. */
  counts?: Readonly<Record<string, string>>;
  /** What stands under a name, in smaller letters. */
  notes?: Readonly<Record<string, string>>;
  layers?: readonly MapLayer[];
}

export function LayerTable({ hidden, onChange, counts = {}, notes = {}, layers = mapLayers }: TableWords) {
  const { t } = useWords();
  const turn = (id: string, shown: boolean) => {
    const next = new Set(hidden);
    if (shown) next.delete(id);
    else next.add(id);
    onChange(next);
  };
  return (
    <div className="layer-table">
      <h2>{t('map.layers')}</h2>
      {mapGroups.map((group) => {
        const rows = layers.filter((layer) => layer.group === group);
        if (rows.length === 0) return null;
        return (
          <fieldset key={group}>
            <legend>{t(`map.group.${group}`)}</legend>
            {rows.map(({ id, title, swatch }) => (
              <label key={id} data-off={hidden.has(id) || undefined}>
                <SwatchPicture swatch={swatch} />
                <input type="checkbox" checked={!hidden.has(id)} onChange={(event) => turn(id, event.target.checked)} />
                <span>
                  {t(title)}
                  {notes[id] && <small>{notes[id]}</small>}
                </span>
                <span className="num">{counts[id]}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
