/** The map canvas, its one layer table, and drawing on it. The engine loads only when a map is shown. */
import './map.css';

export { AsOfSlider } from './as-of.tsx';
export { type BaseName, type BaseSources, baseNames } from './basemap.ts';
export type { MapHandle, MapSubject } from './canvas.tsx';
export type { Ground } from './ground.ts';
export { landLegend, type MapLayer, mapGroups, mapLayers, zoneLayers } from './layers.ts';
export { LayerTable, Legend } from './legend.tsx';
export { MapView } from './map-view.tsx';
export { crossesItself, faultsOf, type OutlineFault } from './outline.ts';
export type {
  Bounds,
  Cut,
  Drawing,
  Drawn,
  MapPin,
  MapPlot,
  MapZone,
  Outline,
  Position,
  Sketch,
  Spot,
} from './subject.ts';
export { boundsOfTracks, type MapTracks } from './tracks.ts';
export { type MapLayers, useMapLayers } from './use-map-layers.tsx';
export { VertexList } from './vertices.tsx';
