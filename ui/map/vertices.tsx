/** A point or an outline by its numbers: the way of the keyboard, and of whoever has the coordinates on paper. */
import { useState } from 'react';
import { ActionButton, IconButton } from '#ui/controls';
import { useWords } from '#ui/words';
import { cornersOf, faultsOf, ringOf } from './outline.ts';
import type { Bounds, Drawing, Position, Sketch } from './subject.ts';

type Typed = readonly [lon: string, lat: string];

const typedOf = (value: Sketch | undefined): Typed[] => {
  if (value === undefined) return [];
  const positions =
    value.type === 'Point'
      ? [value.coordinates]
      : value.type === 'LineString'
        ? value.coordinates
        : cornersOf(value.coordinates[0] ?? []);
  return positions.map(([lon, lat]) => [String(lon), String(lat)]);
};

const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
const positionsOf = (typed: readonly Typed[]): Position[] => typed.map(([lon, lat]) => [numberOf(lon), numberOf(lat)]);

/** What the typed numbers make; undefined while they make nothing whole. */
export function drawnOf(kind: Drawing['kind'], typed: readonly Typed[], within?: Bounds): Sketch | undefined {
  const positions = positionsOf(typed);
  if (kind === 'line')
    return positions.length >= 2 && positions.every((at) => at.every(Number.isFinite))
      ? { type: 'LineString', coordinates: positions }
      : undefined;
  if (kind === 'polygon')
    return faultsOf(positions, within).length === 0 ? { type: 'Polygon', coordinates: [ringOf(positions)] } : undefined;
  const [spot] = positions;
  const faults = faultsOf(positions, within).filter(({ code }) => code !== 'tooFew');
  return spot && faults.length === 0 ? { type: 'Point', coordinates: spot } : undefined;
}

function Faults({ kind, typed, within }: { kind: Drawing['kind']; typed: readonly Typed[]; within?: Bounds }) {
  const { t } = useWords();
  if (typed.length === 0) return null;
  const faults = faultsOf(positionsOf(typed), within).filter(({ code }) => kind === 'polygon' || code !== 'tooFew');
  return (
    <div role="status">
      {faults.map(({ code, number }) => (
        <p key={`${code}${number}`} className="field-error">
          {t(`map.draw.faults.${code}`, { number })}
        </p>
      ))}
    </div>
  );
}

export function VertexList({ kind, value, onChange, within }: Drawing & { within?: Bounds }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<{ rows: readonly Typed[]; of: Sketch | undefined }>({
    rows: typedOf(value),
    of: value,
  });
  // The pointer drew something else: its numbers replace what was typed.
  const rows = typed.of === value ? typed.rows : typedOf(value);
  const change = (next: readonly Typed[]) => {
    const drawn = drawnOf(kind, next, within);
    setTyped({ rows: next, of: drawn });
    onChange(drawn);
  };
  const put = (nth: number, place: 0 | 1, text: string) =>
    change(rows.map((row, at) => (at === nth ? (place === 0 ? [text, row[1]] : [row[0], text]) : row)));
  const mayAdd = kind !== 'point' || rows.length === 0;
  return (
    <details className="vertices">
      <summary>{t('map.draw.keyboard')}</summary>
      <fieldset>
        <legend>{t('map.draw.vertices')}</legend>
        <ol>
          {rows.map((row, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a vertex is its place in the ring
            <li key={nth}>
              {([0, 1] as const).map((place) => (
                <input
                  key={place}
                  className="input"
                  inputMode="decimal"
                  value={row[place]}
                  aria-label={`${t('map.draw.vertex', { number: nth + 1 })} ${t(place === 0 ? 'map.draw.longitude' : 'map.draw.latitude')}`}
                  onChange={(event) => put(nth, place, event.target.value)}
                />
              ))}
              <IconButton
                icon="close"
                name={t('map.draw.remove', { number: nth + 1 })}
                onClick={() => change(rows.filter((_, at) => at !== nth))}
              />
            </li>
          ))}
        </ol>
        <Faults kind={kind} typed={rows} within={within} />
        {mayAdd && (
          <ActionButton small icon="plus" onClick={() => change([...rows, ['', '']])}>
            {t('map.draw.add')}
          </ActionButton>
        )}
      </fieldset>
    </details>
  );
}
