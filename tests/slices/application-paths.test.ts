/** Every path of the procedures of applications, walked through the real commands by people who may. */
import { must } from '@cuntu/base';
import { coveringPaths, faultsOf, type Move, movesOf, type Path, type Procedure, pathsOf } from '@cuntu/procedure';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  callBackProcedure,
  mortgageProcedure,
  opinionProcedure,
  previewProcedure,
} from '#modules/applications/contract';
import { sql } from '#platform/database';
import { type Walked, type WalkedKind, walking } from '../harness/application-steps.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
let walked: ReturnType<typeof walking>;
beforeAll(async () => {
  house = await openTestHouse();
  walked = walking(house);
});

interface ClockSeen {
  name: string;
  state: string;
  startedAt: string;
  dueOn: string;
  stoppedAt: string | null;
}

interface Standing {
  state: string;
  closedAt: string | null;
  verb: string | null;
  duty: string | null;
  unitId: string | null;
  postId: string | null;
  personId: string | null;
  dueOn: string | null;
  clocks: ClockSeen[];
}

async function standingOf(id: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select state, closed_at as "closedAt", verb, duty, unit_id as "unitId", post_id as "postId", person_id as "personId",
      due_on as "dueOn", (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'state', state, 'startedAt', started_at,
        'dueOn', due_on, 'stoppedAt', stopped_at) order by name), '[]') from clock where matter_id = m.id) as clocks
    from matter m where id = ${id}`.execute(house.db);
  return rows[0]!;
}

const isFinal = (procedure: Procedure, state: string): boolean => 'final' in procedure.states[state]!;

/** No state without an owner and its light; what ended is owed by nobody and nothing ticks on. */
function checkOwner(procedure: Procedure, now: Standing): void {
  const ticking = now.clocks.filter(({ state }) => state !== 'stopped').map(({ name }) => name);
  if (isFinal(procedure, now.state)) {
    expect(now).toMatchObject({ verb: null, duty: null, unitId: null, postId: null, dueOn: null });
    expect(now.closedAt).not.toBeNull();
    expect(ticking).toEqual([]);
    return;
  }
  const owed = { unitId: expect.any(String), postId: expect.any(String), personId: expect.any(String) };
  expect(now).toMatchObject({ closedAt: null, ...owed, verb: expect.any(String), dueOn: expect.any(String) });
  const declared = procedure.states[now.state] as { clock: string; owner: string };
  expect([now.duty, ticking.includes(declared.clock)]).toEqual([declared.owner, true]);
}

/** A clock keeps its start and its day; one that stopped runs again only where its procedure says that it begins anew. */
function checkClocks(procedure: Procedure, before: Standing, now: Standing): void {
  for (const old of before.clocks) {
    const kept = now.clocks.find(({ name }) => name === old.name)!;
    const begun = kept.startedAt !== old.startedAt;
    if (begun) expect([old.name, procedure.clocks[old.name]!.anew, old.state]).toEqual([old.name, true, 'stopped']);
    else if (old.state === 'stopped') expect(kept).toEqual(old);
    else expect(kept).toMatchObject({ startedAt: old.startedAt, dueOn: old.dueOn });
  }
}

async function walk({ procedure, begin, steps }: Walked, path: Path): Promise<void> {
  house.clock.set(MORNING);
  const id = await begin(path[0]!.outcome);
  let before = await standingOf(id);
  expect(before.state).toBe(path[0]!.to);
  checkOwner(procedure, before);
  for (const move of path.slice(1)) {
    house.clock.advance(60_000);
    must((await steps[move.step]!(id, move.outcome as never)) as { ok: true; value: unknown });
    const now = await standingOf(id);
    expect(now.state).toBe(move.to);
    checkOwner(procedure, now);
    checkClocks(procedure, before, now);
    before = now;
  }
  expect(isFinal(procedure, before.state)).toBe(true);
}
const MORNING = '2026-11-24T09:00:00+08:00';

const named = (path: Path) =>
  path.map(({ step, outcome }: Move) => (outcome ? `${step} ${outcome}` : step)).join(' → ');

const procedures: [WalkedKind, Procedure][] = [
  ['mortgage', mortgageProcedure],
  ['preview', previewProcedure],
  ['opinion', opinionProcedure],
  ['callBack', callBackProcedure],
];

describe.each(procedures)('%s', (kind, procedure) => {
  const straight = pathsOf(procedure, { loops: 0 });
  const paths = [...new Map([...straight, ...coveringPaths(procedure)].map((path) => [named(path), path]))];

  test('is sound as written, and every move is on a path', () => {
    expect(faultsOf(procedure)).toEqual([]);
    const arrow = ({ step, outcome, from }: Move) => `${from} ${step} ${outcome ?? ''}`;
    const taken = new Set(paths.flatMap(([, path]) => path.map(arrow)));
    expect([...taken].sort()).toEqual(movesOf(procedure).map(arrow).sort());
  });

  test.each(paths)('%s', async (_, path) => walk(walked[kind], path));
});
