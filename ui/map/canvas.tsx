/** The map itself: MapLibre on a canvas, fed with pins and plots. Loaded after the page, since its engine is large. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, type PointLike, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { stages } from '#ui/controls';
import { useAppearance } from '#ui/tokens';
import { useWords } from '#ui/words';
import { type BaseSources, ownBase } from './basemap.ts';
import { coloursNow, type Resolve } from './colours.ts';
import type { DrawTool } from './draw.ts';
import { type Ground, layGround, targetsOf } from './ground.ts';
import { fixedImages, lightPinImage } from './images.ts';
import { styleFor } from './style.ts';
import {
  type Bounds,
  boundsOf,
  chosenFeature,
  type Drawing,
  type MapPin,
  type MapPlot,
  type MapZone,
  pinFeatures,
  plotFeatures,
  zoneFeatures,
} from './subject.ts';
import { layTracks, type MapTracks } from './tracks.ts';
import { useSame } from './use-same.ts';
import { letWheelBy } from './wheel.ts';

// Without this MapLibre 6 waits for its worker for ever, silently.
setWorkerUrl(workerUrl);

export interface MapSubject {
  label: string;
  pins?: readonly MapPin[];
  plots?: readonly MapPlot[];
  zones?: readonly MapZone[];
  chosenId?: string;
  onChoose?(id: string): void;
  /** What to show first; absent: what is on the map. */
  bounds?: Bounds;
  /** What lies beneath all this; absent: the base map alone. */
  ground?: Ground;
  /** Where somebody went. */
  tracks?: MapTracks;
  /** Ids of the layer table. */
  hidden?: ReadonlySet<string>;
  drawing?: Drawing;
  base?: BaseSources;
  /** All drawn and still; tests wait for it. */
  onIdle?(): void;
}

export interface MapHandle {
  map: MapLibre;
  colour: Resolve;
  showAll(bounds: Bounds): void;
}

const EDGE = 48;
/** Zoom for what has an extent, and for a lone point, which would otherwise be shown at the engine's closest. */
const CLOSEST = 18;
const CLOSEST_OF_POINT = 15;
const none: ReadonlySet<string> = new Set();

/** Clear of the buttons at the edges and of the card over the foot (map-view). */
function roomOf(map: MapLibre) {
  const foot = map.getContainer().parentElement?.querySelector<HTMLElement>('.map-foot');
  return {
    top: EDGE,
    right: EDGE,
    left: EDGE / 2,
    bottom: Math.min(foot?.offsetHeight ?? 0, map.getContainer().clientHeight / 2) + EDGE / 4,
  };
}

const showAll = (map: MapLibre, bounds: Bounds, durationMs = 0) =>
  map.fitBounds([...bounds] as [number, number, number, number], {
    padding: roomOf(map),
    maxZoom: bounds[0] === bounds[2] && bounds[1] === bounds[3] ? CLOSEST_OF_POINT : CLOSEST,
    duration: durationMs,
  });

const handleOf = (map: MapLibre, colour: Resolve): MapHandle => ({
  map,
  colour,
  showAll: (bounds) => showAll(map, bounds, 200),
});

function addImages(map: MapLibre, colour: Resolve, pins: readonly MapPin[]): void {
  const lights = pins.flatMap(({ look }) => ('light' in look ? [lightPinImage(look.light, look.number, colour)] : []));
  for (const { name, image, ratio } of [...fixedImages(colour), ...lights]) {
    if (!map.hasImage(name)) map.addImage(name, image, { pixelRatio: ratio });
  }
}

function setSources(map: MapLibre, { pins = [], plots = [], zones = [], chosenId }: MapSubject): void {
  const set = (name: string, features: GeoJSON.FeatureCollection) =>
    void map.getSource<GeoJSONSource>(name)?.setData(features);
  set('pins', pinFeatures(pins));
  set('plots', plotFeatures(plots));
  set('zones', zoneFeatures(zones));
  set('zone', zoneFeatures(zones.filter(({ id }) => id === chosenId)));
  set('chosen', chosenFeature(pins.find(({ id }) => id === chosenId)));
}

const ownTargets = [...stages.map((stage) => `${stage}:pins`), 'lights:pins', 'plots:fill', 'zones:fill'];

/** What lies under the pointer: of the page's own first. Areas merged for a far look have no id of their own. */
function under(map: MapLibre, point: PointLike, { onChoose, ground }: MapSubject): (() => void) | undefined {
  const offered = targetsOf(ground);
  const layers = [...(onChoose ? ownTargets : []), ...offered.keys()].filter((id) => map.getLayer(id));
  const found = map.queryRenderedFeatures(point, { layers }).filter(({ properties }) => properties.id !== undefined);
  // What lies lower is smaller: a parcel within its zone.
  const top = found.find(({ layer }) => !offered.has(layer.id)) ?? found.at(-1);
  if (!top) return undefined;
  const [id, layer] = [String(top.properties.id), offered.get(top.layer.id)];
  return layer === undefined ? () => onChoose?.(id) : () => ground?.onChoose(layer, id);
}

function listen(map: MapLibre, latest: { current: MapSubject }): void {
  map.on('click', ({ point }) => {
    if (!latest.current.drawing) under(map, point, latest.current)?.();
  });
  map.on('mousemove', ({ point }) => {
    if (!latest.current.drawing) map.getCanvas().style.cursor = under(map, point, latest.current) ? 'pointer' : '';
  });
  map.on('idle', () => latest.current.onIdle?.());
}

/** The style is made anew for each theme; images and data follow it once it stands. */
function dress(map: MapLibre, latest: { current: MapSubject }, colour: Resolve, onStanding: () => void): void {
  const { base = ownBase, hidden = none } = latest.current;
  map.once('style.load', () => {
    addImages(map, colour, latest.current.pins ?? []);
    setSources(map, latest.current);
    layGround(map, latest.current.ground, colour, hidden);
    layTracks(map, latest.current.tracks, colour);
    onStanding();
  });
  map.setStyle(styleFor(base, colour, stages, hidden), { diff: false });
}

/** A map folded under a tab has no size yet, and nothing can be fitted into nothing. */
function showOnceSeen(map: MapLibre, bounds: Bounds): void {
  const seen = () => map.getContainer().clientWidth > 0;
  const show = () => {
    if (!seen()) return;
    map.off('resize', show);
    showAll(map, bounds);
  };
  if (seen()) showAll(map, bounds);
  else map.on('resize', show);
}

function makeMap(container: HTMLElement, { label, pins = [], plots = [], zones = [], bounds }: MapSubject): MapLibre {
  const map = new MapLibre({
    container,
    locale: { 'Map.Title': label },
    attributionControl: false,
    dragRotate: false,
    maxPitch: 0,
    renderWorldCopies: false,
    fadeDuration: 0,
    // The family of the style, for every letter: nothing is asked of anybody's server of glyphs.
    localIdeographFontFamily: '',
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  letWheelBy(map);
  const first = bounds ?? boundsOf(pins, plots, zones);
  if (first) showOnceSeen(map, first);
  return map;
}

type ToolRef = { current: DrawTool | undefined };

const stopDrawing = (tool: ToolRef) => {
  tool.current?.stop();
  tool.current = undefined;
};

/** `dressed` counts the styles that stood: terra-draw's layers belong to one and start anew with the next. */
function useDrawing(tool: ToolRef, handle: MapHandle | undefined, dressed: number, drawing: Drawing | undefined) {
  const latest = useRef(drawing);
  latest.current = drawing;
  const kind = drawing?.kind;
  const snapTo = drawing?.snapTo;
  // biome-ignore lint/correctness/useExhaustiveDependencies: neighbours that arrive later start the tool anew
  useEffect(() => {
    if (!handle || dressed === 0 || !kind) return;
    let gone = false;
    void import('./draw.ts').then(({ startDrawing }) => {
      if (gone) return;
      const onChange: Drawing['onChange'] = (changed) => latest.current?.onChange(changed);
      const { value, snapTo } = latest.current ?? {};
      tool.current = startDrawing(handle.map, { kind, value, snapTo, onChange }, handle.colour);
    });
    return () => {
      gone = true;
      stopDrawing(tool);
    };
  }, [tool, handle, dressed, kind, snapTo]);
  useEffect(() => tool.current?.show(drawing?.value), [tool, drawing?.value]);
}

const spellHidden = (hidden: ReadonlySet<string> = none): string => [...hidden].sort().join();

export default function MapCanvas(subject: MapSubject & { onReady?(handle: MapHandle): void }) {
  const { shade } = useAppearance();
  const { language } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(subject);
  latest.current = subject;
  /** Whether the style of this theme stands: before, there is nothing to put data into. */
  const standing = useRef(false);
  const [dressed, setDressed] = useState(0);
  const tool = useRef<DrawTool>(undefined);
  const [handle, setHandle] = useState<MapHandle>();
  const { chosenId, bounds, ground } = subject;
  const pins = useSame(subject.pins);
  const plots = useSame(subject.plots);
  const zones = useSame(subject.zones);
  const tracks = useSame(subject.tracks);
  const hidden = useSame(subject.hidden, spellHidden);

  useLayoutEffect(() => {
    const map = makeMap(box.current!, latest.current);
    listen(map, latest);
    setHandle(handleOf(map, coloursNow()));
    return () => {
      stopDrawing(tool);
      map.remove();
    };
  }, []);

  const map = handle?.map;
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and language change what the tokens and fonts resolve to
  useEffect(() => {
    if (!map) return;
    const colour = coloursNow();
    stopDrawing(tool);
    standing.current = false;
    dress(map, latest, colour, () => {
      standing.current = true;
      setDressed((times) => times + 1);
    });
    const dressed = handleOf(map, colour);
    setHandle(dressed);
    latest.current.onReady?.(dressed);
  }, [map, shade, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is read from `latest`; these say when
  useEffect(() => {
    if (!map || !standing.current) return;
    addImages(map, coloursNow(), latest.current.pins ?? []);
    setSources(map, latest.current);
  }, [map, pins, plots, zones, chosenId]);

  useEffect(() => {
    if (map && standing.current) layGround(map, ground, coloursNow(), latest.current.hidden);
  }, [map, ground]);

  useEffect(() => {
    if (map && standing.current) layTracks(map, tracks, coloursNow());
  }, [map, tracks]);

  useEffect(() => {
    if (!map || !standing.current) return;
    for (const { id } of map.getStyle().layers)
      map.setLayoutProperty(id, 'visibility', hidden?.has(id.split(':')[0]!) ? 'none' : 'visible');
  }, [map, hidden]);

  // By its numbers: a page that spells its bounds anew at each drawing must not throw the reader back.
  const spelled = bounds?.join();
  useEffect(() => {
    if (map && spelled) showOnceSeen(map, spelled.split(',').map(Number) as unknown as Bounds);
  }, [map, spelled]);

  // The choice moves the map only when it is out of sight: a map that jumps at every key loses the reader.
  useEffect(() => {
    const chosen = latest.current.pins?.find(({ id }) => id === chosenId);
    if (!map || !chosen) return;
    const at = chosen.at as [number, number];
    if (!map.getBounds().contains(at)) map.easeTo({ center: at, duration: 200 });
  }, [map, chosenId]);

  useDrawing(tool, handle, dressed, subject.drawing);
  return <div className="map-canvas" ref={box} />;
}
