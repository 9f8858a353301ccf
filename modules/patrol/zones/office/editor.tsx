/** Drawing a zone, changing its outline, cutting it in two: one page, one map that draws the pointer to the neighbours. */
import { areaM2 } from '@cuntu/geodesy';
import { useMemo, useState } from 'react';
import { useMyBounds } from '#modules/bureau/office';
import { ChoiceField, DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { newId, useDraft, useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { type Bounds, MapView, type Outline, type Sketch, VertexList } from '#ui/map';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import {
  drawZone,
  editZone,
  findNeighbours,
  findZonesOnMap,
  getZone,
  splitZone,
  type ZoneClass,
  zoneClasses,
} from '../contract.ts';
import { aroundZone, type Zone } from './zone-words.ts';

type Mode = 'draw' | 'edit' | 'split';

interface Typed {
  id: string;
  name: string;
  zoneClass: ZoneClass;
  sketch?: Sketch;
}

const boxOf = ([west, south, east, north]: Bounds) => ({ west, south, east, north });
const nowhere: Bounds = [0, 0, 0, 0];

function Editor({ mode, zone }: { mode: Mode; zone?: Zone }) {
  const { t, area } = useWords();
  const { go } = useAddress();
  const mine = useMyBounds();
  const [initial] = useState<Typed>(() => ({
    id: newId(),
    name: mode === 'split' ? '' : (zone?.name ?? ''),
    zoneClass: zone?.zoneClass ?? 2,
    ...(mode === 'edit' && { sketch: zone!.place as Outline }),
  }));
  const draft = useDraft<Typed>(`zone.${mode}.${zone?.id ?? 'new'}`, initial);
  const { id, name, zoneClass, sketch } = draft.value;
  const set = (fields: Partial<Typed>) => draft.change((former) => ({ ...former, ...fields }));
  const bounds = useMemo(() => (zone ? aroundZone(zone.place, 0.5) : mine), [zone, mine]);
  const near = useFound(findNeighbours, boxOf(bounds ?? nowhere), { enabled: bounds !== undefined }).data?.zones;
  const others = useMemo(
    () => (near ?? []).filter((one) => mode === 'split' || one.id !== zone?.id),
    [near, mode, zone],
  );
  const snapTo = useMemo(() => others.map((one) => one.place as Outline), [others]);
  const drawn = useFound(findZonesOnMap, {}, { enabled: mode === 'draw' }).data?.zones;
  const zones = useMemo(() => {
    const exact = new Set(others.map((one) => one.id));
    return [...others, ...(drawn ?? []).filter((one) => !exact.has(one.id))].map((one) => ({
      id: one.id,
      name: one.name,
      words: one.name,
      outline: one.place as Outline,
      mine: one.id === zone?.id,
    }));
  }, [others, drawn, zone]);
  const drawing = useDeed(drawZone);
  const editing = useDeed(editZone);
  const splitting = useDeed(splitZone);
  const deed = { draw: drawing, edit: editing, split: splitting }[mode];
  const send = async () => {
    const place = sketch as never;
    const answer =
      mode === 'draw'
        ? await drawing.send({ id, name, zoneClass, place })
        : mode === 'edit'
          ? await editing.send({ zoneId: zone!.id, version: zone!.version, name, zoneClass, place })
          : await splitting.send({ zoneId: zone!.id, version: zone!.version, intoId: id, name, line: place });
    if (answer.is !== 'done') return;
    draft.drop();
    go(`/zones/${zone?.id ?? id}`);
  };
  const kind = mode === 'split' ? ('line' as const) : ('polygon' as const);
  const wrong = deed.faultAt('place') ?? deed.faultAt('line');
  return (
    <DeedForm
      alone
      title={t(`zone.${mode}`)}
      lead={t(`zone.${mode}.lead`, { name: zone?.name ?? '' })}
      verb={t(`zone.${mode}.send`)}
      deed={deed as never}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={() => go(zone ? `/zones/${zone.id}` : '/zones')}
    >
      <fieldset className="field place-field" data-wrong={wrong ? true : undefined}>
        <legend>{t(mode === 'split' ? 'zone.line' : 'zone.outline')}</legend>
        <div className="zone-drawing">
          <MapView
            label={t(`zone.${mode}`)}
            zones={zones}
            bounds={bounds}
            drawing={{ kind, value: sketch, snapTo, onChange: (next) => set({ sketch: next }) }}
          />
        </div>
        <p className="place-said" role="status">
          {sketch?.type === 'Polygon' ? <b>{area(areaM2(sketch as never))}</b> : t(`zone.hint.${mode}`)}
        </p>
        <VertexList kind={kind} value={sketch} onChange={(next) => set({ sketch: next })} />
        {wrong && <p className="field-error">{wrong}</p>}
      </fieldset>
      <WordsField
        label={t(mode === 'split' ? 'zone.partName' : 'zone.name')}
        rows={1}
        maxLength={40}
        value={name}
        onChange={(text) => set({ name: text })}
        error={deed.faultAt('name')}
      />
      {mode !== 'split' && (
        <ChoiceField
          label={t('zone.class')}
          value={String(zoneClass)}
          onChange={(next) => set({ zoneClass: Number(next) as ZoneClass })}
          options={zoneClasses.map((one) => ({ value: String(one), words: t(`zoneClass.${one}`) }))}
          error={deed.faultAt('zoneClass')}
        />
      )}
    </DeedForm>
  );
}

function OfZone({ mode }: { mode: 'edit' | 'split' }) {
  const { params } = useAddress();
  const found = useFound(getZone, { id: params.zoneId ?? '' });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return found.data ? <Editor key={found.data.id} mode={mode} zone={found.data} /> : <Loading />;
}

const framed = (inner: React.ReactNode) => <div className="page zone-editor">{inner}</div>;

export const DrawPage = () => framed(<Editor mode="draw" />);
export const EditPage = () => framed(<OfZone mode="edit" />);
export const SplitPage = () => framed(<OfZone mode="split" />);
