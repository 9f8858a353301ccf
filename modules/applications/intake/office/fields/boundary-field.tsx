/** The boundary of a project: from its text of boundary points, drawn on the map, or by its numbers. */
import { areaM2, type BoundaryText, polygonFaults, readBoundaryText } from '@cuntu/geodesy';
import { useRef, useState } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { ActionButton } from '#ui/controls';
import { type Drawn, MapView, type Outline, VertexList } from '#ui/map';
import { useWords, type Words } from '#ui/words';
import { boundsAround } from '../outline.ts';

interface Placing {
  label: string;
  help?: string;
  value: Outline | undefined;
  onChange(value: Outline | undefined): void;
  error?: string;
}

/** UTF-8 where it is sound, else as older survey programs write it. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : text;
}

const linesSaid = ({ t }: Words, notes: BoundaryText['faults']): string[] =>
  notes
    .slice(0, 5)
    .map(({ line, code, params }) => t('boundary.line', { line, said: t(`fault.land.txt.${code}`, params) }));

/** One plot with one outline is taken; what else a file holds is told. */
function readOutline(words: Words, text: string): { outline?: Outline; said: string[] } {
  const { t } = words;
  const { plots, faults, warnings } = readBoundaryText(text);
  if (faults.length > 0) return { said: linesSaid(words, faults) };
  const [plot] = plots;
  if (!plot || plots.length > 1) return { said: [t('boundary.onePlot', { count: plots.length })] };
  const { shape } = plot;
  if (shape.type !== 'Polygon') return { said: [t('boundary.oneOutline')] };
  const crooked = polygonFaults(shape).length > 0;
  if (crooked) return { said: [t('boundary.crooked')] };
  return { outline: shape as unknown as Outline, said: linesSaid(words, warnings) };
}

export function BoundaryField({ label, help, value, onChange, error }: Placing) {
  const words = useWords();
  const { t, area } = words;
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const mine = useMyBounds();
  const draw = (drawn: Drawn | undefined) => onChange(drawn?.type === 'Polygon' ? drawn : undefined);
  const load = async (file: File) => {
    const read = readOutline(words, await textOf(file));
    setSaid(read.said);
    if (read.outline) onChange(read.outline);
  };
  return (
    <fieldset className="field place-field" data-wrong={error ? true : undefined}>
      <legend>{label}</legend>
      {help && <p className="field-help">{help}</p>}
      <div className="place-bar">
        <ActionButton small icon="upload" onClick={() => input.current?.click()}>
          {t('boundary.load')}
        </ActionButton>
        {value && (
          <ActionButton small onClick={() => onChange(undefined)}>
            {t('map.draw.clear')}
          </ActionButton>
        )}
      </div>
      <input
        ref={input}
        className="unseen"
        type="file"
        accept=".txt"
        tabIndex={-1}
        aria-label={t('boundary.load')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void load(file);
          target.value = '';
        }}
      />
      {said.length > 0 && (
        <ul className="boundary-said" role="status">
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className="place-map">
        <MapView
          label={label}
          bounds={value ? boundsAround(value) : mine}
          drawing={{ kind: 'polygon', value, onChange: (drawn) => draw(drawn as Drawn | undefined) }}
        />
      </div>
      <p className="place-said" role="status">
        {value ? <b>{area(areaM2(value as never))}</b> : t('map.draw.hintPolygon')}
      </p>
      <VertexList kind="polygon" value={value} onChange={draw} />
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
