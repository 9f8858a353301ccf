/** Pieces of a track as lines of the map: what counts, cut where it is silent for longer than it is joined over. */
import type { OutputOf } from '@cuntu/base';
import type { MapTracks, Position } from '#ui/map';
import type { getPatrol } from '../../contract.ts';

type Patrol = OutputOf<typeof getPatrol>;

/** As the coverage joins (tracks/rules/judging.ts). */
const JOINED_MS = 60_000;

export function linesOf(tracks: Patrol['tracks']): Position[][] {
  const lines: Position[][] = [];
  for (const { t, lon, lat, verdict } of tracks) {
    let [line, before]: [Position[], number] = [[], -Infinity];
    for (let i = 0; i < t.length; i++) {
      if (verdict[i] !== 'counted') continue;
      if (t[i]! - before > JOINED_MS) {
        line = [];
        lines.push(line);
      }
      line.push([lon[i]!, lat[i]!]);
      before = t[i]!;
    }
  }
  return lines;
}

export const tracksOf = ({ tracks, ground }: Patrol, here?: Position): MapTracks => ({
  lines: linesOf(tracks),
  ground,
  ...(here && { here }),
});
