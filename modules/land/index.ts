/** The door of land: parcels, registered rights, holds, layers with time, and what a plot is. */
import type { Module } from '#platform/pipeline';
import { answerGetAnalysis } from './analysis/queries/get-analysis.ts';
import { answerFindLayers } from './ground/queries/find-layers.ts';
import { migrations as ground } from './ground/tables.ts';
import { handleHoldParcel } from './holds/actions/hold-parcel.ts';
import { handleReleaseParcel } from './holds/actions/release-parcel.ts';
import { migrations as holds } from './holds/tables.ts';
import holdsEn from './holds/words.en.json' with { type: 'json' };
import holdsZh from './holds/words.zh.json' with { type: 'json' };
import { handleImportLayer } from './imports/actions/import-layer.ts';
import { handleImportParcels } from './imports/actions/import-parcels.ts';
import { answerPreviewLayer, answerPreviewParcels } from './imports/queries/preview.ts';
import { importedAmong } from './imports/tables.ts';
import { answerFindParcels } from './parcels/queries/find-parcels.ts';
import { answerGetParcel } from './parcels/queries/get-parcel.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { analysisOf } from './analysis/analysing.ts';
export { landUseOf } from './analysis/land-use.ts';
export { analysisSheet } from './analysis/papers/sheet.ts';
export { type Hold, liftHold, placeHold } from './holds/placing.ts';
export {
  findParcelStanding,
  findParcelsLike,
  findParcelsWhole,
  findParcelWhole,
  hasBuildings,
  holdsOn,
  keepStill,
  type ParcelRow,
} from './parcels/tables.ts';
export { type ServedTile, type ServeTile, tilesOf } from './tiles/serving.ts';

export const land: Module = {
  name: 'land',
  migrations: [...ground, ...holds],
  handlers: [
    answerFindLayers,
    answerGetAnalysis,
    answerGetParcel,
    answerFindParcels,
    answerPreviewParcels,
    answerPreviewLayer,
    handleImportParcels,
    handleImportLayer,
    handleHoldParcel,
    handleReleaseParcel,
  ],
  holding: importedAmong,
  words: { zh: { ...zh, ...holdsZh }, en: { ...en, ...holdsEn } },
};
