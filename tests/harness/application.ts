/** Applications brought to any state by the right people, for tests of what comes after. */
import { must } from '@cuntu/base';
import type { z } from 'zod';
import {
  acceptApplication,
  deliverResult,
  examineApplication,
  registerMortgage,
  submitApplication as submit,
  type submitApplication,
} from '#modules/applications/contract';
import { firmDigit, personDigit } from '#modules/parties/contract';
import { sql } from '#platform/database';
import { box, bringParcels, frameAt, polygon } from '../../modules/land/testing/ground.ts';
import type { CastName } from './cast.ts';
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
export async function parcelIn(house: TestHouse, n = 1, holder = MORTGAGOR): Promise<string> {
  const frame = await frameAt(house);
  const unitNumber = `421303001001GB${String(n).padStart(5, '0')}W00000000`;
  const properties = {
    unitNumber,
    rightKind: '国有建设用地使用权',
    holder,
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
