/** Work follows the posts: whoever leaves, is covered or comes, what waits has a name, and its timeline tells it. */
import { must } from '@cuntu/base';
import { beforeEach, describe, expect, test } from 'vitest';
import { appoint, closePost, endAppointment, setUpPost } from '#modules/bureau/contract';
import { confirmPresence, verifyFinding } from '#modules/patrol/contract';
import { findingIn, inputsFor, reported } from '../../../tests/harness/finding.ts';
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

describe('whoever is asked by name, as the second of two', () => {
  const before = { kind: 'acting', from: '2026-11-01', to: '2026-11-05' };
  const stays = async (id: string) => {
    await follow();
    expect(await personOf(id)).toBe('演示石');
    const { version } = await matterAt(id);
    for (const who of ['song', 'qian'] as const)
      expect(
        await house.as(who).run(confirmPresence, { matterId: id, version, agrees: true, words: '' }),
      ).toMatchObject({
        refusal: { code: 'may.denied' },
      });
  };

  test.each(['verified', 'drawn', 'handed'] as const)(
    'keeps what is %s when he leaves, is covered, or once acted there',
    async (state) => {
      await takesUp('shi', 'song', before);
      const id = await findingIn(house, state);
      await stays(id);
      await takesUp('song', 'shi', { kind: 'acting' });
      await stays(id);
      await leaves('shi');
      await stays(id);
    },
  );

  test('until the deed is written anew with another', async () => {
    const id = await findingIn(house, 'verified');
    await leaves('shi');
    const { version } = await matterAt(id);
    await takesUp('qian', 'sun');
    const { verify } = await inputsFor(house, id, ['song', 'qian']);
    must(await house.as('song').run(verifyFinding, { ...verify, version }));
    expect(await personOf(id)).toBe('演示钱');
  });
});

test('what found no post when it came is taken up by the first that is set up', async () => {
  for (const who of ['song', 'shi', 'sun'] as const) await leaves(who);
  for (const who of ['song', 'shi', 'sun', 'qian'] as const)
    must(await house.as('gu').run(closePost, { postId: idOf(`post of ${who}`) }));
  const { id } = await reported(house);
  expect(await personOf(id)).toBeNull();
  await follow();
  const postId = house.id();
  const post = {
    id: postId,
    unitId: idOf('station'),
    title: '所员',
    role: 'stationOfficer',
    rank: 1,
    validFrom: TODAY,
  } as const;
  must(await house.as('gu').run(setUpPost, { ...post, division: null }));
  const appointment = {
    id: house.id(),
    personId: idOf('song'),
    postId,
    from: TODAY,
    to: null,
    kind: 'holder',
  } as const;
  must(await house.as('jiang').run(appoint, appointment));
  await follow();
  expect(await personOf(id)).toBe('演示宋');
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
