/** Drawing a point or an outline by pointer, with terra-draw; what is drawn is the caller's value, never kept here. */
import type { Map as MapLibre } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Resolve } from './colours.ts';
import { cornersOf, ringOf } from './outline.ts';
import { snapped } from './snapping.ts';
import type { Drawing, Outline, Position, Sketch } from './subject.ts';

export interface DrawTool {
  /** The value changed elsewhere, by the list of vertices for instance. */
  show(value: Sketch | undefined): void;
  stop(): void;
}

function modes(colour: Resolve, snapTo: readonly Outline[]) {
  const line = colour('--map-plot') as HexColor;
  const rim = colour('--surface') as HexColor;
  const polygon = { fillColor: line, fillOpacity: 0.18, outlineColor: line, outlineWidth: 2 };
  const corner = {
    selectionPointColor: line,
    selectionPointOutlineColor: rim,
    selectionPointWidth: 6,
    midPointColor: rim,
    midPointOutlineColor: line,
    midPointWidth: 4,
  };
  const snapping = snapTo.length > 0 ? { toCustom: toNeighbours(snapTo) } : undefined;
  return [
    new TerraDrawLineStringMode({
      styles: { lineStringColor: line, lineStringWidth: 3, closingPointColor: line, closingPointOutlineColor: rim },
    }),
    new TerraDrawPointMode({
      editable: true,
      styles: { pointColor: line, pointOutlineColor: rim, pointWidth: 8, pointOutlineWidth: 2 },
    }),
    new TerraDrawPolygonMode({
      pointerDistance: CLOSING_PX,
      ...(snapping && { snapping }),
      styles: { ...polygon, closingPointColor: line, closingPointOutlineColor: rim },
    }),
    new TerraDrawSelectMode({
      flags: {
        polygon: { feature: { draggable: false, coordinates: { draggable: true, midpoints: true, deletable: true } } },
      },
      styles: {
        selectedPolygonColor: line,
        selectedPolygonFillOpacity: 0.18,
        selectedPolygonOutlineColor: line,
        selectedPolygonOutlineWidth: 2,
        ...corner,
      },
    }),
  ];
}

/** How near to the first corner a tap closes the outline: a fingertip, and not the side of a small plot. */
const CLOSING_PX = 22;

/** terra-draw gives the pointer and how places become pixels. */
const toNeighbours =
  (outlines: readonly Outline[]) =>
  (
    event: { containerX: number; containerY: number },
    { project }: { project: (lon: number, lat: number) => { x: number; y: number } },
  ) =>
    snapped({ x: event.containerX, y: event.containerY }, outlines, project) as [number, number] | undefined;

function sketchOf(feature: GeoJSONStoreFeatures): Sketch | undefined {
  if (feature.geometry.type === 'Point')
    return { type: 'Point', coordinates: feature.geometry.coordinates as unknown as Position };
  if (feature.geometry.type === 'LineString')
    return { type: 'LineString', coordinates: feature.geometry.coordinates as unknown as Position[] };
  if (feature.geometry.type !== 'Polygon') return undefined;
  return {
    type: 'Polygon',
    coordinates: [ringOf(cornersOf(feature.geometry.coordinates[0] as unknown as Position[]))],
  };
}

/** terra-draw refuses, without a word, what is finer than this: a typed number may have any digits. */
const DIGITS = 9;
const rounded = (part: unknown): unknown =>
  Array.isArray(part) ? part.map(rounded) : Math.round((part as number) * 10 ** DIGITS) / 10 ** DIGITS;

const modeOf: Readonly<Record<Drawing['kind'], string>> = { point: 'point', polygon: 'polygon', line: 'linestring' };
const kindOf = { Point: 'point', Polygon: 'polygon', LineString: 'line' } as const;

export function startDrawing(map: MapLibre, drawing: Drawing, colour: Resolve): DrawTool {
  const tool = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS }),
    modes: modes(colour, drawing.snapTo ?? []),
  });
  let spelling: string | undefined;
  const tell = (feature: GeoJSONStoreFeatures | undefined) => {
    const value = feature && sketchOf(feature);
    spelling = JSON.stringify(value);
    drawing.onChange(value);
  };

  const put = (value: Sketch | undefined) => {
    tool.clear();
    if (value === undefined) return tool.setMode(modeOf[drawing.kind]);
    const geometry = { type: value.type, coordinates: rounded(value.coordinates) };
    const [added] = tool.addFeatures([
      { type: 'Feature', geometry: geometry as never, properties: { mode: modeOf[kindOf[value.type]] } },
    ]);
    if (value.type === 'Polygon' && added?.id !== undefined && added.valid) {
      tool.setMode('select');
      tool.selectFeature(added.id);
    } else tool.setMode(modeOf[drawing.kind]);
  };

  tool.start();
  put(drawing.value);
  spelling = JSON.stringify(drawing.value);
  tool.on('finish', (id) => {
    const feature = tool.getSnapshotFeature(id);
    const others = tool
      .getSnapshot()
      .filter((other) => other.id !== id && Object.values(modeOf).includes(other.properties.mode as string));
    // One finding has one place: what was drawn before gives way.
    tool.removeFeatures(others.flatMap((other) => (other.id === undefined ? [] : [other.id])));
    tell(feature);
    if (drawing.kind === 'polygon' && tool.getMode() !== 'select') {
      tool.setMode('select');
      tool.selectFeature(id);
    }
  });

  return {
    show(value) {
      if (JSON.stringify(value) === spelling) return;
      spelling = JSON.stringify(value);
      put(value);
    },
    stop: () => tool.stop(),
  };
}
