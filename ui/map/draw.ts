/** Drawing a point or an outline by pointer, with terra-draw; what is drawn is the caller's value, never kept here. */
import type { Map as MapLibre } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  TerraDraw,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Resolve } from './colours.ts';
import { cornersOf, ringOf } from './outline.ts';
import type { Drawing, Drawn, Outline, Position } from './subject.ts';

export interface DrawTool {
  /** The value changed elsewhere, by the list of vertices for instance. */
  show(value: Drawn | undefined): void;
  stop(): void;
}

function modes(colour: Resolve) {
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
  return [
    new TerraDrawPointMode({
      editable: true,
      styles: { pointColor: line, pointOutlineColor: rim, pointWidth: 8, pointOutlineWidth: 2 },
    }),
    new TerraDrawPolygonMode({ styles: { ...polygon, closingPointColor: line, closingPointOutlineColor: rim } }),
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

function drawnOf(feature: GeoJSONStoreFeatures): Drawn | undefined {
  if (feature.geometry.type === 'Point')
    return { type: 'Point', coordinates: feature.geometry.coordinates as unknown as Position };
  if (feature.geometry.type !== 'Polygon') return undefined;
  return {
    type: 'Polygon',
    coordinates: [ringOf(cornersOf(feature.geometry.coordinates[0] as unknown as Position[]))],
  };
}

export function startDrawing(map: MapLibre, drawing: Drawing, colour: Resolve): DrawTool {
  const tool = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    modes: modes(colour),
  });
  let spelling: string | undefined;
  const tell = (feature: GeoJSONStoreFeatures | undefined) => {
    const value = feature && drawnOf(feature);
    spelling = JSON.stringify(value);
    drawing.onChange(value);
  };

  const put = (value: Drawn | undefined) => {
    tool.clear();
    if (value === undefined) return tool.setMode(drawing.kind);
    const geometry = value as
      | { type: 'Point'; coordinates: [number, number] }
      | (Outline & { coordinates: [number, number][][] });
    const [added] = tool.addFeatures([
      {
        type: 'Feature',
        geometry: geometry as never,
        properties: { mode: value.type === 'Point' ? 'point' : 'polygon' },
      },
    ]);
    if (value.type === 'Polygon' && added?.id !== undefined && added.valid) {
      tool.setMode('select');
      tool.selectFeature(added.id);
    } else tool.setMode(drawing.kind);
  };

  tool.start();
  put(drawing.value);
  spelling = JSON.stringify(drawing.value);
  tool.on('finish', (id) => {
    const feature = tool.getSnapshotFeature(id);
    const others = tool
      .getSnapshot()
      .filter((other) => other.id !== id && (other.properties.mode === 'point' || other.properties.mode === 'polygon'));
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
