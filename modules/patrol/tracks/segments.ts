/** Segments as they are stored, and the fixes of a device that they hold. */
import { bucketOf, DEGREE, decodeFixes, emptyFixes, encodeFixes, type Fixes } from './rules/fixes.ts';
import { isAccurate } from './rules/judging.ts';
import type { NewSegment, Segment, Stretch } from './tables.ts';

export const trackName = ({ patrolId, deviceId }: { patrolId: string; deviceId: string }): string =>
  `${patrolId} ${deviceId}`;

export interface Track {
  patrolId: string;
  deviceId: string;
  fixes: Fixes;
}

/** Segments in the order of patrol, device, time. */
export function fixesOf(segments: readonly Segment[]): Map<string, Track> {
  const byTrack = Map.groupBy(segments, trackName);
  return new Map(
    [...byTrack].map(([name, parts]) => {
      const fixes = emptyFixes(parts.reduce((sum, part) => sum + part.fixes, 0));
      let at = 0;
      for (const { points, bucket } of parts) at = decodeFixes(points, bucket, fixes, at);
      if (at !== fixes.count) throw new Error(`a segment of ${name} holds another number of fixes than it says`);
      const { patrolId, deviceId } = parts[0]!;
      return [name, { patrolId, deviceId, fixes }];
    }),
  );
}

interface Run {
  from: number;
  to: number;
}

function runsOf({ t, count }: Fixes): Map<number, Run> {
  const runs = new Map<number, Run>();
  for (let from = 0; from < count; ) {
    const bucket = bucketOf(t[from]!);
    let to = from + 1;
    while (to < count && bucketOf(t[to]!) === bucket) to += 1;
    runs.set(bucket, { from, to });
    from = to;
  }
  return runs;
}

function sameRun(a: Fixes, x: Run | undefined, b: Fixes, y: Run): boolean {
  if (!x || x.to - x.from !== y.to - y.from) return false;
  for (let i = x.from, j = y.from; i < x.to; i++, j++)
    if (
      a.t[i] !== b.t[j] ||
      a.lon[i] !== b.lon[j] ||
      a.lat[i] !== b.lat[j] ||
      a.accuracy[i] !== b.accuracy[j] ||
      a.speed[i] !== b.speed[j]
    )
      return false;
  return true;
}

/** What of a stretch is written anew and what is gone, in buckets. */
export function segmentsApart({ patrolId, deviceId }: Stretch, old: Fixes, now: Fixes) {
  const [before, after] = [runsOf(old), runsOf(now)];
  const written: NewSegment[] = [];
  for (const [bucket, run] of after)
    if (!sameRun(old, before.get(bucket), now, run)) written.push(segmentOf(patrolId, deviceId, bucket, now, run));
  const emptied = [...before.keys()]
    .filter((bucket) => !after.has(bucket))
    .map((bucket) => ({ patrolId, deviceId, bucket }));
  return { written, emptied };
}

function segmentOf(patrolId: string, deviceId: string, bucket: number, fixes: Fixes, { from, to }: Run): NewSegment {
  let [west, south, east, north, accurate] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (let i = from; i < to; i++) {
    const [lon, lat] = [fixes.lon[i]!, fixes.lat[i]!];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
    if (isAccurate(fixes, i)) accurate += 1;
  }
  return {
    patrolId,
    deviceId,
    bucket,
    fixes: to - from,
    accurate,
    extent: `(${east / DEGREE},${north / DEGREE}),(${west / DEGREE},${south / DEGREE})`,
    points: Buffer.from(encodeFixes(fixes, from, to)).toString('hex'),
  };
}
