/** A day of the whole city's patrols: people who walk and drive about their village, a fix every five seconds. */
import type { SignedIn } from '@cuntu/divisions';
import { startPatrol } from '#modules/patrol/contract';
import { newId } from '#platform/clock';
import { sql } from '#platform/database';
import { perform } from '#platform/pipeline';
import type { OpenHouse } from '../../apps/server/house.ts';

export interface Walker {
  actor: SignedIn;
  patrolId: string;
  at: [number, number];
  /** Metres a second. */
  pace: number;
}

const STEP_MS = 5_000;
const METRES_A_DEGREE = 111_000;

/** As many coordinators as asked for, each on a patrol that began so many hours ago; every fourth rides. */
export async function walkersOf(house: OpenHouse, people: number, hours: number): Promise<Walker[]> {
  const { rows } = await sql<{ personId: string; division: string; at: [number, number] }>`
    select g.person_id as "personId", g.division, jsonb_build_array(st_x(p), st_y(p)) as at
    from role_grant g join (select code, st_pointonsurface(outline) as p from division) d on d.code = g.division
    where g.role = 'coordinator' order by g.division limit ${people}`.execute(house.db);
  const startedAt = new Date(Date.parse(house.clock.now()) - hours * 3_600_000).toISOString();
  const walkers: Walker[] = [];
  for (const [i, { personId, division, at }] of rows.entries()) {
    const grants = [{ role: 'coordinator' as const, division, from: '2020-01-01' }];
    const actor = { personId, accountId: personId, grants, licences: [], units: [] };
    const [patrolId, rides] = [newId(house.clock), i % 4 === 3];
    const call = { actor, commandId: newId(house.clock), requestId: 'bench' };
    const input = { id: patrolId, mode: rides ? 'motorcycle' : 'foot', purpose: 'routine', startedAt };
    const done = await perform(house.world, house.handlerOf(startPatrol.name), call, input);
    if (!done.ok) throw new Error(done.refusal.code);
    walkers.push({ actor, patrolId, at, pace: rides ? 5 : 1.2 });
  }
  return walkers;
}

/** Fixes `from`…`to`-1 of a walker's day as a phone sends them. It strolls round its village and comes back. */
export function batchOf({ patrolId, at, pace }: Walker, n: number, startMs: number, from: number, to: number) {
  const batch = { patrolId, t: [], lon: [], lat: [], accuracy: [], speed: [] } as {
    patrolId: string;
    t: number[];
    lon: number[];
    lat: number[];
    accuracy: number[];
    speed: number[];
  };
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  for (let i = from; i < to; i++) {
    const goneM = (i * pace * STEP_MS) / 1000;
    // A rosette of some kilometres: never still, seldom twice on the same way, as long as what is walked.
    const petal = goneM / 900 + n;
    const far = (1 + Math.sin(goneM / 2_300 + n)) * 900;
    const shake = Math.sin(i * 12.9898) * 2;
    batch.t.push(startMs + i * STEP_MS);
    batch.lon.push(round(at[0] + (far * Math.cos(petal / 3) + shake) / (METRES_A_DEGREE * 0.85)));
    batch.lat.push(round(at[1] + (far * Math.sin(petal / 3) + shake) / METRES_A_DEGREE));
    batch.accuracy.push(4 + ((i * 7) % 9));
    batch.speed.push(pace);
  }
  return batch;
}
