/** CGCS2000 and its zones, 亩 and areas, faults of drawn polygons, GCJ-02, tiles, boundary texts, vector tiles, the grid of coverage. */
export {
  BLOCK_BYTES,
  BLOCK_CELLS,
  type Block,
  Blocks,
  bytesOf,
  CELL_M,
  cellsIn,
  emptyWords,
  type Words,
  wordsOf,
} from './blocks.ts';
export type { Note as BoundaryNote } from './boundary-lines.ts';
export { type BoundaryLimits, type BoundaryPlot, type BoundaryText, readBoundaryText } from './boundary-txt.ts';
export { type BoundaryHead, type PlotToWrite, writeBoundaryText } from './boundary-writing.ts';
export {
  CHINA,
  MAX_POINTS,
  type PolygonFault,
  type PolygonFaultCode,
  type PolygonLimits,
  polygonFaults,
} from './faults.ts';
export { degreesFrom, type IntoDegrees } from './foreign.ts';
export { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts';
export {
  areaM2,
  areaM2OfHa,
  areaM2OfMu,
  areaMuOf,
  circleAround,
  distanceM,
  planarAreaM2,
  systemOf,
} from './measures.ts';
export { type PartFault, partFaults } from './parts.ts';
export { Plane } from './plane.ts';
export { cellsOf, type Share, sharesOf } from './raster.ts';
export {
  type Bounds,
  boundsOf,
  type LineShape,
  type LonLat,
  type MultiPolygonShape,
  type PointShape,
  type PolygonShape,
  type Ring,
  type Shape,
} from './shapes.ts';
export {
  definitionOf,
  FIRST_ZONE,
  LAST_ZONE,
  type Projected,
  project,
  systemOfZone,
  unproject,
  zoneOf,
} from './systems.ts';
export { isTile, MAX_LATITUDE, MAX_ZOOM, type Tile, tileBounds, tileOf, tilesOver } from './tiles.ts';
export { type FlatPolygon, type FlatRing, polygonsOfTwkb } from './twkb.ts';
export { encodeTile, type TileDetail, type TileFeature, type TileLayer, type TileValue } from './vector-tile.ts';
