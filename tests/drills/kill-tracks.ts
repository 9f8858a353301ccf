/** Kills the server in the middle of uploads of tracks, again and again; what stands at the end must be that of one upload in order. */

import { citySeed } from '#modules/bureau';
import { clockFrom, drawBelow, newId, type Randomness } from '#platform/clock';
import type { Db } from '#platform/database';
import { part, type Walk, walkFrom, whatStands } from '../../modules/patrol/tracks/coverage.fixture.ts';
import { VILLAGE } from '../harness/cast.ts';
import { pause, type Server, startServer, withDatabase } from './kill-house.ts';

export interface TracksReport {
  kills: number;
  batches: number;
  /** Sent once more, because the answer had not come. */
  repeated: number;
  killed: Standing;
  inOrder: Standing;
}

type Standing = Awaited<ReturnType<typeof whatStands>>;

interface Upload {
  who: 'bai' | 'song';
  patrolId: string;
  walk: Walk;
}

const FIXES = 1_500;
const BATCH = 10;
const centre = citySeed().divisions.find((one) => one.code === VILLAGE)!.centre;

/** `homes`: two empty folders; `urls`: two empty databases, absent for the embedded one. */
export async function killTracks(
  homes: readonly [string, string],
  urls: readonly [string, string] | undefined,
  kills: number,
  random: Randomness,
): Promise<TracksReport> {
  const clock = clockFrom('2026-11-24');
  const startedAt = new Date(Date.parse(clock.now()) - 3 * 3_600_000).toISOString();
  const uploads = (['bai', 'song'] as const).map((who, n): Upload => {
    const at = [centre[0] + n * 0.003, centre[1]] as const;
    return { who, patrolId: newId(clock, random), walk: walkFrom(at, Date.parse(startedAt) + 60_000, FIXES, 1.2 + n) };
  });
  const report = { kills: 0, repeated: 0 };
  const waiting = uploads.map((upload) => ({ upload, batches: shuffled(batchesOf(upload.walk), random) }));
  const batches = waiting.reduce((sum, one) => sum + one.batches.length, 0);
  for (let round = 0; round <= kills; round++) {
    const server = await startServer(homes[0], urls?.[0]);
    if (round === 0) for (const upload of uploads) await begin(server, upload, startedAt);
    const last = round === kills;
    const sent = { answered: 0 };
    const senders = waiting.map((one) => sendAll(server, one, sent, report));
    if (!last) {
      // The last round must have something left to send.
      while (sent.answered < 5) await pause(5);
      await pause(drawBelow(random, Math.ceil(600 / kills)));
      await server.kill();
      report.kills += 1;
    }
    await Promise.all(senders);
    if (last) await server.kill();
  }
  const reference = await startServer(homes[1], urls?.[1]);
  for (const upload of uploads) {
    await begin(reference, upload, startedAt);
    await post(reference, upload, upload.walk);
  }
  await reference.kill();
  return {
    ...report,
    batches,
    killed: await standing(homes[0], urls?.[0]),
    inOrder: await standing(homes[1], urls?.[1]),
  };
}

function batchesOf(walk: Walk): Walk[] {
  const indices = Array.from({ length: walk.t.length }, (_, i) => i);
  return Array.from({ length: Math.ceil(indices.length / BATCH) }, (_, n) =>
    part(walk, indices.slice(n * BATCH, (n + 1) * BATCH)),
  );
}

/** As phones without signal send them: not in their order. */
function shuffled<T>(list: readonly T[], random: Randomness): T[] {
  const left = [...list];
  return Array.from({ length: left.length }, () => left.splice(drawBelow(random, left.length), 1)[0]!);
}

async function sendAll(
  server: Server,
  one: { upload: Upload; batches: Walk[] },
  sent: { answered: number },
  report: { repeated: number },
): Promise<void> {
  while (one.batches.length > 0) {
    if (!(await post(server, one.upload, one.batches[0]!))) {
      report.repeated += 1;
      return;
    }
    one.batches.shift();
    sent.answered += 1;
  }
}

const begin = async (server: Server, { who, patrolId }: Upload, startedAt: string): Promise<void> =>
  void (await ask(server, who, 'patrol.startPatrol', { id: patrolId, mode: 'foot', startedAt }));

const post = (server: Server, { who, patrolId }: Upload, walk: Walk): Promise<boolean> =>
  ask(server, who, 'patrol.recordTrack', { patrolId, ...walk });

/** False where the server is gone before its answer was read. */
async function ask({ address, tokens }: Server, who: string, command: string, input: unknown): Promise<boolean> {
  const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' };
  const body = JSON.stringify(input);
  const answer = await fetch(`${address}/api/${command}`, { method: 'POST', headers, body }).catch(() => undefined);
  if (!answer) return false;
  const text = await answer.text().catch(() => undefined);
  if (!answer.ok) throw new Error(`${command}: ${answer.status} ${text}`);
  return text !== undefined;
}

async function standing(home: string, url: string | undefined): Promise<Standing> {
  let found: Standing | undefined;
  await withDatabase(home, url, async ({ db }: { db: Db }) => {
    found = await whatStands(db);
  });
  return found!;
}
