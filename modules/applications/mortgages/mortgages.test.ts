/** A mortgage from the window to the proof: who does what, what bars it, and what the book says afterwards. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { getMatter } from '#modules/matters/contract';
import { mortgageIn, parcelIn, submitted } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { acceptApplication, deliverResult, examineApplication, findMortgages, registerMortgage } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ press: 'real' });
});

const matterAt = async (id: string) => must(await house.as('chen').find(getMatter, { id }));

describe('the straight way', () => {
  test('is gone by four people, each known to the applicant, and ends with a proof and an entry', async () => {
    const parcel = await parcelIn(house);
    const { id: matterId, code, checklist } = await submitted(house, parcel);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(checklist.map(({ material, state }) => [material, state])).toEqual([
      ['applicationForm', 'given'],
      ['identity', 'given'],
      ['certificate', 'held'],
      ['mainContract', 'given'],
      ['mortgageContract', 'given'],
    ]);
    const accepted = must(await house.as('chen').run(acceptApplication, { id: house.id(), matterId }));
    expect(accepted).toMatchObject({ code, promisedOn: '2026-11-27', statutoryOn: '2027-01-06', provisional: false });
    expect((await matterAt(matterId)).task).toMatchObject({ verb: 'examine', person: '演示许' });
    must(await house.as('xu').run(examineApplication, { matterId, outcome: 'fit', words: '与登记簿一致' }));
    const entry = must(await house.as('qin').run(registerMortgage, { id: house.id(), matterId }));
    expect(entry).toMatchObject({ rank: 1, proofNumber: '演曾自然资登证〔2026〕1号' });
    expect((await matterAt(matterId)).task).toMatchObject({ verb: 'deliver', person: '演示陈' });
    const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
    must(await house.as('chen').run(deliverResult, { matterId, ...delivery }));
    const matter = await matterAt(matterId);
    expect(matter).toMatchObject({ state: 'delivered', task: null, clocks: expect.any(Array) });
    expect(matter.contacts.map(({ name }) => name)).toEqual(['演示陈', '演示许', '演示秦', '演示陈']);
    await house.settle();
    expect(house.faults).toEqual([]);
    const { mortgages } = must(await house.as('qin').find(findMortgages, { text: '演曾自然资登证〔2026〕1号' }));
    expect(mortgages).toMatchObject([
      { rank: 1, amount: 5_000_000, mortgagor: '演示甲实业有限公司', releasedAt: null },
    ]);
  });
});

describe('nobody checks himself', () => {
  test('who examined does not register', async () => {
    const matterId = await mortgageIn(house, 'examined', await parcelIn(house, 2));
    expect(await house.as('xu').run(registerMortgage, { id: house.id(), matterId })).toMatchObject({
      refusal: { code: 'may.denied' },
    });
  });
});
