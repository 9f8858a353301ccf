/** Every step of the procedures of applications by people who may, and a new matter walked to any of their states. */
import { must } from '@cuntu/base';
import { type Path, type Procedure, pathsOf } from '@cuntu/procedure';
import {
  acceptApplication,
  answerRater,
  askOpinion,
  callApplicant,
  callBackProcedure,
  callRater,
  cancelOpinion,
  checkBoundary,
  concludePreview,
  declineApplication,
  deemAccepted,
  deemWithdrawn,
  deliverRefusal,
  deliverResult,
  disownRating,
  examineApplication,
  giveOpinion,
  issueOpinion,
  mortgageProcedure,
  opinionProcedure,
  previewProcedure,
  rateService,
  refuseApplication,
  registerMortgage,
  requestPapers,
  returnApplication,
  reviewRating,
  submitApplication,
  supplyPapers,
  voidCallBack,
  withdrawApplication,
} from '#modules/applications/contract';
import { sql } from '#platform/database';
import { agreed, applicantOf, mortgageInput, parcelIn, previewInput } from './application.ts';
import { type CastName, VILLAGE } from './cast.ts';
import { photoIn } from './finding.ts';
import type { TestHouse } from './house.ts';

/** Whose deeds they are, and where the land lies. */
export const inTheCity = {
  clerk: 'chen',
  examiner: 'xu',
  registrar: 'qin',
  leader: 'wu',
  supervisor: 'he',
  /** Of the unit that is asked for its opinion. */
  reviewer: 'zhou',
  unit: 'bureau',
  division: VILLAGE,
} as const satisfies Record<string, string>;

export type Doers = Omit<Record<keyof typeof inTheCity, CastName>, 'unit' | 'division'> & {
  unit: string;
  division: string;
};

type Step = (matterId: string, outcome: never) => Promise<unknown>;

export interface Walked {
  procedure: Procedure;
  /** With the first of its beginnings, or the one that is named. */
  begin(outcome?: string): Promise<string>;
  steps: Record<string, Step>;
}

export type WalkedKind = 'mortgage' | 'preview' | 'opinion' | 'callBack';

const DAY_MS = 86_400_000;
const unfit = { outcome: 'unfit', words: '不符合规划' } as const;
const paper = (material: string) => ({ material, original: true, copies: 1, files: [] });
/** Both are asked for. */
const brought = { whole: [paper('identity'), paper('applicationForm')], part: [paper('identity')] };

/** Grounds do not matter to each other: a preview's lies beside the last, all mortgages are on one parcel. */
let plots = 0;

export function walking(house: TestHouse, by: Doers = inTheCity): Record<WalkedKind, Walked> {
  const clerk = house.as(by.clerk);
  const examiner = house.as(by.examiner);
  let parcel: Promise<string> | undefined;

  const intake: Record<string, Step> = {
    acceptApplication: (matterId) => clerk.run(acceptApplication, { id: house.id(), matterId }),
    requestPapers: (matterId) => ask(matterId),
    declineApplication: (matterId) =>
      clerk.run(declineApplication, { id: house.id(), matterId, ground: 'notOurs', words: '请到所在的县办理' }),
    deemAccepted: async (matterId) => {
      await untilTurned(house, matterId, 'intake');
      return house.as('system').run(deemAccepted, { id: house.id(), matterId });
    },
    supplyPapers: (matterId, outcome) => clerk.run(supplyPapers, { matterId, materials: brought[outcome] }),
    addPapers: (matterId) => clerk.run(supplyPapers, { matterId, materials: brought.part }),
    deemWithdrawn: async (matterId) => {
      await untilTurned(house, matterId, 'supplement');
      return house.as('system').run(deemWithdrawn, { matterId });
    },
    withdrawApplication: async (matterId) =>
      clerk.run(withdrawApplication, { matterId, words: '另行申请', request: [await photoIn(house)] }),
    deliverResult: (matterId) => {
      const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
      return clerk.run(deliverResult, { matterId, ...delivery });
    },
    deliverRefusal: (matterId) => {
      const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
      return clerk.run(deliverRefusal, { matterId, ...delivery });
    },
  };

  /** A second notice needs a ground that arose after the first: a new day begins with each. */
  async function ask(matterId: string) {
    const { rows } = await sql`select 1 from papers_request where matter_id = ${matterId}`.execute(house.db);
    const more = ['identity', 'applicationForm'].map((material) => ({ material, lacking: '复印件不清楚' }));
    if (rows.length === 0) return clerk.run(requestPapers, { id: house.id(), matterId, more });
    house.clock.advance(DAY_MS);
    const newGround = { words: '证件昨天换发', arisenOn: house.clock.today() };
    return clerk.run(requestPapers, { id: house.id(), matterId, more, newGround });
  }

  const decidedBy = (who: CastName): Record<string, Step> => ({
    refuseApplication: (matterId) =>
      house.as(who).run(refuseApplication, { id: house.id(), matterId, reasons: '不符合条件' }),
    returnApplication: (matterId) => house.as(who).run(returnApplication, { matterId, words: '再看一遍' }),
  });

  const asked = async (matterId: string, id = house.id()) => {
    const question = { unitId: house.idOf(by.unit), question: '是否涉及在办案件' };
    return examiner.run(askOpinion, { id, matterId, ...question });
  };
  const answer = (matterId: string, outcome: 'agree') =>
    house.as(by.reviewer).run(giveOpinion, { matterId, outcome, words: '说明理由' });

  const mortgage: Walked = {
    procedure: mortgageProcedure,
    begin: async () => {
      parcel ??= parcelIn(house, ++plots, by.division);
      return must(await clerk.run(submitApplication, await mortgageInput(house, await parcel))).id;
    },
    steps: {
      ...intake,
      ...decidedBy(by.registrar),
      examineApplication: (matterId, outcome) =>
        examiner.run(examineApplication, { matterId, outcome, words: '核对过' }),
      registerMortgage: (matterId) => house.as(by.registrar).run(registerMortgage, { id: house.id(), matterId }),
    },
  };

  const preview: Walked = {
    procedure: previewProcedure,
    begin: async () => {
      const input = await previewInput(house, {}, ++plots % 8, by.division);
      return must(await clerk.run(submitApplication, input)).id;
    },
    steps: {
      ...intake,
      ...decidedBy(by.leader),
      checkBoundary: (matterId) => examiner.run(checkBoundary, { matterId }),
      askOpinion: async (matterId) => {
        const id = house.id();
        const opened = await asked(matterId, id);
        must(await answer(id, 'agree'));
        return opened;
      },
      concludePreview: (matterId, outcome) =>
        examiner.run(concludePreview, { matterId, ...(outcome === 'fit' ? agreed : unfit) }),
      issueOpinion: (matterId) => house.as(by.leader).run(issueOpinion, { id: house.id(), matterId }),
    },
  };

  const opinion: Walked = {
    procedure: opinionProcedure,
    begin: async () => must(await asked(await broughtTo(preview, 'checked'))).id,
    steps: {
      giveOpinion: (matterId, outcome) => answer(matterId, outcome),
      cancelOpinion: (matterId) => examiner.run(cancelOpinion, { matterId, words: '不用问了' }),
    },
  };

  const supervisor = house.as(by.supervisor);
  const callBack: Walked = {
    procedure: callBackProcedure,
    begin: async (outcome) => {
      const rated = await broughtTo(mortgage, 'delivered');
      const id = await badlyRated(house, rated);
      return outcome === 'disowned' ? disowned(house, rated) : id;
    },
    steps: {
      callApplicant: (matterId, outcome) =>
        supervisor.run(callApplicant, { matterId, outcome, words: '按材料上的电话问过本人' }),
      callRater: (matterId, outcome) => supervisor.run(callRater, { matterId, outcome, words: '他说评错了' }),
      reviewRating: (matterId, outcome) =>
        house.as(by.leader).run(reviewRating, { matterId, outcome, words: '听过录音，属实' }),
      answerRater: (matterId, outcome) =>
        supervisor.run(answerRater, { matterId, outcome, words: '窗口已改为一次告知' }),
      voidCallBack: (matterId) => house.as('system').run(voidCallBack, { matterId, outcome: 'byOther' }),
    },
  };

  return { mortgage, preview, opinion, callBack };
}

/** A new matter, on the shortest way there that its procedure has: the house itself takes none of its steps. */
export async function broughtTo({ procedure, begin, steps }: Walked, state: string): Promise<string> {
  const [first, ...moves] = wayTo(procedure, state);
  const id = await begin(first!.outcome);
  for (const { step, outcome } of moves)
    must((await steps[step]!(id, outcome as never)) as { ok: true; value: unknown });
  return id;
}

function wayTo(procedure: Procedure, state: string): Path {
  const ways = pathsOf(procedure, { loops: 0 })
    .map((path) => path.slice(0, path.findIndex(({ to }) => to === state) + 1))
    .filter((path) => path.length > 0)
    .sort((a, b) => a.length - b.length);
  if (!ways[0]) throw new Error(`${procedure.name} never comes to ${state}`);
  return ways[0];
}

async function untilTurned(house: TestHouse, matterId: string, clock: string): Promise<void> {
  const { rows } = await sql<{ dueAt: string }>`
    select due_at as "dueAt" from clock where matter_id = ${matterId} and name = ${clock}`.execute(house.db);
  const late = Date.parse(rows[0]!.dueAt) - Date.parse(house.clock.now());
  if (late > 0) house.clock.advance(late);
}

const codeOf = async (house: TestHouse, applicationId: string): Promise<string> =>
  (await sql<{ code: string }>`select code from application where matter_id = ${applicationId}`.execute(house.db))
    .rows[0]!.code;

/** Rated as badly as can be by whoever holds its code; answers the call-back that this opens. */
export async function badlyRated(house: TestHouse, applicationId: string): Promise<string> {
  const rating = {
    id: house.id(),
    code: await codeOf(house, applicationId),
    applicant: await applicantOf(house, applicationId),
    grade: 'veryDissatisfied',
    words: '跑了三趟',
  } as const;
  must(await house.as('nobody').run(rateService, rating));
  const found = await sql<{ id: string }>`select matter_id as id from call_back where rating_id = ${rating.id}`.execute(
    house.db,
  );
  return found.rows[0]!.id;
}

/** Its rating is said not to be the applicant's; answers the call-back that this opens. */
export async function disowned(house: TestHouse, applicationId: string): Promise<string> {
  const [code, applicant] = [await codeOf(house, applicationId), await applicantOf(house, applicationId)];
  const said = { id: house.id(), code, applicant, words: '我没有评过' };
  return must(await house.as('nobody').run(disownRating, said)).id;
}
