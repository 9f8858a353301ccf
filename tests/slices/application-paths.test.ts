/** Every path of the procedures of applications, walked through the real commands by people who may. */
import { must } from '@cuntu/base';
import { coveringPaths, faultsOf, type Move, movesOf, type Path, type Procedure, pathsOf } from '@cuntu/procedure';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  acceptApplication,
  askOpinion,
  cancelOpinion,
  checkBoundary,
  concludePreview,
  declineApplication,
  deemAccepted,
  deemWithdrawn,
  deliverResult,
  examineApplication,
  giveOpinion,
  issueOpinion,
  mortgageProcedure,
  opinionProcedure,
  previewProcedure,
  refuseApplication,
  registerMortgage,
  requestPapers,
  returnApplication,
  submitApplication,
  supplyPapers,
  withdrawApplication,
} from '#modules/applications/contract';
import { sql } from '#platform/database';
import { agreed, mortgageInput, parcelIn, previewIn, previewInput } from '../harness/application.ts';
import { type CastName, openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
let parcel: string;
beforeAll(async () => {
  house = await openTestHouse();
  parcel = await parcelIn(house);
});

type Step = (matterId: string, outcome: never) => Promise<unknown>;
const as = (who: CastName) => house.as(who);

/** A second notice needs a ground that arose after the first: a new day begins with each. */
const asking = async (matterId: string) => {
  const { rows } = await sql`select 1 from papers_request where matter_id = ${matterId}`.execute(house.db);
  const more = [{ material: 'identity', lacking: '复印件不清楚' }];
  if (rows.length === 0) return as('chen').run(requestPapers, { id: house.id(), matterId, more });
  house.clock.advance(DAY_MS);
  const newGround = { words: '证件昨天换发', arisenOn: house.clock.today() };
  return as('chen').run(requestPapers, { id: house.id(), matterId, more, newGround });
};
const DAY_MS = 86_400_000;

const brought = [{ material: 'identity', original: true, copies: 1, files: [] }];

const untilTurned = async (matterId: string, clock: string) => {
  const { rows } = await sql<{ dueAt: string }>`
    select due_at as "dueAt" from clock where matter_id = ${matterId} and name = ${clock}`.execute(house.db);
  const late = Date.parse(rows[0]!.dueAt) - Date.parse(house.clock.now());
  if (late > 0) house.clock.advance(late);
};

const intake: Record<string, Step> = {
  acceptApplication: (matterId) => as('chen').run(acceptApplication, { id: house.id(), matterId }),
  requestPapers: asking,
  declineApplication: (matterId) =>
    as('chen').run(declineApplication, { id: house.id(), matterId, ground: 'notOurs', words: '请到所在的县办理' }),
  deemAccepted: async (matterId) => {
    await untilTurned(matterId, 'intake');
    return as('system').run(deemAccepted, { id: house.id(), matterId });
  },
  supplyPapers: (matterId) => as('chen').run(supplyPapers, { matterId, materials: brought }),
  deemWithdrawn: async (matterId) => {
    await untilTurned(matterId, 'supplement');
    return as('system').run(deemWithdrawn, { matterId });
  },
  withdrawApplication: (matterId) => as('chen').run(withdrawApplication, { matterId, words: '另行申请' }),
  deliverResult: (matterId) => {
    const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
    return as('chen').run(deliverResult, { matterId, ...delivery });
  },
};

const reviewedBy = (who: CastName): Record<string, Step> => ({
  refuseApplication: (matterId) => as(who).run(refuseApplication, { id: house.id(), matterId, reasons: '不符合条件' }),
  returnApplication: (matterId) => as(who).run(returnApplication, { matterId, words: '再看一遍' }),
});

const unfit = { outcome: 'unfit', words: '不符合规划' } as const;
const askedOf = (matterId: string, id: string) =>
  as('xu').run(askOpinion, { id, matterId, unitId: house.idOf('bureau'), question: '是否涉及在办案件' });

interface Walked {
  procedure: Procedure;
  begin(): Promise<string>;
  steps: Record<string, Step>;
}

let plots = 0;

const walked: Walked[] = [
  {
    procedure: mortgageProcedure,
    begin: async () => must(await as('chen').run(submitApplication, await mortgageInput(house, parcel))).id,
    steps: {
      ...intake,
      ...reviewedBy('qin'),
      examineApplication: (matterId, outcome) =>
        as('xu').run(examineApplication, { matterId, outcome, words: '核对过' }),
      registerMortgage: (matterId) => as('qin').run(registerMortgage, { id: house.id(), matterId }),
    },
  },
  {
    procedure: previewProcedure,
    begin: async () => must(await as('chen').run(submitApplication, await previewInput(house, {}, ++plots % 8))).id,
    steps: {
      ...intake,
      ...reviewedBy('wu'),
      checkBoundary: (matterId) => as('xu').run(checkBoundary, { matterId }),
      askOpinion: async (matterId) => {
        const id = house.id();
        const asked = await askedOf(matterId, id);
        must(await as('zhou').run(giveOpinion, { matterId: id, outcome: 'agree', words: '没有意见' }));
        return asked;
      },
      concludePreview: (matterId, outcome) =>
        as('xu').run(concludePreview, { matterId, ...(outcome === 'fit' ? agreed : unfit) }),
      issueOpinion: (matterId) => as('wu').run(issueOpinion, { id: house.id(), matterId }),
    },
  },
  {
    procedure: opinionProcedure,
    begin: async () => {
      const id = house.id();
      must(await askedOf(await previewIn(house, 'checked', ++plots % 8), id));
      return id;
    },
    steps: {
      giveOpinion: (matterId, outcome) => as('zhou').run(giveOpinion, { matterId, outcome, words: '说明理由' }),
      cancelOpinion: (matterId) => as('xu').run(cancelOpinion, { matterId, words: '不用问了' }),
    },
  },
];

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
  const id = await begin();
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

describe.each(walked.map((one) => [one.procedure.name, one] as const))('%s', (_, one) => {
  const { procedure } = one;
  const straight = pathsOf(procedure, { loops: 0 });
  const paths = [...new Map([...straight, ...coveringPaths(procedure)].map((path) => [named(path), path]))];

  test('is sound as written, and every move is on a path', () => {
    expect(faultsOf(procedure)).toEqual([]);
    const arrow = ({ step, outcome, from }: Move) => `${from} ${step} ${outcome ?? ''}`;
    const taken = new Set(paths.flatMap(([, path]) => path.map(arrow)));
    expect([...taken].sort()).toEqual(movesOf(procedure).map(arrow).sort());
  });

  test.each(paths)('%s', async (__, path) => walk(one, path));
});
