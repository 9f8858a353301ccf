/** Every path of the finding's procedure, walked through the real commands by people who may. */
import { must } from '@cuntu/base';
import { coveringPaths, type Move, movesOf, type Path, pathsOf } from '@cuntu/procedure';
import { beforeAll, describe, expect, test } from 'vitest';
import { issueStopNotice, reportDefiance, serveStopNotice } from '#modules/enforcement/contract';
import { closeFinding, joinFinding, recheckSite, verifyFinding } from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { findingProcedure } from '../../modules/patrol/findings/procedure.ts';
import { answered, inputsFor, reported, versionOf } from '../harness/finding.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

type Step = (matterId: string, outcome: never) => Promise<unknown>;
const input = (id: string) => inputsFor(house, id);

const seen = async (id: string) => ({ version: await versionOf(house, id) });

const steps: Record<string, Step> = {
  verifyFinding: async (id, outcome) => {
    const { verify } = await input(id);
    const ground = outcome === 'lawful' ? ('approved' as const) : undefined;
    return house.as('song').run(verifyFinding, { ...verify, outcome, ground, ...(await seen(id)) });
  },
  joinFinding: async (id) =>
    house.as('lin').run(joinFinding, { ...(await input(id)).join, into: (await reported(house)).id }),
  issueStopNotice: async (id) =>
    house.as('shi').run(issueStopNotice, { ...(await input(id)).issue, ...(await seen(id)) }),
  serveStopNotice: async (id) =>
    house.as('song').run(serveStopNotice, { ...(await input(id)).serve, ...(await seen(id)) }),
  confirmVerification: (id, outcome) => answered(house, id, 'shi', outcome === 'agreed'),
  confirmDismissal: (id, outcome) => answered(house, id, 'shi', outcome === 'agreed'),
  confirmNotice: (id, outcome) => answered(house, id, 'song', outcome === 'agreed'),
  confirmService: (id, outcome) => answered(house, id, 'shi', outcome === 'agreed'),
  recheckSite: async (id, outcome) => house.as('deng').run(recheckSite, { ...(await input(id)).recheck, outcome }),
  closeFinding: async (id) => house.as('zhou').run(closeFinding, (await input(id)).close),
  reportDefiance: async (id) => house.as('lin').run(reportDefiance, (await input(id)).defiance),
};

interface Standing {
  state: string;
  closedAt: string | null;
  verb: string | null;
  duty: string | null;
  unitId: string | null;
  postId: string | null;
  dueOn: string | null;
  clocks: { name: string; state: string; startedAt: string; dueOn: string; stoppedAt: string | null }[];
}

async function standingOf(id: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select state, closed_at as "closedAt", verb, duty, unit_id as "unitId", post_id as "postId", due_on as "dueOn",
      (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'state', state, 'startedAt', started_at, 'dueOn',
        due_on, 'stoppedAt', stopped_at)), '[]') from clock where matter_id = m.id) as clocks
    from matter m where id = ${id}`.execute(house.db);
  return rows[0]!;
}

/** No state without owner; what ended is owed by nobody and nothing ticks on. */
function checkOwner(now: Standing): void {
  if ('final' in findingProcedure.states[now.state as 'closed']) {
    expect(now).toMatchObject({ verb: null, duty: null, postId: null, dueOn: null, closedAt: expect.any(String) });
    expect(now.clocks.filter((clock) => clock.state === 'running')).toEqual([]);
    return;
  }
  expect(now).toMatchObject({ closedAt: null, unitId: expect.any(String), postId: expect.any(String) });
  expect(now).toMatchObject({ verb: expect.any(String), duty: expect.any(String), dueOn: expect.any(String) });
  expect(now.clocks.filter((clock) => clock.state === 'running')).toHaveLength(1);
}

/** A clock keeps its start and its day as long as it is there; one that has stopped never runs again. */
function checkClocks(before: Standing, now: Standing): void {
  for (const old of before.clocks) {
    const kept = now.clocks.find((clock) => clock.name === old.name);
    expect(kept).toMatchObject({ startedAt: old.startedAt, dueOn: old.dueOn });
    if (old.state === 'stopped') expect(kept).toEqual(old);
  }
}

async function walk(path: Path): Promise<void> {
  const { id } = await reported(house);
  let before = await standingOf(id);
  expect(before.state).toBe(path[0]!.to);
  checkOwner(before);
  for (const move of path.slice(1)) {
    house.clock.advance(60_000);
    must((await steps[move.step]!(id, move.outcome as never)) as { ok: true; value: unknown });
    const now = await standingOf(id);
    expect(now.state).toBe(move.to);
    checkOwner(now);
    checkClocks(before, now);
    before = now;
  }
  expect(findingProcedure.states[before.state as 'closed']).toMatchObject({ final: true });
}

const named = (path: Path) =>
  path.map(({ step, outcome }: Move) => (outcome ? `${step} ${outcome}` : step)).join(' → ');
/** Straight to each end, and the shortest detours that take every other move: what is denied, what is written anew. */
const straight = pathsOf(findingProcedure, { loops: 0 });
const paths = [...new Map([...straight, ...coveringPaths(findingProcedure)].map((path) => [named(path), path]))];

describe('walked to its end', () => {
  test('there are as many straight ways as the drawing has, and every move is on a path', () => {
    expect(straight).toHaveLength(11);
    const arrow = ({ step, outcome, from }: Move) => `${from} ${step} ${outcome ?? ''}`;
    const taken = new Set(paths.flatMap(([, path]) => path.map(arrow)));
    expect([...taken].sort()).toEqual(movesOf(findingProcedure).map(arrow).sort());
  });

  test.each(paths)('%s', async (_, path) => walk(path));
});
