/** From measured pieces to what is told: rounding that adds up, big classes, fit with the plan, thresholds to be looked at. */
import { ok, type Refusal, type Result, refuse } from '@cuntu/base';
import {
  areaM2,
  areaMuOf,
  boundsOf,
  CHINA,
  type LonLat,
  MAX_POINTS,
  type PartFault,
  partFaults,
  polygonFaults,
} from '@cuntu/geodesy';
import type { Area } from '../ground/contract.ts';
import seed from '../seed/thresholds.json' with { type: 'json' };
import type { Plot } from './contract.ts';

/** 100 km²: more than any plot, and less than would hold up the others. */
const MOST_M2 = 100_000_000;

const DEGREE_M = 111_700;

/** No degree of either kind is longer, so a plot is never larger than this. */
const atMostM2 = (rings: readonly (readonly (readonly [number, number])[])[]): number => {
  const [west, south, east, north] = boundsOf(rings.flat() as LonLat[])!;
  return (east - west) * (north - south) * DEGREE_M ** 2;
};

export function decidePlot(plot: Plot): Result<true, 'plot.wrong' | 'plot.tooLarge'> {
  const parts = plot.type === 'Polygon' ? [plot.coordinates] : plot.coordinates;
  const faults = plotFaults(parts);
  if (faults.length > 0) return refuse('plot.wrong', { at: 'plot', faults: faults.slice(0, MOST_FAULTS) });
  // Measuring means projecting every corner: done only where the extent leaves it open.
  return atMostM2(parts.flat()) > MOST_M2 && areaM2(plot) > MOST_M2
    ? refuse('plot.tooLarge', { at: 'plot', params: { mostKm2: MOST_M2 / 1_000_000 } })
    : ok(true);
}

/** More would not be read. */
const MOST_FAULTS = 20;

type Rings = Extract<Plot, { type: 'Polygon' }>['coordinates'];
type Faults = NonNullable<Refusal['faults']>;

/** Of all parts together, as of one: to hold every side against every other takes the square of it. */
function plotFaults(parts: readonly Rings[]): Faults {
  const count = parts.flat(2).length;
  if (count > MAX_POINTS)
    return [{ at: 'plot', code: 'land.polygon.tooManyPoints', params: { point: count, most: MAX_POINTS } }];
  const faults = parts.flatMap((rings, part) => faultsOfPart(rings, part, parts.length > 1));
  return faults.length > 0 ? faults : partFaults(parts).map(toldOfTwo);
}

/** Parts and rings and points are counted from 1, as people count. */
const faultsOfPart = (rings: Rings, part: number, isOneOfMany: boolean): Faults =>
  polygonFaults({ type: 'Polygon', coordinates: rings }, { bounds: CHINA }).map(({ code, ring, point, at, other }) => ({
    at: isOneOfMany ? `plot.${part}.${ring}.${point}` : `plot.${ring}.${point}`,
    code: `land.${code}`,
    params: {
      part: part + 1,
      ring: ring + 1,
      point: point + 1,
      ...(at && { lon: at[0], lat: at[1] }),
      ...(other && { otherRing: other.ring + 1, otherPoint: other.point + 1 }),
    },
  }));

const toldOfTwo = ({ code, part, other, at }: PartFault): Faults[number] => ({
  at: `plot.${other}`,
  code: `land.${code}`,
  params: { part: part + 1, otherPart: other + 1, lon: at[0], lat: at[1] },
});

const DIGITS_M2 = 2;
const DIGITS_MU = 4;

/**
 * Rounds parts so that they add up to the rounded whole (largest remainders): a table whose rows do not give its sum is
 * contested. A part is moved by less than one unit of the last digit.
 */
export function apportioned(whole: number, parts: readonly number[], digits: number): number[] {
  const unit = 10 ** digits;
  const target = Math.round(whole * unit);
  const floors = parts.map((part) => Math.floor(part * unit + 1e-9));
  const left = target - floors.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, i) => ({ i, rest: part * unit - floors[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const raised = new Set(order.slice(0, Math.max(0, Math.min(left, parts.length))).map(({ i }) => i));
  return floors.map((floor, i) => (floor + (raised.has(i) ? 1 : 0)) / unit);
}

export const areaOf = (squareM: number): Area => ({
  areaM2: Math.round(squareM * 100) / 100,
  areaMu: Math.round(areaMuOf(squareM) * 10_000) / 10_000,
});

/** Less was cut off by the digits of two outlines that should be one. */
export const NOISE_M2 = 0.05;

/**
 * Parts with what none of them covers as the last, in m² and in 亩, each adding up to the whole. Where features overlap
 * the parts are more than the whole, and add up to their own sum; where only their digits are more or less, they are fitted.
 */
export function areasOf(wholeM2: number, parts: readonly number[]): { areas: Area[]; rest: Area } {
  const partsM2 = parts.reduce((sum, part) => sum + part, 0);
  const overM2 = partsM2 - wholeM2;
  const fits = partsM2 > 0 && Math.abs(overM2) <= NOISE_M2;
  const fit = fits ? wholeM2 / partsM2 : 1;
  const sumM2 = overM2 > NOISE_M2 ? partsM2 : wholeM2;
  const all = [...parts.map((part) => part * fit), fits ? 0 : Math.max(0, -overM2)];
  const m2 = apportioned(sumM2, all, DIGITS_M2);
  const mu = apportioned(areaMuOf(sumM2), all.map(areaMuOf), DIGITS_MU);
  const areas = all.map((_, i) => ({ areaM2: m2[i]!, areaMu: mu[i]! }));
  return { areas: areas.slice(0, -1), rest: areas.at(-1)! };
}

export type BigClass = 'farmland' | 'built' | 'unused';

/** 土地管理法 4: 农用地、建设用地、未利用地, by GB/T 21010-2017 annex A. Traps: 0404 and 1101 are unused, 1006 and 1107 farmland. */
const FARMLAND = /^(0[123]|040[123]|1006|1103|1104|1107|1202|1203)/;
const UNUSED = /^(0404|1101|1102|1105|1106|1108|1110|120[4-7])/;

export const bigClassOf = (code: string): BigClass =>
  FARMLAND.test(code) ? 'farmland' : UNUSED.test(code) ? 'unused' : 'built';

export const isCropland = (code: string): boolean => code.startsWith('01');

/** 允许建设区: what may be built on without a change of the plan. */
export const fitsPlan = (code: string): boolean => code === '010';

export function fitOf(
  wholeM2: number,
  zones: readonly { code: string; squareM: number }[],
): 'all' | 'part' | 'none' | 'unknown' {
  if (zones.length === 0) return 'unknown';
  const fitting = zones.filter(({ code }) => fitsPlan(code)).reduce((sum, { squareM }) => sum + squareM, 0);
  if (fitting <= NOISE_M2) return 'none';
  return fitting >= wholeM2 - NOISE_M2 ? 'all' : 'part';
}

interface Threshold {
  key: string;
  of: keyof Measured;
  areaMu: number;
  law: string;
  article: string;
  inForceFrom: string;
  inForceTo: string | null;
}
const thresholds = seed as readonly Threshold[];

type Measured = Record<'permanentFarmland' | 'otherCropland' | 'otherLand', number>;

/** In force on the day, and reached: `of` is what the article counts, in 亩. */
export function reviewsOf(measuredM2: Measured, on: string) {
  return thresholds
    .filter(({ inForceFrom, inForceTo }) => inForceFrom <= on && (inForceTo === null || inForceTo >= on))
    .map((one) => ({ ...one, measuredMu: areaMuOf(measuredM2[one.of]) }))
    .filter(({ areaMu, measuredMu }) => measuredMu >= areaMu)
    .map(({ key, areaMu, measuredMu, law, article }) => ({
      key,
      thresholdMu: areaMu,
      areaMu: Math.round(measuredMu * 10_000) / 10_000,
      law,
      article,
    }));
}
