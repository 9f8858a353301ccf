/** What outline a zone may have, and who may hold it: pure, every fault at once with its place. */
import { ok, type Result, refuse } from '@cuntu/base';
import { areaM2, type LonLat, type PolygonFault, type PolygonShape, polygonFaults } from '@cuntu/geodesy';
import type { ZonePlace } from './contract.ts';

/** A county has some ten million times as many square metres as this; a zone larger than a county is a slip. */
export const LARGEST_M2 = 4_000_000_000;
/** One 亩: less than this nobody patrols. */
export const SMALLEST_M2 = 667;
/** Narrower on average than a path is the leftover of two outlines that were drawn apart. */
const NARROWEST_M = 2;
/**
 * Outlines are drawn to the seventh decimal, a centimetre: along ten kilometres of border that is 100 m². What is
 * smaller is the noise of drawing, summed but not listed.
 */
export const SLIVER_M2 = 100;

export interface OutlineFault {
  code: string;
  params: Record<string, string | number>;
  at: LonLat | null;
}

const fromKernel = ({ code, ring, point, other, most = 0, at }: PolygonFault): OutlineFault => ({
  code,
  // As people count: from one.
  params: { ring: ring + 1, point: point + 1, other: (other?.point ?? 0) + 1, most },
  at: at ?? null,
});

export function outlineFaults(place: PolygonShape): OutlineFault[] {
  const faults = polygonFaults(place);
  if (faults.length > 0) return faults.map(fromKernel);
  const at = place.coordinates[0]![0]!;
  const whole = areaM2(place);
  if (whole > LARGEST_M2) return [{ code: 'polygon.tooLarge', params: { mostKm2: LARGEST_M2 / 1e6 }, at }];
  if (whole < SMALLEST_M2) return [{ code: 'zone.tooSmall', params: { leastM2: SMALLEST_M2 }, at }];
  if ((2 * whole) / boundaryM(place) < NARROWEST_M)
    return [{ code: 'zone.tooNarrow', params: { leastM: NARROWEST_M }, at }];
  return place.coordinates.slice(1).flatMap((hole, i): OutlineFault[] => {
    const hollow = areaM2({ type: 'Polygon', coordinates: [hole] });
    return hollow < SLIVER_M2
      ? [{ code: 'zone.holeTooSmall', params: { hole: i + 1, leastM2: SLIVER_M2 }, at: hole[0]! }]
      : [];
  });
}

const METRES_OF_DEGREE = 111_320;

/** To one in a thousand, which is enough to tell a strip from a field. */
function boundaryM({ coordinates }: PolygonShape): number {
  let lengthM = 0;
  for (const ring of coordinates)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const east = (b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180);
      lengthM += Math.hypot(east, b[1] - a[1]) * METRES_OF_DEGREE;
    }
  return lengthM;
}

const told = ({ code, params, at }: OutlineFault, field: string) => ({
  at: field,
  code,
  params: { ...params, ...(at && { lon: at[0], lat: at[1] }) },
});

export function decideOutline(place: ZonePlace, field: string): Result<number, 'polygon.wrong'> {
  const faults = outlineFaults(place);
  return faults.length === 0
    ? ok(roundedM2(areaM2(place)))
    : refuse('polygon.wrong', { at: field, faults: faults.map((fault) => told(fault, field)) });
}

export const roundedM2 = (areaM2: number): number => Math.round(areaM2 * 100) / 100;

/** As the day ended in Shanghai. */
export const endOfDay = (day: string): string => `${day}T23:59:59.999+08:00`;

/** To a tenth, and down: what is a little less than enough never reads as enough. */
export const percentOfCells = (covered: number, cells: number): number =>
  Math.floor((covered / Math.max(1, cells)) * 1000) / 10;

export interface Outside {
  areaM2: number;
  at: LonLat;
}

/** What lies beyond the border by less than a sliver is drawn along it. */
export const decideInside = (outside: Outside | undefined, field: string): Result<true, 'zone.outsideTerritory'> =>
  outside && outside.areaM2 >= SLIVER_M2
    ? refuse('zone.outsideTerritory', {
        at: field,
        params: { areaM2: Math.round(outside.areaM2), lon: outside.at[0], lat: outside.at[1] },
      })
    : ok(true);

/** A line that ends inside cuts nothing off; one that crosses a bay cuts off more than one piece. */
export function decideParts(
  parts: readonly ZonePlace[],
): Result<[ZonePlace, ZonePlace], 'zone.notCut' | 'zone.cutInPieces'> {
  if (parts.length < 2) return refuse('zone.notCut', { at: 'line' });
  if (parts.length > 2) return refuse('zone.cutInPieces', { at: 'line', params: { pieces: parts.length } });
  const [a, b] = parts as [ZonePlace, ZonePlace];
  return ok(areaM2(a) >= areaM2(b) ? [a, b] : [b, a]);
}

export interface Charged {
  personId: string;
  from: string;
  to: string | null;
}

/** Both days included; a charge that ended before it began was taken back on its first day. */
export const holdsOn = ({ from, to }: Charged, on: string): boolean => from <= on && (to === null || to >= on);

interface Span {
  from: string;
  to: string | null;
}

const overlap = (a: Span, b: Span): boolean => (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

export function decideAssigning(
  held: readonly Charged[],
  next: Span,
): Result<true, 'zone.chargeTaken' | 'zone.endsBeforeItBegins'> {
  if (next.to !== null && next.to < next.from) return refuse('zone.endsBeforeItBegins', { at: 'to' });
  const taken = held.find((one) => (one.to === null || one.to >= one.from) && overlap(next, one));
  return taken ? refuse('zone.chargeTaken', { at: 'charge', params: { from: taken.from } }) : ok(true);
}

type HandingRefusal = 'zone.chargeVacant' | 'zone.handToSelf' | 'zone.handedTooEarly' | 'zone.handedAhead';

/** The last who holds it hands over, also one who has left the service meanwhile. */
export function decideHanding<C extends Charged>(
  held: readonly C[],
  toPersonId: string,
  from: string,
  today: string,
): Result<C, HandingRefusal> {
  // Open work moves with the deed, so it cannot be done ahead of its day.
  if (from > today) return refuse('zone.handedAhead', { at: 'from' });
  const last = held
    .filter((one) => one.to === null || one.to >= one.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  if (!last || (last.to !== null && last.to < from)) return refuse('zone.chargeVacant', { at: 'charge' });
  if (last.personId === toPersonId) return refuse('zone.handToSelf', { at: 'toPersonId' });
  return from < last.from ? refuse('zone.handedTooEarly', { at: 'from', params: { from: last.from } }) : ok(last);
}
