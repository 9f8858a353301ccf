/** Who has an interest steps back: barred for good, his task with another who is not, else vacant; and the baton of contact. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptApplication, examineApplication, returnApplication } from '#modules/applications/contract';
import { mortgageIn, parcelIn, submitted } from '../../../tests/harness/application.ts';
import { type CastName, idOf, nameOfPart, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { holderOf } from '../../../tests/harness/supervision.ts';
import { getMatter, orderRecusal, recuse, takeContact } from '../contract.ts';
import { followPosts } from '../runs/following.ts';

let house: TestHouse;
let nth = 0;
beforeAll(async () => {
  house = await openTestHouse();
});

const admitted = async () => mortgageIn(house, 'admitted', await parcelIn(house, ++nth));
const matterAt = async (id: string) => must(await house.as('wu').find(getMatter, { id }));
const words = '抵押人是我的亲属';
const stepBack = (who: CastName, matterId: string, more = {}) =>
  house.as(who).run(recuse, { matterId, words, ...more });
const order = (who: CastName, matterId: string, person: CastName) =>
  house.as(who).run(orderRecusal, { matterId, personId: idOf(person), words });
const examine = (who: CastName, matterId: string) =>
  house.as(who).run(examineApplication, { matterId, outcome: 'fit', words: '与登记簿一致' });

describe('recusal', () => {
  test('bars every step and every button, and gives the task to another of the same role', async () => {
    const matterId = await admitted();
    const first = await holderOf(house, matterId);
    const second = first === 'xu' ? 'xie' : 'xu';
    expect(must(await stepBack(first, matterId))).toMatchObject({ heir: nameOfPart(second) });
    expect(await holderOf(house, matterId)).toBe(second);
    expect(await examine(first, matterId)).toMatchObject({ refusal: { code: 'may.recused' } });
    expect(await stepBack(first, matterId)).toMatchObject({ refusal: { code: 'may.recused' } });
    const { can } = must(await house.as(first).find(getMatter, { id: matterId }));
    expect(can.every(({ allowed }) => !allowed)).toBe(true);
    expect(can.map(({ code }) => code)).toContain('may.recused');
    expect((await matterAt(matterId)).hands).toContainEqual({
      personId: idOf(first),
      name: nameOfPart(first),
      recused: true,
    });
    must(await examine(second, matterId));
  });

  test('of all who could do it leaves the post vacant, in its list and with its light; nobody who stepped back gets it again', async () => {
    const matterId = await admitted();
    const { clocks } = await matterAt(matterId);
    must(await order('wu', matterId, 'xu'));
    must(await order('he', matterId, 'xie'));
    expect(await order('he', matterId, 'xie')).toMatchObject({ refusal: { code: 'recusal.already' } });
    for (let round = 0; round < 2; round++) await followPosts(house.house);
    const matter = await matterAt(matterId);
    expect(matter.task).toMatchObject({ verb: 'examine', person: null, mine: false });
    expect(matter.clocks).toEqual(clocks);
    expect(await examine('xie', matterId)).toMatchObject({ refusal: { code: 'may.recused' } });
    // Somebody of another role may still examine it.
    must(await examine('zhou', matterId));
  });

  test('ahead of one’s turn keeps the task away when its turn comes', async () => {
    const matterId = await admitted();
    must(await order('wu', matterId, 'qin'));
    must(await examine(await holderOf(house, matterId), matterId));
    expect(await holderOf(house, matterId)).toBe('ma');
    must(await house.as('ma').run(returnApplication, { matterId, words: '合同页码不全，再看一遍' }));
    expect(['xu', 'xie']).toContain(await holderOf(house, matterId));
  });

  test('is ordered by a leader or a supervisor, of somebody who is there, while it is open', async () => {
    const matterId = await admitted();
    expect(await order('xu', matterId, 'xie')).toMatchObject({ refusal: { code: 'may.denied' } });
    const nobody = await house.as('wu').run(orderRecusal, { matterId, personId: house.id(), words });
    expect(nobody).toMatchObject({ refusal: { code: 'thing.notFound', at: 'personId' } });
    expect(await stepBack('song', matterId)).toMatchObject({ refusal: { code: 'may.denied' } });
    const done = await mortgageIn(house, 'delivered', await parcelIn(house, ++nth));
    expect(await stepBack('xu', done)).toMatchObject({ refusal: { code: 'step.past' } });
    const { version } = await matterAt(matterId);
    must(await stepBack('xie', matterId));
    expect(await stepBack('xu', matterId, { version })).toMatchObject({ refusal: { code: 'form.stale' } });
  });
});

describe('the baton', () => {
  test('is taken by whoever has the task, before he acts, and by nobody else', async () => {
    const { id: matterId } = await submitted(house, await parcelIn(house, ++nth));
    expect(await house.as('chen').run(takeContact, { matterId })).toMatchObject({ refusal: { code: 'contact.yours' } });
    must(await house.as('chen').run(acceptApplication, { id: house.id(), matterId }));
    const has = await holderOf(house, matterId);
    const other = has === 'xu' ? 'xie' : 'xu';
    expect(await house.as(other).run(takeContact, { matterId })).toMatchObject({ refusal: { code: 'may.denied' } });
    must(await house.as(has).run(takeContact, { matterId }));
    const { contacts } = must(await house.as(has).find(getMatter, { id: matterId }));
    expect(contacts.map(({ name, mine }) => [name, mine])).toEqual([
      ['演示陈', false],
      [nameOfPart(has), true],
    ]);
  });
});

describe('work of applications', () => {
  test('is shared out: whoever has the fewest open tasks, by rank where they have as many', async () => {
    const fresh = await openTestHouse({ seed: 'load' });
    const got = [];
    for (let i = 1; i <= 4; i++)
      got.push(await holderOf(fresh, await mortgageIn(fresh, 'admitted', await parcelIn(fresh, i))));
    expect(got).toEqual(['xu', 'xie', 'xu', 'xie']);
  });
});
