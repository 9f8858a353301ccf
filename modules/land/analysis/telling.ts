/** Measured pieces as they are told. */
import type { Analysis } from './contract.ts';
import { areaOf, areasOf, bigClassOf, fitOf, fitsPlan, isCropland, NOISE_M2, reviewsOf } from './rules.ts';
import type { Measured, Piece } from './tables.ts';

const sumOf = (list: readonly { squareM: number }[]): number => list.reduce((sum, { squareM }) => sum + squareM, 0);

/** A neighbour that shares a boundary is met by a hair of it; what is so thin goes to the rest. */
const met = <T extends { squareM: number }>(list: readonly T[]): T[] =>
  list.filter(({ squareM }) => squareM > NOISE_M2);

/** Pieces of one code are one row of the table. */
function byCode(pieces: readonly Piece[], layer: string): Pick<Piece, 'scheme' | 'code' | 'squareM'>[] {
  const rows = new Map<string, Pick<Piece, 'scheme' | 'code' | 'squareM'>>();
  for (const { scheme, code, squareM } of pieces.filter((piece) => piece.layer === layer)) {
    const key = `${scheme}\n${code}`;
    rows.set(key, { scheme, code, squareM: (rows.get(key)?.squareM ?? 0) + squareM });
  }
  return met([...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row));
}

interface Sourced {
  layer: string;
  source: string;
  validFrom: string;
}

/** Each source of a layer once, with the latest day from which something of it holds. */
function sourcesOf({ pieces, parcels }: Measured): Sourced[] {
  const found = new Map<string, Sourced>();
  const add = (layer: string, { source, validFrom }: Omit<Sourced, 'layer'>) => {
    const key = `${layer}\n${source}`;
    if ((found.get(key)?.validFrom ?? '') < validFrom) found.set(key, { layer, source, validFrom });
  };
  for (const piece of pieces) add(piece.layer, piece);
  for (const parcel of parcels) add('parcel', parcel);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Not the digits of a shared boundary: a pure forest has no basic farmland of a square decimetre. */
const told = (squareM: number): number => (squareM > NOISE_M2 ? squareM : 0);

export function tell(measured: Measured, epsg: number, asOf: string): Analysis {
  const { wholeM2, approvedM2, protectedM2, pieces } = measured;
  const permanentM2 = told(measured.permanentM2);
  const [classes, zones] = [byCode(pieces, 'landClass'), byCode(pieces, 'plan')];
  const approvals = met(pieces.filter(({ layer }) => layer === 'approval'));
  const parcels = met(measured.parcels);
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
  const otherCropland = told(cropland - protectedM2);
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
    approvals: approvals.map(({ squareM, layer: _, ...approval }) => ({ ...approval, ...areaOf(squareM) })),
    outsideApprovals: areaOf(told(wholeM2 - approvedM2)),
    parcels: parcels.map(({ squareM: _, source: __, validFrom: ___, ...parcel }, i) => ({
      ...parcel,
      hit: owned.areas[i]!,
    })),
    outsideParcels: owned.rest,
    reviews: reviewsOf(
      {
        permanentFarmland: permanentM2,
        otherCropland,
        otherLand: Math.max(0, wholeM2 - permanentM2 - otherCropland),
      },
      asOf,
    ),
    sources: sourcesOf(measured),
  };
}
