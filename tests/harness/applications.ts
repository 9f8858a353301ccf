/** Every deed on applications once, for tests that ask for each fact. */
import { must } from '@cuntu/base';
import {
  acceptApplication,
  declineApplication,
  examineApplication,
  recordMeasure,
  refuseApplication,
  requestPapers,
  returnApplication,
  supplyPapers,
  withdrawApplication,
  withdrawMeasure,
} from '#modules/applications/contract';
import { mortgageIn, parcelIn, submitted } from './application.ts';
import { photoIn } from './finding.ts';
import type { TestHouse } from './house.ts';
import { everyWindowDeed } from './window.ts';

export async function everyApplicationDeed(house: TestHouse): Promise<void> {
  const [chen, xu, qin] = [house.as('chen'), house.as('xu'), house.as('qin')];
  const parcel = await parcelIn(house);
  await mortgageIn(house, 'delivered', parcel);
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
  const declined = (await submitted(house, parcel)).id;
  const ground = { ground: 'notOurs', words: '请到土地所在的县办理' } as const;
  must(await chen.run(declineApplication, { id: house.id(), matterId: declined, ...ground }));
  const withdrawn = (await submitted(house, parcel)).id;
  must(await chen.run(withdrawApplication, { matterId: withdrawn, words: '双方另行协商' }));
  await everyWindowDeed(house);
  await recordAndWithdraw(house);
}

async function recordAndWithdraw(house: TestHouse): Promise<void> {
  const gu = house.as('gu');
  const measure = { key: 'opinion.20', group: 'opinion', number: 20, words: { zh: '窗口能约时间' } } as const;
  const pointer = { changes: 'step', procedure: 'mortgage', step: 'submitApplication' } as const;
  const from = { inForceFrom: '2026-11-24', owner: 'window', source: '演示', confidence: 'M?' } as const;
  must(await gu.run(recordMeasure, { id: house.id(), ...measure, pointer, ...from }));
  must(await gu.run(withdrawMeasure, { id: house.id(), key: measure.key, from: '2026-12-01', reason: '并入第九条' }));
}
