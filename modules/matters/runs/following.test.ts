/** Work follows the posts: whoever leaves, is covered or comes, what waits has a name, and its timeline tells it. */
import { must } from '@cuntu/base';
import { beforeEach, describe, expect, test } from 'vitest';
import { appoint, closePost, endAppointment } from '#modules/bureau/contract';
import { findingIn, reported } from '../../../tests/harness/finding.ts';
import { type CastName, idOf, openTestHouse, type TestHouse, YESTERDAY } from '../../../tests/harness/house.ts';
import { findWorklist, getMatter, passOnWork } from './contract.ts';
import { followPosts } from './following.ts';

const TODAY = '2026-11-24';
let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});

const follow = () => followPosts(house.house);
const matterAt = async (id: string) => must(await house.as('lin').find(getMatter, { id }));
const personOf = async (id: string) => (await matterAt(id)).task?.person;
const leaves = async (who: CastName, lastOn = YESTERDAY) =>
  must(await house.as('jiang').run(endAppointment, { appointmentId: idOf(`appointment of ${who}`), lastOn }));
const takesUp = async (who: CastName, of: CastName, more = {}) => {
  const input = { id: house.id(), personId: idOf(who), postId: idOf(`post of ${of}`), from: TODAY, to: null } as const;
  must(await house.as('jiang').run(appoint, { ...input, kind: 'holder', ...more }));
};

test('who left is followed by the next of his station, in whose list it then is', async () => {
  const { id } = await reported(house);
  expect(await personOf(id)).toBe('演示宋');
  await leaves('song');
  await follow();
  const matter = await matterAt(id);
  expect(matter.task).toMatchObject({ verb: 'verify', person: '演示石' });
  expect(matter.timeline.at(-1)).toMatchObject({
    step: 'passOnWork',
    person: null,
    said: { handedFrom: '演示宋', handedTo: '演示石' },
  });
  expect(matter).toMatchObject({ state: 'reported', version: 2 });
  const mine = must(await house.as('shi').find(findWorklist, { whose: 'mine' }));
  expect(mine.tasks.map(({ matterId }) => matterId)).toContain(id);
  await follow();
  expect((await matterAt(id)).version).toBe(2);
});

test('a station without anybody keeps it at the post, and who comes takes it up', async () => {
  const { id } = await reported(house);
  for (const who of ['song', 'shi', 'sun'] as const) await leaves(who);
  await follow();
  expect(await personOf(id)).toBeNull();
  await takesUp('qian', 'song');
  await follow();
  const { task, timeline } = await matterAt(id);
  expect(task).toMatchObject({ person: '演示钱' });
  expect(timeline.map(({ step, said }) => [step, said.handedFrom, said.handedTo])).toEqual([
    ['reportFinding', undefined, undefined],
    ['passOnWork', '演示宋', ''],
    ['passOnWork', '', '演示钱'],
  ]);
});

test('a post that is closed while it is vacant passes its work to another', async () => {
  const { id } = await reported(house);
  for (const who of ['song', 'shi', 'sun'] as const) await leaves(who);
  await follow();
  await takesUp('qian', 'shi');
  must(await house.as('gu').run(closePost, { postId: idOf('post of song') }));
  await follow();
  expect(await personOf(id)).toBe('演示钱');
});

describe('an acting cover', () => {
  test('has the work while it lasts; then it goes back, without a deed', async () => {
    const { id } = await reported(house);
    await takesUp('qian', 'song', { kind: 'acting', to: '2026-11-26' });
    await follow();
    expect(await personOf(id)).toBe('演示钱');
    house.clock.set('2026-11-27T08:00:00+08:00');
    await follow();
    expect(await personOf(id)).toBe('演示宋');
  });

  test('that begins later changes nothing before', async () => {
    const { id } = await reported(house);
    await takesUp('qian', 'song', { kind: 'acting', from: '2026-11-25' });
    await follow();
    expect(await personOf(id)).toBe('演示宋');
  });
});

test('who was asked by name keeps it while he serves', async () => {
  const id = await findingIn(house, 'verified');
  expect(await personOf(id)).toBe('演示石');
  await follow();
  expect(await personOf(id)).toBe('演示石');
});

test('what is closed stays as it was, and nobody but the house passes anything on', async () => {
  const closed = await findingIn(house, 'closed');
  const { version } = await matterAt(closed);
  await leaves('song');
  await follow();
  expect((await matterAt(closed)).version).toBe(version);
  expect(must(await house.as('system').run(passOnWork, { matterId: closed }))).toEqual({ passedOn: false });
  for (const who of ['gu', 'wu', 'shi'] as const)
    expect(await house.as(who).run(passOnWork, { matterId: closed })).toMatchObject({
      refusal: { code: 'may.denied' },
    });
});
