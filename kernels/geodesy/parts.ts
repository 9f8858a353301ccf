/** Where the parts of one area get in each other's way: sound each by itself, and together no area that can be laid over others. */
import { insideRing, meetings, type Side } from './crossings.ts';
import { boundsOf, type LonLat, type Ring } from './shapes.ts';

/** Indices from 0, `part` before `other`. */
export interface PartFault {
  code: 'parts.overlap' | 'parts.share';
  part: number;
  other: number;
  at: LonLat;
}

type Rings = readonly Ring[];

const middleOf = ([a, b]: LonLat, [c, d]: LonLat): LonLat => [(a + c) / 2, (b + d) / 2];

const insidePart = ([outer, ...holes]: Rings, at: LonLat): boolean =>
  insideRing(outer!, at) && !holes.some((hole) => insideRing(hole, at));

const isCornerOfBoth = (a: Side, b: Side, [lon, lat]: LonLat): boolean =>
  [a, b].every((side) => [side.from, side.to].some((end) => end[0] === lon && end[1] === lat));

/**
 * One fault a pair at most. A corner that both have is allowed (OGC 06-103r4 §6.1.14); a side that both have is not, and
 * no corner on the other's side either: projected, straight sides bend by a hair, and the parts would cross.
 */
export function partFaults(parts: readonly Rings[]): PartFault[] {
  const partOf = parts.flatMap((rings, part) => rings.map(() => part));
  const rings = parts.flat();
  const faults = new Map<string, PartFault>();
  const tell = (code: PartFault['code'], a: number, b: number, at: LonLat) => {
    const [part, other] = a < b ? [a, b] : [b, a];
    const key = `${part},${other}`;
    if (faults.get(key)?.code !== 'parts.overlap') faults.set(key, { code, part, other, at });
  };
  const corners: { side: Side; of: number; other: number }[] = [];
  for (const { a, b, meeting } of meetings(rings)) {
    const [of, other] = [partOf[a.ring]!, partOf[b.ring]!];
    if (of === other) continue;
    if (meeting.kind === 'cross') tell('parts.overlap', of, other, meeting.at);
    else if (meeting.kind === 'overlap' || !isCornerOfBoth(a, b, meeting.at))
      tell('parts.share', of, other, meeting.at);
    else corners.push({ side: a, of, other }, { side: b, of: other, other: of });
  }
  // What does not cross lies on one side from corner to corner: the middle of a side there tells on which.
  const asked = [
    ...corners.map(({ side, of, other }) => ({ at: middleOf(side.from, side.to), of, other })),
    ...pairsNear(parts).flatMap(([of, other]) =>
      parts[of]!.map(([from, to]) => ({ at: middleOf(from!, to!), of, other })),
    ),
  ];
  for (const { at, of, other } of asked)
    if (!faults.has(`${Math.min(of, other)},${Math.max(of, other)}`) && insidePart(parts[other]!, at))
      tell('parts.overlap', of, other, at);
  return [...faults.values()].toSorted((a, b) => a.part - b.part || a.other - b.other);
}

function pairsNear(parts: readonly Rings[]): [number, number][] {
  const boxes = parts.map(([outer]) => boundsOf(outer!)!);
  return boxes.flatMap(([west, south, east, north], i) =>
    boxes.flatMap((other, j): [number, number][] =>
      i !== j && other[0] <= east && west <= other[2] && other[1] <= north && south <= other[3] ? [[i, j]] : [],
    ),
  );
}
