/** Every deed on applications once, for tests that ask for each fact. */
import { must } from '@cuntu/base';
import {
  acceptApplication,
  answerRater,
  askOpinion,
  callApplicant,
  callRater,
  cancelOpinion,
  concludePreview,
  declineApplication,
  deliverRefusal,
  examineApplication,
  giveOpinion,
  recordMeasure,
  refuseApplication,
  renewRatingWord,
  requestPapers,
  returnApplication,
  reviewRating,
  submitApplication,
  supplyPapers,
  withdrawApplication,
  withdrawMeasure,
} from '#modules/applications/contract';
import { holdParcel, releaseParcel } from '#modules/land/contract';
import { makeCalendarLink, revokeCalendarLink } from '#modules/matters/contract';
import { APPLICANT, agreed, mortgageIn, parcelIn, previewIn, previewInput, submitted } from './application.ts';
import { badlyRated, disowned } from './application-steps.ts';
import { photoIn } from './finding.ts';
import type { TestHouse } from './house.ts';
import { everySupervisionDeed } from './supervision.ts';
import { everyWindowDeed } from './window.ts';

export async function everyApplicationDeed(house: TestHouse): Promise<void> {
  const [chen, xu, qin] = [house.as('chen'), house.as('xu'), house.as('qin')];
  const parcel = await parcelIn(house);
  await everyRatingDeed(
    house,
    await mortgageIn(house, 'delivered', parcel),
    await mortgageIn(house, 'delivered', parcel),
  );
  const link = must(await chen.run(makeCalendarLink, { id: house.id(), tokenHash: 'ab'.repeat(32), lang: 'zh' }));
  must(await chen.run(revokeCalendarLink, link));
  const matterId = (await submitted(house, parcel, { materials: [] })).id;
  must(await chen.run(requestPapers, { id: house.id(), matterId, more: [] }));
  const files = [await photoIn(house)];
  const papers = ['applicationForm', 'identity', 'mainContract', 'mortgageContract'];
  const materials = papers.map((material) => ({ material, original: true, copies: 1, files }));
  must(await chen.run(supplyPapers, { matterId, materials }));
  must(await chen.run(acceptApplication, { id: house.id(), matterId }));
  must(await xu.run(examineApplication, { matterId, outcome: 'fit', words: '与登记簿一致' }));
  must(await qin.run(returnApplication, { matterId, words: '合同页码不全，再看一遍' }));
  must(await xu.run(examineApplication, { matterId, outcome: 'unfit', words: '合同未签字' }));
  must(await qin.run(refuseApplication, { id: house.id(), matterId, reasons: '抵押合同没有抵押权人签字' }));
  const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
  must(await house.as('chen').run(deliverRefusal, { matterId, ...delivery }));
  const declined = (await submitted(house, parcel)).id;
  const ground = { ground: 'notOurs', words: '请到土地所在的县办理' } as const;
  must(await chen.run(declineApplication, { id: house.id(), matterId: declined, ...ground }));
  const withdrawn = (await submitted(house, parcel)).id;
  must(await chen.run(withdrawApplication, { matterId: withdrawn, words: '双方另行协商' }));
  await everySupervisionDeed(house);
  await everyPreviewDeed(house);
  const holdId = house.id();
  const hold = { parcelId: parcel, kind: 'seizure', basis: '（2026）演0001执1号', words: '轮候' } as const;
  must(await qin.run(holdParcel, { id: holdId, ...hold }));
  must(await qin.run(releaseParcel, { holdId, basis: '（2026）演0001执1号之一' }));
  await everyWindowDeed(house, parcel);
  await recordAndWithdraw(house);
}

async function everyPreviewDeed(house: TestHouse): Promise<void> {
  const [xu, zhou] = [house.as('xu'), house.as('zhou')];
  await previewIn(house, 'delivered');
  const matterId = await previewIn(house, 'checked', 2);
  const question = { matterId, unitId: house.idOf('bureau'), question: '是否涉及在办案件' };
  const [first, second] = [house.id(), house.id()];
  must(await xu.run(askOpinion, { id: first, ...question }));
  must(await xu.run(cancelOpinion, { matterId: first, words: '写错了' }));
  must(await xu.run(askOpinion, { id: second, ...question }));
  must(await zhou.run(giveOpinion, { matterId: second, outcome: 'agree', words: '没有在办案件' }));
  must(await xu.run(concludePreview, { matterId, ...agreed }));
}

/** Rated as badly as can be, doubted by one, upheld by another, answered; then disowned. One more is another's and ends its call-back. */
async function everyRatingDeed(house: TestHouse, applicationId: string, other: string): Promise<void> {
  const matterId = await badlyRated(house, applicationId);
  must(await house.as('he').run(callRater, { matterId, outcome: 'mistaken', words: '他说评错了' }));
  must(await house.as('wu').run(reviewRating, { matterId, outcome: 'upheld', words: '听过录音，属实' }));
  must(await house.as('he').run(answerRater, { matterId, outcome: 'mended', words: '窗口已改为一次告知' }));
  const called = {
    matterId: await disowned(house, applicationId),
    outcome: 'notOwn',
    words: '本人说没有评过',
  } as const;
  must(await house.as('he').run(callApplicant, called));
  await badlyRated(house, other);
  const another = { ...called, matterId: await disowned(house, other) };
  must(await house.as('he').run(callApplicant, another));
  const aside = { matterId: another.matterId, outcome: 'setAside', words: '听过录音，同意' } as const;
  must(await house.as('wu').run(reviewRating, aside));
  await renewWord(house);
}

/** Nobody gave a number in it. */
async function renewWord(house: TestHouse): Promise<void> {
  const party = { id: house.id(), kind: 'firm' as const, name: APPLICANT };
  const applicants = [{ role: 'applicant' as const, party, identityValidTo: null }];
  const chen = house.as('chen');
  const { id: matterId } = must(await chen.run(submitApplication, await previewInput(house, { applicants }, 7)));
  must(await chen.run(renewRatingWord, { matterId, words: '与申请表上的签名核对过' }));
}

async function recordAndWithdraw(house: TestHouse): Promise<void> {
  const gu = house.as('gu');
  const measure = { key: 'opinion.20', group: 'opinion', number: 20, words: { zh: '窗口能约时间' } } as const;
  const pointer = { changes: 'step', procedure: 'mortgage', step: 'submitApplication' } as const;
  const from = { inForceFrom: '2026-11-24', owner: 'window', source: '演示', confidence: 'M?' } as const;
  must(await gu.run(recordMeasure, { id: house.id(), ...measure, pointer, ...from }));
  must(await gu.run(withdrawMeasure, { id: house.id(), key: measure.key, from: '2026-12-01', reason: '并入第九条' }));
}
