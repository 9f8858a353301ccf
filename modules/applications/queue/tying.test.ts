/** An application taken in on a called number: both name each other, and only who serves at the window can bring that about. */
import { must } from '@cuntu/base';
import { beforeEach, expect, test } from 'vitest';
import { appoint, setUpPost, setUpUnit } from '#modules/bureau/contract';
import { mortgageInput, parcelIn } from '../../../tests/harness/application.ts';
import { type CastName, CITY } from '../../../tests/harness/cast.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { openWindow, windowOf } from '../../../tests/harness/window.ts';
import { getApplication } from '../intake/contract/questions.ts';
import { submitApplication } from '../intake/contract.ts';
import { callNext, endService, findCalledNumbers, getWindowDay, takeNumber } from './contract/calls.ts';

let house: TestHouse;
const take = async () => must(await house.as('chen').run(takeNumber, { id: house.id(), unitId: windowOf(house) }));
const call = (counter = 1) => house.as('chen').run(callNext, { unitId: windowOf(house), counter });
const refusal = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code);

beforeEach(async () => {
  house = await openTestHouse({ clock: '2026-05-12T09:00:00+08:00' });
  await openWindow(house);
});

/** The same firms once more, as the form sends them: persons with ids of their own. */
const again = (house: TestHouse, { applicants }: Awaited<ReturnType<typeof mortgageInput>>) =>
  applicants.map(({ party, ...rest }) => ({ ...rest, party: { ...party, id: house.id() } }));

/** At a second window, of the same city. */
async function alsoClerk(house: TestHouse, who: 'xie'): Promise<void> {
  const [unitId, postId, validFrom] = [house.id(), house.id(), house.clock.today()];
  const unit = { kind: 'window', division: CITY, parentId: null, symbol: null } as const;
  const jiang = house.as('jiang');
  must(
    await jiang.run(setUpUnit, {
      id: unitId,
      name: '演示第二窗口',
      ...unit,
      areas: [CITY],
      address: null,
      phone: null,
      validFrom,
    }),
  );
  const post = { title: '窗口人员', division: null, role: 'windowClerk', rank: 0 } as const;
  must(await jiang.run(setUpPost, { id: postId, unitId, ...post, validFrom }));
  const appointment = { id: house.id(), personId: house.idOf(who), postId, kind: 'acting', to: null } as const;
  must(await jiang.run(appoint, { ...appointment, from: validFrom }));
}

test('what is taken in on a called number and the number name each other, for those who may see both', async () => {
  const input = await mortgageInput(house, await parcelIn(house));
  const handIn = (ticketId: string, more: Partial<typeof input> = {}) =>
    house.as('chen').run(submitApplication, { ...input, ...more, ticketId });
  const numbers = async () => must(await house.as('chen').find(findCalledNumbers, {})).numbers;
  const waiting = await take();
  expect(refusal(await handIn(waiting.id))).toBe('queue.notCalled');
  expect(refusal(await handIn(house.id()))).toBe('thing.notFound');
  expect(await numbers()).toEqual([]);
  const { ticketId } = must(await call());
  expect(await numbers()).toEqual([{ id: ticketId, number: 1, item: null, counter: 1, atHand: true }]);
  const first = must(await handIn(ticketId));
  const taken = { id: input.id, number: first.number, item: 'mortgageSet' };
  const seen = async (who: CastName) => must(await house.as(who).find(getWindowDay, {})).chosen!;
  expect((await seen('chen')).called).toMatchObject([{ number: 1, applications: [taken] }]);
  expect((await seen('gu')).called).toMatchObject([{ number: 1, applications: [] }]);
  const { ticket } = must(await house.as('chen').find(getApplication, { matterId: input.id }));
  expect(ticket).toMatchObject({ number: 1, day: '2026-05-12', counter: 1, calledAt: house.clock.now() });
  const end = (outcome: 'served' | 'absent') => house.as('chen').run(endService, { ticketId, outcome });
  expect(refusal(await end('absent'))).toBe('queue.absentHasNone');
  must(await end('served'));
  expect(await numbers()).toMatchObject([{ id: ticketId, atHand: false }]);
  // The clerk ended the number a moment before the form was sent; and one person brings two.
  const second = { id: house.id(), applicants: again(house, input) };
  must(await handIn(ticketId, second));
  expect((await seen('he')).ended).toMatchObject([
    { number: 1, outcome: 'served', applications: [taken, { id: second.id }] },
  ]);
  house.clock.set('2026-05-13T09:00:00+08:00');
  expect(refusal(await handIn(ticketId, { id: house.id(), applicants: again(house, input) }))).toBe('queue.ended');
  expect(await numbers()).toEqual([]);
});

test('nothing is taken in on the number of one who did not come', async () => {
  await take();
  const { ticketId } = must(await call());
  must(await house.as('chen').run(endService, { ticketId, outcome: 'absent' }));
  const input = { ...(await mortgageInput(house, await parcelIn(house, 2))), ticketId };
  expect(refusal(await house.as('chen').run(submitApplication, input))).toBe('queue.absentHasNone');
  expect(must(await house.as('chen').find(findCalledNumbers, {})).numbers).toEqual([]);
});

test('a clerk of another window takes nothing in on it, and finds none to', async () => {
  await alsoClerk(house, 'xie');
  await take();
  const { ticketId } = must(await call());
  const input = { ...(await mortgageInput(house, await parcelIn(house, 3))), ticketId };
  expect(refusal(await house.as('xie').run(submitApplication, input))).toBe('thing.notFound');
  expect(must(await house.as('xie').find(findCalledNumbers, {})).numbers).toEqual([]);
});
