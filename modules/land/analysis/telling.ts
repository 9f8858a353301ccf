/** Measured pieces as they are told. */
import type { Analysis } from './contract.ts';
import { areaOf, areasOf, bigClassOf, fitOf, fitsPlan, isCropland, NOISE_M2, reviewsOf } from './rules.ts';
import type { Measured } from './tables.ts';

const sumOf = (list: readonly { squareM: number }[]): number => list.reduce((sum, { squareM }) => sum + squareM, 0);

/** A neighbour that shares a boundary is met by a hair of it; what is so thin goes to the rest. */
const met = <T extends { squareM: number }>(list: readonly T[]): T[] =>
  list.filter(({ squareM }) => squareM > NOISE_M2);

export function tell(measured: Measured, epsg: number, asOf: string): Analysis {
  const { wholeM2, approvedM2, permanentM2, protectedM2, sources } = measured;
  const [layers, approvals, parcels] = [met(measured.layers), met(measured.approvals), met(measured.parcels)];
  const of = (layer: string) => layers.filter((one) => one.layer === layer);
  const [classes, zones] = [of('landClass'), of('plan')];
  const classed = areasOf(
    wholeM2,
    classes.map(({ squareM }) => squareM),
  );
  const planned = areasOf(
    wholeM2,
    zones.map(({ squareM }) => squareM),
  );
  const cropland = sumOf(classes.filter(({ code }) => isCropland(code)));
  const farmland = sumOf(classes.filter(({ code }) => bigClassOf(code) === 'farmland'));
  const otherCropland = Math.max(0, cropland - protectedM2);
  const doublyM2 = sumOf(classes) - wholeM2;
  const owned = areasOf(
    wholeM2,
    parcels.map(({ squareM }) => squareM),
  );
  return {
    asOf,
    epsg,
    whole: areaOf(wholeM2),
    classes: classes.map(({ scheme, code }, i) => ({ scheme, code, ...classed.areas[i]! })),
    unclassified: classed.rest,
    doubly: doublyM2 > NOISE_M2 ? areaOf(doublyM2) : null,
    cropland: areaOf(cropland),
    farmland: areaOf(farmland),
    permanentFarmland: areaOf(permanentM2),
    otherCropland: areaOf(otherCropland),
    plan: {
      fit: fitOf(wholeM2, zones),
      zones: zones.map(({ scheme, code }, i) => ({ scheme, code, fits: fitsPlan(code), ...planned.areas[i]! })),
      unplanned: planned.rest,
    },
    approvals: approvals.map(({ squareM, ...approval }) => ({ ...approval, ...areaOf(squareM) })),
    outsideApprovals: areaOf(Math.max(0, wholeM2 - approvedM2)),
    parcels: parcels.map(({ squareM: _, ...parcel }, i) => ({ ...parcel, hit: owned.areas[i]! })),
    outsideParcels: owned.rest,
    reviews: reviewsOf(
      {
        permanentFarmland: permanentM2,
        otherCropland,
        otherLand: Math.max(0, wholeM2 - permanentM2 - otherCropland),
      },
      asOf,
    ),
    sources,
  };
}
