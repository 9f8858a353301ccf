/** Applications brought to any state by the right people, for tests of what comes after. */
import { must } from '@cuntu/base';
import type { z } from 'zod';
import {
  acceptApplication,
  checkBoundary,
  concludePreview,
  deliverResult,
  examineApplication,
  issueOpinion,
  registerMortgage,
  submitApplication as submit,
  type submitApplication,
} from '#modules/applications/contract';
import { firmDigit, personDigit } from '#modules/parties/contract';
import { sql } from '#platform/database';
import { box, bringParcels, frameAt, polygon } from '../../modules/land/testing/ground.ts';
import { type CastName, VILLAGE } from './cast.ts';
import { photoIn } from './finding.ts';
import type { TestHouse } from './house.ts';

type Submission = z.input<(typeof submitApplication)['input']>;

/** Of no real person or firm: the area code is unassigned, the check digit is right. */
export const personNumber = (n: number): string => withDigit(`990000199001${String(n).padStart(5, '0')}`, personDigit);
export const firmNumber = (n: number): string => withDigit(`91990000${String(n).padStart(9, '0')}`, firmDigit);
const withDigit = (first17: string, digit: (text: string) => string) => first17 + digit(first17);

export const MORTGAGOR = '演示甲实业有限公司';
export const MORTGAGEE = '演示乙银行';

/** A parcel of construction land and whose it is; each with a number of its own. */
export async function parcelIn(house: TestHouse, n = 1, division: string = VILLAGE): Promise<string> {
  const frame = await frameAt(house, division);
  const unitNumber = `421303001001GB${String(n).padStart(5, '0')}W00000000`;
  const properties = {
    unitNumber,
    rightKind: '国有建设用地使用权',
    holder: MORTGAGOR,
    holderNumber: firmNumber(1),
    rightFrom: '2020-01-01',
  };
  const west = (n % 20) * 60;
  const south = Math.floor(n / 20) * 60;
  must(await bringParcels(house, [{ geometry: polygon(frame(box(west, south, west + 50, south + 50))), properties }]));
  const { rows } = await sql<{ id: string }>`select id from parcel where unit_number = ${unitNumber}`.execute(house.db);
  return rows[0]!.id;
}

export const firm = (house: TestHouse, name: string, n: number) => ({
  id: house.id(),
  kind: 'firm' as const,
  name,
  identityNumber: firmNumber(n),
});

/** The identity number of the first who applied, as he knows it and the database does not. */
export async function applicantOf(house: TestHouse, matterId: string): Promise<string> {
  const { rows } = await sql<{ id: string; sealed: Uint8Array }>`select id, identity_sealed as sealed from party
    where matter_id = ${matterId} and identity_sealed is not null order by recorded_at, id limit 1`.execute(house.db);
  return new TextDecoder().decode(house.house.world.seal.open(rows[0]!.sealed, `party.identity:${rows[0]!.id}`));
}

const paper = (material: string, files: string[] = []) => ({ material, original: true, copies: 1, files });
export const mortgagePapers = ['applicationForm', 'identity', 'mainContract', 'mortgageContract'];

/** All that a mortgage needs; `more` overrides. */
export async function mortgageInput(
  house: TestHouse,
  parcel: string,
  more: Partial<Submission> = {},
): Promise<Submission> {
  const photo = await photoIn(house);
  return {
    id: house.id(),
    item: 'mortgageSet',
    form: {
      parcel,
      certificate: '演（2020）不动产权第0000001号',
      claim: 'general',
      amount: 5_000_000,
      from: '2026-11-20',
      to: '2029-11-20',
      mainContract: '演借2026-1',
      mortgageContract: '演抵2026-1',
      buildings: 'included',
      fee: 'standard',
    },
    applicants: [
      { role: 'mortgagor', party: firm(house, MORTGAGOR, 1), identityValidTo: null },
      { role: 'mortgagee', party: firm(house, MORTGAGEE, 2), identityValidTo: null },
    ],
    materials: mortgagePapers.map((material) => paper(material, [photo])),
    ...more,
  };
}

export async function submitted(
  house: TestHouse,
  parcel: string,
  more: Partial<Submission> = {},
  who: CastName = 'chen',
) {
  return must(await house.as(who).run(submit, await mortgageInput(house, parcel, more)));
}

export type MortgageState = 'submitted' | 'admitted' | 'examined' | 'registered' | 'delivered';

/** On its straight way up to a state; the oldest step first. */
export async function mortgageIn(house: TestHouse, state: MortgageState, parcel: string): Promise<string> {
  const { id: matterId } = await submitted(house, parcel);
  if (state === 'submitted') return matterId;
  must(await house.as('chen').run(acceptApplication, { id: house.id(), matterId }));
  if (state === 'admitted') return matterId;
  must(await house.as('xu').run(examineApplication, { matterId, outcome: 'fit', words: '与登记簿一致' }));
  if (state === 'examined') return matterId;
  must(await house.as('qin').run(registerMortgage, { id: house.id(), matterId }));
  if (state === 'registered') return matterId;
  const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
  must(await house.as('chen').run(deliverResult, { matterId, ...delivery }));
  return matterId;
}

export const APPLICANT = '演示丁能源有限公司';

/** A project's ground of so many metres east, each `n` beside the one before. */
export async function boundaryIn(house: TestHouse, n = 1, division: string = VILLAGE) {
  const frame = await frameAt(house, division);
  return polygon(frame(box(n * 120, 600, n * 120 + 100, 700)));
}

/** All that a preliminary review needs; `more` overrides. */
export async function previewInput(
  house: TestHouse,
  more: Partial<Submission> = {},
  n = 1,
  division: string = VILLAGE,
): Promise<Submission> {
  const given = ['applicationForm', 'identity', 'projectBasis', 'boundaryFile', 'planStatement'];
  return {
    id: house.id(),
    item: 'landPreview',
    form: {
      project: '演示风电场',
      projectCode: '2026-421303-44-01-000001',
      basis: '演发改〔2026〕1号',
      boundary: await boundaryIn(house, n, division),
      purpose: 'energy',
      siting: 'insidePlan',
      mineralsCovered: 'no',
    },
    applicants: [{ role: 'applicant', party: firm(house, APPLICANT, 3), identityValidTo: null }],
    materials: given.map((material) => paper(material)),
    ...more,
  };
}

export type PreviewState = 'submitted' | 'admitted' | 'checked' | 'objected' | 'concluded' | 'issued' | 'delivered';

/** The map of a test house has no plan: whoever agrees says how he knows. */
export const agreed = {
  outcome: 'fit',
  words: '符合规划和供地政策',
  despite: '按纸质规划图核对，在允许建设区内',
} as const;

/** On its straight way up to a state; the oldest step first. */
export async function previewIn(house: TestHouse, state: PreviewState, n = 1): Promise<string> {
  const [chen, xu] = [house.as('chen'), house.as('xu')];
  const { id: matterId } = must(await chen.run(submit, await previewInput(house, {}, n)));
  if (state === 'submitted') return matterId;
  must(await chen.run(acceptApplication, { id: house.id(), matterId }));
  if (state === 'admitted') return matterId;
  must(await xu.run(checkBoundary, { matterId }));
  if (state === 'checked') return matterId;
  const unfit = { outcome: 'unfit', words: '不符合供地政策' } as const;
  must(await xu.run(concludePreview, { matterId, ...(state === 'objected' ? unfit : agreed) }));
  if (state === 'objected' || state === 'concluded') return matterId;
  must(await house.as('wu').run(issueOpinion, { id: house.id(), matterId }));
  if (state === 'issued') return matterId;
  const delivery = { way: 'handedOver', receivedBy: '演示己', deliveredAt: house.clock.now() } as const;
  must(await chen.run(deliverResult, { matterId, ...delivery }));
  return matterId;
}
