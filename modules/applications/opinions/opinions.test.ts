/** Opinions of other offices: whose work they are, what waits for them, and how they end. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { appoint, setUpPost } from '#modules/bureau/contract';
import { matters } from '#modules/matters';
import { findWorklist, getMatter, orderRecusal, recuse } from '#modules/matters/contract';
import { agreed, previewIn } from '../../../tests/harness/application.ts';
import { photoIn } from '../../../tests/harness/finding.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { SMALL_BRANCH, setUpSmallBranch } from '../../../tests/harness/small-county.ts';
import {
  askOpinion,
  cancelOpinion,
  concludePreview,
  findOpinions,
  findUnitsToAsk,
  getOpinion,
  giveOpinion,
  withdrawApplication,
} from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const [xu, zhou, chen] = (['xu', 'zhou', 'chen'] as const).map((who) => () => house.as(who));
const asked = async (matterId: string, id = house.id()) => {
  const question = { matterId, unitId: house.idOf('bureau'), question: '是否涉及在办案件' };
  return { id, done: await xu!().run(askOpinion, { id, ...question }) };
};
const opinionIn = async (matterId: string) => {
  const { done } = await asked(matterId);
  return must(done);
};
const stateOf = async (id: string) => must(await zhou!().find(getMatter, { id })).state;

describe('whoever stepped back from the application', () => {
  const words = '与申请人有利害关系';

  test('neither answers what it asks nor takes that back, and no other unit gets it instead', async () => {
    const matterId = await previewIn(house, 'checked', 9);
    const { id } = await opinionIn(matterId);
    must(await house.as('wu').run(orderRecusal, { matterId, personId: house.idOf('zhou'), words }));
    must(await xu!().run(recuse, { matterId, words }));
    const barred = { refusal: { code: 'may.recused' } };
    const answer = { matterId: id, outcome: 'agree', words: '没有意见' } as const;
    expect(await zhou!().run(giveOpinion, answer)).toMatchObject(barred);
    expect(await xu!().run(cancelOpinion, { matterId: id, words })).toMatchObject(barred);
    const { task, timeline } = must(await house.as('wu').find(getMatter, { id }));
    expect(task).toMatchObject({ verb: 'opine', person: null });
    expect(timeline.map(({ step }) => step)).toEqual(['askOpinion', 'orderRecusal']);
  });

  test('is not asked anew: his office has nobody else, and what is asked later has him barred from the first', async () => {
    const matterId = await previewIn(house, 'checked', 10);
    must(await house.as('wu').run(orderRecusal, { matterId, personId: house.idOf('qin'), words }));
    const { id } = await opinionIn(matterId);
    const { hands } = must(await zhou!().find(getMatter, { id }));
    expect(hands).toContainEqual(expect.objectContaining({ personId: house.idOf('qin'), recused: true }));
    must(await zhou!().run(giveOpinion, { matterId: id, outcome: 'agree', words: '没有意见' }));
    must(await house.as('wu').run(orderRecusal, { matterId, personId: house.idOf('zhou'), words }));
    expect((await asked(matterId)).done).toMatchObject({ refusal: { code: 'opinion.noReviewer' } });
  });
});

describe('a question', () => {
  test('is the work of the very unit that was asked, due on the next working day', async () => {
    const matterId = await previewIn(house, 'checked');
    const opinion = await opinionIn(matterId);
    expect(opinion).toMatchObject({ unit: '演示市自然资源和规划局', person: '演示周', dueOn: '2026-11-25' });
    const { tasks } = must(await zhou!().find(findWorklist, { whose: 'mine' }));
    expect(tasks.find((task) => task.matterId === opinion.id)).toMatchObject({ kind: 'opinion', verb: 'opine' });
    const { opinions } = must(await xu!().find(findOpinions, { matterId }));
    expect(opinions).toMatchObject([
      { id: opinion.id, state: 'opinionAsked', askedBy: '演示许', person: '演示周', clock: { dueOn: '2026-11-25' } },
    ]);
    const { road } = must(await xu!().find(getMatter, { id: matterId }));
    expect(road.filter(({ state }) => state === 'checked')).toHaveLength(1);
  });

  test('goes nowhere where nobody can answer, and not twice to one office', async () => {
    const matterId = await previewIn(house, 'checked', 2);
    const nobody = { id: house.id(), matterId, unitId: house.idOf('branch'), question: '是否涉及在办案件' };
    const before = await house.rowCounts();
    expect(await xu!().run(askOpinion, nobody)).toMatchObject({
      refusal: { code: 'opinion.noReviewer', at: 'unitId' },
    });
    expect(await xu!().run(askOpinion, { ...nobody, unitId: house.id() })).toMatchObject({
      refusal: { code: 'opinion.noReviewer' },
    });
    expect(await house.rowCounts()).toEqual(before);
    await opinionIn(matterId);
    expect((await asked(matterId)).done).toMatchObject({
      refusal: { code: 'opinion.askedAlready', params: { unit: '演示市自然资源和规划局' } },
    });
    expect(must(await xu!().find(findUnitsToAsk, {})).units).toEqual([
      { unitId: house.idOf('bureau'), name: '演示市自然资源和规划局', person: '演示周' },
    ]);
  });

  test('stays with that unit when another office is nearer, and when its person is covered', async () => {
    const jiang = house.as('jiang');
    const postId = house.id();
    const post = { unitId: house.idOf('branch'), title: '法规股', division: null, role: 'reviewer', rank: 0 } as const;
    must(await house.as('gu').run(setUpPost, { id: postId, ...post, validFrom: '2026-11-24' }));
    const near = { id: house.id(), personId: house.idOf('ma'), postId, kind: 'holder' } as const;
    must(await jiang.run(appoint, { ...near, from: '2026-11-24', to: null }));
    const matterId = await previewIn(house, 'checked', 3);
    const { id } = await opinionIn(matterId);
    const owes = async () => must(await zhou!().find(getMatter, { id })).task?.person;
    expect(await owes()).toBe('演示周');
    const cover = { id: house.id(), personId: house.idOf('he'), postId: house.idOf('post of zhou') };
    must(await jiang.run(appoint, { ...cover, kind: 'acting', from: '2026-11-24', to: '2026-11-24' }));
    for (const { run } of matters.rounds ?? []) await run(house.house);
    expect(await owes()).toBe('演示何');
    const answer = { matterId: id, outcome: 'agree', words: '没有意见' } as const;
    expect(await house.as('ma').run(giveOpinion, answer)).toMatchObject({ refusal: { code: 'may.denied' } });
    must(await house.as('he').run(giveOpinion, answer));
  });
});

describe('the application', () => {
  test('waits for every answer, and is told for whose', async () => {
    const matterId = await previewIn(house, 'checked', 4);
    const { id } = await opinionIn(matterId);
    expect(await xu!().run(concludePreview, { matterId, ...agreed })).toMatchObject({
      refusal: { code: 'step.waitsForChildren', params: { count: 1, units: '演示市自然资源和规划局' } },
    });
    const { can } = must(await xu!().find(getMatter, { id: matterId }));
    expect(can.find(({ step }) => step === 'concludePreview')).toMatchObject({
      allowed: false,
      code: 'step.waitsForChildren',
      params: { units: '演示市自然资源和规划局' },
      ask: null,
    });
    const answer = { matterId: id, outcome: 'disagree', words: '地上有在办案件' } as const;
    expect(await xu!().run(giveOpinion, answer)).toMatchObject({ refusal: { code: 'may.denied' } });
    must(await zhou!().run(giveOpinion, answer));
    expect(await zhou!().run(giveOpinion, answer)).toMatchObject({ refusal: { code: 'step.past' } });
    const found = must(await zhou!().find(getOpinion, { id }));
    expect(found).toMatchObject({
      outcome: 'disagree',
      words: '地上有在办案件',
      person: '演示周',
      clock: { state: 'stopped', light: 'none' },
      parent: { id: matterId, project: '演示风电场', state: 'checked' },
    });
    const { despite: _, ...silent } = agreed;
    expect(await xu!().run(concludePreview, { matterId, ...silent })).toMatchObject({
      refusal: { code: 'preview.unanswered', params: { against: 'planUnknown,officeDisagrees' } },
    });
    must(await xu!().run(concludePreview, { matterId, ...agreed }));
  });

  test('waits no more for what was taken back by whoever asked, and by nobody else of his rank', async () => {
    const matterId = await previewIn(house, 'checked', 5);
    const { id } = await opinionIn(matterId);
    const words = '问错了科室';
    expect(await house.as('xie').run(cancelOpinion, { matterId: id, words })).toMatchObject({
      refusal: { code: 'may.denied' },
    });
    expect(must(await xu!().run(cancelOpinion, { matterId: id, words }))).toMatchObject({ state: 'opinionCancelled' });
    must(await xu!().run(concludePreview, { matterId, ...agreed }));
  });

  test('ends, and with it whatever was asked for it', async () => {
    const matterId = await previewIn(house, 'checked', 6);
    const { id } = await opinionIn(matterId);
    must(await chen!().run(withdrawApplication, { matterId, words: '项目取消', request: [await photoIn(house)] }));
    await house.settle();
    expect(await stateOf(id)).toBe('opinionCancelled');
    const { clocks, timeline } = must(await zhou!().find(getMatter, { id }));
    expect(clocks.map(({ state }) => state)).toEqual(['stopped']);
    expect(timeline.at(-1)).toMatchObject({ step: 'cancelOpinion', person: null });
    expect(house.faults).toEqual([]);
  });

  test('is read by whoever is asked, wherever the land lies', async () => {
    await setUpSmallBranch(house);
    const matterId = await previewIn(house, 'checked', 8);
    const question = { matterId, unitId: house.idOf(SMALL_BRANCH), question: '是否涉及在办案件' };
    const { id } = must(await xu!().run(askOpinion, { id: house.id(), ...question }));
    const yao = house.as('yao');
    expect(must(await yao.find(getOpinion, { id }))).toMatchObject({
      question: question.question,
      parent: { id: matterId },
    });
    must(await yao.run(giveOpinion, { matterId: id, outcome: 'agree', words: '没有在办案件' }));
    expect(must(await yao.find(getMatter, { id })).state).toBe('opinionGiven');
    expect(await yao.find(getMatter, { id: matterId })).toMatchObject({ refusal: { code: 'thing.notFound' } });
  });

  test('is not told to whoever may not see it', async () => {
    const matterId = await previewIn(house, 'checked', 7);
    const { id } = await opinionIn(matterId);
    for (const who of ['song', 'bai', 'tang'] as const) {
      expect(await house.as(who).find(getOpinion, { id })).toMatchObject({ ok: false });
      expect(await house.as(who).find(findOpinions, { matterId })).toMatchObject({ ok: false });
    }
  });
});
