/** Work follows the posts: whoever leaves, is covered or comes, what waits has a name, and its timeline tells it. */
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appoint, closePost, endAppointment, setUpPost } from '#modules/bureau/contract';
import { confirmPresence, verifyFinding } from '#modules/patrol/contract';
import { findingIn, inputsFor, reported } from '../../../tests/harness/finding.ts';
import {
  type CastName,
  idOf,
  MORNING,
  openTestHouse,
  type TestHouse,
  YESTERDAY,
} from '../../../tests/harness/house.ts';
import { findWorklist, getMatter, passOnWork } from './contract.ts';
import { followPosts } from './following.ts';

const TODAY = '2026-11-24';
let house: TestHouse;

const follow = () => followPosts(house.house);
const matterAt = async (id: string) => must(await house.as('lin').find(getMatter, { id }));
const personOf = async (id: string) => (await matterAt(id)).task?.person;
const leaves = async (who: CastName, lastOn = YESTERDAY) =>
  must(await house.as('jiang').run(endAppointment, { appointmentId: idOf(`appointment of ${who}`), lastOn }));
const takesUp = async (who: CastName, of: CastName, more = {}) => {
  const input = { id: house.id(), personId: idOf(who), postId: idOf(`post of ${of}`), from: TODAY, to: null } as const;
  must(await house.as('jiang').run(appoint, { ...input, kind: 'holder', ...more }));
};

test('who left is followed by the next of his station, then by nobody, then by who comes, wherever the post', async () => {
  house = await openTestHouse();
  const { id } = await reported(house);
  expect(await personOf(id)).toBe('演示宋');
  await leaves('song');
  await follow();
  const matter = await matterAt(id);
  expect(matter).toMatchObject({ state: 'reported', version: 2, task: { verb: 'verify', person: '演示石' } });
  expect(matter.timeline.at(-1)).toMatchObject({ step: 'passOnWork', person: null });
  const mine = must(await house.as('shi').find(findWorklist, { whose: 'mine' }));
  expect(mine.tasks.map(({ matterId }) => matterId)).toContain(id);
  await follow();
  expect((await matterAt(id)).version).toBe(2);

  for (const who of ['shi', 'sun'] as const) await leaves(who);
  await follow();
  expect(await personOf(id)).toBeNull();
  await takesUp('qian', 'sun');
  must(await house.as('gu').run(closePost, { postId: idOf('post of shi') }));
  await follow();
  const { task, timeline } = await matterAt(id);
  expect(task).toMatchObject({ person: '演示钱' });
  expect(timeline.map(({ step, said }) => [step, said.handedFrom, said.handedTo])).toEqual([
    ['reportFinding', undefined, undefined],
    ['passOnWork', '演示宋', '演示石'],
    ['passOnWork', '演示石', ''],
    ['passOnWork', '', '演示钱'],
  ]);
});

test('what found no post when it came is taken up by the first that is set up', async () => {
  house = await openTestHouse();
  for (const who of ['song', 'shi', 'sun'] as const) await leaves(who);
  for (const who of ['song', 'shi', 'sun', 'qian'] as const)
    must(await house.as('gu').run(closePost, { postId: idOf(`post of ${who}`) }));
  const { id } = await reported(house);
  expect(await personOf(id)).toBeNull();
  await follow();
  const postId = house.id();
  const post = { id: postId, unitId: idOf('station'), title: '所员', role: 'stationOfficer', rank: 1 } as const;
  must(await house.as('gu').run(setUpPost, { ...post, division: null, validFrom: TODAY }));
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

describe('among people who cover each other', () => {
  beforeAll(async () => {
    house = await openTestHouse();
  });
  beforeEach(() => house.clock.set(MORNING));

  test('an acting cover has the work from his first day to his last; then it goes back, without a deed', async () => {
    const { id } = await reported(house);
    await takesUp('qian', 'song', { kind: 'acting', from: '2026-11-25', to: '2026-11-26' });
    for (const [day, name] of [
      ['24', '演示宋'],
      ['25', '演示钱'],
      ['26', '演示钱'],
      ['27', '演示宋'],
    ]) {
      house.clock.set(`2026-11-${day}T08:00:00+08:00`);
      await follow();
      expect(await personOf(id)).toBe(name);
    }
  });

  test('whoever is asked by name, as the second of two, keeps it when he once acted there, is covered, or leaves', async () => {
    await takesUp('shi', 'song', { kind: 'acting', from: '2026-11-01', to: '2026-11-05' });
    const ids: string[] = [];
    for (const state of ['verified', 'drawn', 'handed'] as const) ids.push(await findingIn(house, state));
    const stays = async () => {
      await follow();
      for (const id of ids) {
        expect(await personOf(id)).toBe('演示石');
        const { version } = await matterAt(id);
        for (const who of ['song', 'qian'] as const)
          expect(
            await house.as(who).run(confirmPresence, { matterId: id, version, agrees: true, words: '' }),
          ).toMatchObject({ refusal: { code: 'may.denied' } });
      }
    };
    await stays();
    await takesUp('song', 'shi', { kind: 'acting' });
    await stays();
    await leaves('shi');
    await stays();

    // Until the deed is written anew with another.
    const [id] = ids as [string];
    await takesUp('qian', 'sun');
    const { verify } = await inputsFor(house, id, ['song', 'qian']);
    must(await house.as('song').run(verifyFinding, { ...verify, version: (await matterAt(id)).version }));
    expect(await personOf(id)).toBe('演示钱');
  });

  test('nobody but the house passes anything on, and only where somebody else answers now', async () => {
    const { id } = await reported(house);
    expect(must(await house.as('system').run(passOnWork, { matterId: id }))).toEqual({ passedOn: false });
    for (const who of ['gu', 'wu', 'song'] as const)
      expect(await house.as(who).run(passOnWork, { matterId: id })).toMatchObject({ refusal: { code: 'may.denied' } });
  });
});
