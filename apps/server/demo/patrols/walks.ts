/** Where somebody of the demo went: from one place in a village to the next, a fix every ten seconds, with what a phone does. */
import type { Chance } from '../chance.ts';
import { covers, moved, type Village } from '../findings/plots.ts';

export type LonLat = [number, number];

export interface Walk {
  t: number[];
  lon: number[];
  lat: number[];
  accuracy: number[];
}

const EVERY_S = 10;
const LAT_M = 110_900;
const LON_M = 94_700;

/** Somewhere in the village, its middle where chance finds nothing. */
export function placeIn({ centre, outline }: Village, chance: Chance, farM = 1_400): LonLat {
  for (let tries = 0; tries < 6; tries++) {
    const at = moved(centre, (chance.part() * 2 - 1) * farM, (chance.part() * 2 - 1) * farM);
    if (covers(outline, at)) return at;
  }
  return centre;
}

/** From place to place until `toMs`; past `via` about the middle of it. */
export function walk(
  o: { fromMs: number; toMs: number; pace: number; places: () => LonLat; via?: LonLat | undefined },
  chance: Chance,
): Walk {
  const fixes: Walk = { t: [], lon: [], lat: [], accuracy: [] };
  let [at, goal] = [o.places(), o.places()];
  let via = o.via;
  const [step, middle] = [o.pace * EVERY_S, (o.fromMs + o.toMs) / 2];
  for (let t = o.fromMs + 5_000; t < o.toMs; t += EVERY_S * 1_000) {
    if (via && t > middle) [goal, via] = [via, undefined];
    const [east, north] = [(goal[0] - at[0]) * LON_M, (goal[1] - at[1]) * LAT_M];
    const far = Math.hypot(east, north);
    if (far <= step) goal = o.places();
    const along = far > step ? step / far : 1;
    at = moved(at, east * along + chance.between(-2, 2), north * along + chance.between(-2, 2));
    fixes.t.push(t);
    fixes.lon.push(at[0]);
    fixes.lat.push(at[1]);
    fixes.accuracy.push(chance.below(40) === 0 ? 70 : chance.between(3, 12));
    // A pocket, a valley: a phone is silent for some minutes now and then.
    if (chance.below(250) === 0) t += chance.between(2, 6) * 60_000;
  }
  return fixes;
}
