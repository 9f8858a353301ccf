/** What a file of parcels or of a layer would bring, and everything that is to be mended first. */
import { ok } from '@cuntu/base';
import { areaMuOf } from '@cuntu/geodesy';
import { findCity } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { checkFeatures, checkParcels, inOrder } from '../checking.ts';
import { previewLayer, previewParcels, type Remark } from '../contract.ts';
import { decideScheme, featureRows } from '../features/rules.ts';
import { parcelRows } from '../parcels/rules.ts';
import type { ReadFile } from '../reading/rules/file.ts';
import { readLandFile } from '../reading.ts';

export const answerPreviewParcels = answer(
  previewParcels,
  async (db, _look, _input, read: ReadFile) => {
    const { rows, faults } = parcelRows(read);
    const checked = await checkParcels(db, read, rows, null);
    return ok(glance(read, [...read.faults, ...faults, ...checked.faults]));
  },
  { prepare: readLandFile },
);

export const answerPreviewLayer = answer(
  previewLayer,
  async (db, _look, input, read: ReadFile) => {
    const fitting = decideScheme(input);
    if (!fitting.ok) return fitting;
    const { faults } = featureRows(read, input);
    const wrong = await checkFeatures(db, (await findCity(db))!.code, read);
    return ok(glance(read, [...read.faults, ...faults, ...wrong]));
  },
  { prepare: readLandFile },
);

const LISTED = 500;
const FIRST = 8;

function glance(read: ReadFile, faults: readonly Remark[]) {
  const { format, epsg, features, points, areas, warnings } = read;
  return {
    format,
    epsg,
    features,
    points,
    areaM2: Math.round(areas.reduce((sum, area) => sum + area.areaM2, 0) * 100) / 100,
    first: areas.slice(0, FIRST).map((area) => ({
      place: area.feature ?? area.line ?? 0,
      name: area.about.name || area.about.unitNumber || area.about.code || '',
      areaM2: area.areaM2,
      areaMu: Math.round(areaMuOf(area.areaM2) * 10_000) / 10_000,
      points: area.points,
      holes: area.holes,
    })),
    faults: inOrder(faults).slice(0, LISTED),
    moreFaults: Math.max(0, faults.length - LISTED),
    warnings: inOrder(warnings).slice(0, LISTED),
    moreWarnings: Math.max(0, warnings.length - LISTED),
  };
}
