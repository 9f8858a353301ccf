/** Clocks that stand still, what is late, who steps back: every deed of supervision once, and a preview to do it to. */
import { must } from '@cuntu/base';
import {
  acceptApplication,
  extendReview,
  resumeReview,
  submitApplication,
  suspendReview,
} from '#modules/applications/contract';
import { findMatter } from '#modules/matters';
import {
  explainDelay,
  findEscalations,
  findUnexplained,
  noteEscalation,
  orderRecusal,
  recuse,
  takeContact,
} from '#modules/matters/contract';
import { escalate } from '../../modules/matters/escalation/escalating.ts';
import { firm, MORTGAGOR, mortgageIn, parcelIn } from './application.ts';
import { idOf, type StaffName, staffNames } from './cast.ts';
import { plotAround, pointIn } from './finding.ts';
import { type TestHouse, VILLAGE } from './house.ts';

const previewPapers = ['applicationForm', 'identity', 'projectBasis', 'boundaryFile', 'planStatement'];

/** Handed in whole, about ground that nobody else asks for: `n` moves it aside. */
export async function previewSubmitted(house: TestHouse, n = 0): Promise<string> {
  const [lon, lat] = await pointIn(house, VILLAGE);
  const form = {
    project: '演示冷库',
    projectCode: '2026-420000-01-01-000001',
    basis: '演发改〔2026〕1号',
    boundary: plotAround([lon + n * 0.0005, lat]),
    purpose: 'industry',
    siting: 'insidePlan',
    mineralsCovered: 'no',
  };
  const applicants = [{ role: 'applicant' as const, party: firm(house, MORTGAGOR, 1), identityValidTo: null }];
  const materials = previewPapers.map((material) => ({ material, original: true, copies: 1, files: [] }));
  const input = { id: house.id(), item: 'landPreview' as const, form, applicants, materials };
  return must(await house.as('chen').run(submitApplication, input)).id;
}

export async function previewAdmitted(house: TestHouse, n = 0): Promise<string> {
  const matterId = await previewSubmitted(house, n);
  must(await house.as('chen').run(acceptApplication, { id: house.id(), matterId }));
  return matterId;
}

/** On the day of the test; the matters that stay open are the ones that become late. */
export async function everySupervisionDeed(house: TestHouse): Promise<void> {
  const [xu, wu] = [house.as('xu'), house.as('wu')];
  const matterId = await previewAdmitted(house, 3);
  const halt = { ground: 'expertReview', words: '需组织专家评审', until: '2026-12-01' };
  must(await xu.run(suspendReview, { id: house.id(), matterId, ...halt }));
  must(await xu.run(resumeReview, { matterId, words: '评审意见已收到' }));
  const more = { clock: 'statutory', words: '情况复杂，需要补充核实' };
  must(await wu.run(extendReview, { id: house.id(), matterId, ...more }));
  const late = await mortgageIn(house, 'admitted', await parcelIn(house, 90));
  const who = await holderOf(house, late);
  must(await house.as(who).run(takeContact, { matterId: late }));
  must(await house.as(who).run(recuse, { matterId: late, words: '抵押人是我的亲属' }));
  must(await wu.run(orderRecusal, { matterId: late, personId: house.idOf('qin'), words: '与抵押权人有利害关系' }));
}

/** Days later, once the clocks have turned. */
export async function everyLateDeed(house: TestHouse): Promise<void> {
  await escalate(house.house);
  const [first] = must(await house.as('he').find(findEscalations, {})).escalations;
  must(await house.as('he').run(noteEscalation, { matterId: first!.matterId, clock: first!.clock }));
  const [owed] = must(await house.as('wu').find(findUnexplained, { whose: 'division' })).delays;
  const { matterId, clock } = owed!;
  const told = { words: '登记系统检修两天，现已恢复', newExpectedOn: house.clock.today() };
  must(await house.as('wu').run(explainDelay, { id: house.id(), matterId, clock, ...told }));
}

/** Who of the cast has the task now. */
export async function holderOf(house: TestHouse, matterId: string): Promise<StaffName> {
  const { personId } = (await findMatter(house.db, matterId))!;
  return staffNames.find((who) => idOf(who) === personId)!;
}
