/** The load that figures have in common: eight coordinators, each signed in and on a connection of his own. */
import type { City } from './city.ts';
import type { Load } from './load.ts';
import { type Running, signIn } from './server.ts';

const WARM_UP_MS = 1_500;
const ROUND_MS = 5_000;

export async function loadOf({ origin }: Running, city: City): Promise<Load> {
  const reporters = [];
  for (const { username, at } of city.coordinators) reporters.push({ token: await signIn(origin, username), at });
  const reportPath = '/api/patrol.reportFinding';
  return { origin, reportPath, photos: 0, reporters, warmUpMs: WARM_UP_MS, forMs: ROUND_MS };
}
