/** A preliminary review: what the map said is kept, nobody agrees against it in silence, the opinion holds for three years. */
import { createHash } from 'node:crypto';
import { canonicalJson, must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { appoint, setUpPost } from '#modules/bureau/contract';
import { getMatter } from '#modules/matters/contract';
import { checkPaper } from '#modules/papers/contract';
import { sql } from '#platform/database';
import { agreed, boundaryIn, previewIn, previewInput } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { bringLayer } from '../../land/testing/ground.ts';
import {
  acceptApplication,
  checkBoundary,
  concludePreview,
  findPreviewOpinions,
  getPreview,
  issueOpinion,
  refuseApplication,
  returnApplication,
  submitApplication,
} from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const [xu, wu, chen] = (['xu', 'wu', 'chen'] as const).map((who) => () => house.as(who));

test('the boundary is checked as the map of the day has it, and what it said is kept by its digest', async () => {
  const geometry = await boundaryIn(house, 1);
  must(await bringLayer(house, 'landClass', [{ geometry, properties: { code: '0101' } }]));
  must(await bringLayer(house, 'permanentFarmland', [{ geometry, properties: { code: '1' } }]));
  must(await bringLayer(house, 'plan', [{ geometry, properties: { code: '030' } }]));
  const matterId = await previewIn(house, 'admitted', 1);
  const { figures, digest, state } = must(await xu!().run(checkBoundary, { matterId }));
  expect(state).toBe('checked');
  expect(figures.whole.areaM2).toBeCloseTo(10_000, 0);
  expect(figures).toMatchObject({ classes: [{ code: '0101' }], plan: { fit: 'none' } });
  expect(figures.permanentFarmland).toEqual(figures.whole);
  expect(figures.reviews.map(({ key }) => key)).toContain('occupation.permanentFarmland');
  const { rows } = await sql<{ figures: never; digest: string }>`
    select figures, digest from preview_check where matter_id = ${matterId}`.execute(house.db);
  const again = createHash('sha256').update(canonicalJson(rows[0]!.figures)).digest('hex');
  expect([rows[0]!.digest, again]).toEqual([digest, digest]);
  expect(must(await xu!().find(getPreview, { matterId })).check).toMatchObject({
    checkedBy: '演示许',
  });
  expect(must(await xu!().find(getPreview, { matterId })).against).toEqual(['permanentFarmland', 'outsidePlan']);
  // The map is checked again, not rewritten.
  must(await xu!().run(checkBoundary, { matterId }));
  const { rows: kept } = await sql`select fact_n from preview_check where matter_id = ${matterId}`.execute(house.db);
  expect(kept).toHaveLength(2);
});

test('nobody agrees against the map in silence', async () => {
  const matterId = await previewIn(house, 'checked', 2);
  const { despite: _, ...silent } = agreed;
  expect(await xu!().run(concludePreview, { matterId, ...silent })).toMatchObject({
    refusal: { code: 'preview.unanswered', at: 'despite', params: { against: 'planUnknown' } },
  });
  must(await xu!().run(concludePreview, { matterId, outcome: 'unfit', words: '不符合供地政策' }));
});

test('what silence accepted without its papers is not agreed to, and may be objected to', async () => {
  const { materials, ...input } = await previewInput(house, {}, 6);
  const { id: matterId } = must(await chen!().run(submitApplication, { ...input, materials: materials.slice(0, 2) }));
  const began = house.clock.now();
  house.clock.set('2026-12-02T09:00:00+08:00');
  await house.turnClocks();
  await house.settle();
  must(await xu!().run(checkBoundary, { matterId }));
  expect(await xu!().run(concludePreview, { matterId, ...agreed })).toMatchObject({
    refusal: { code: 'application.lacksPapers', params: { count: 3 } },
  });
  must(await xu!().run(concludePreview, { matterId, outcome: 'unfit', words: '没有规划说明和界址文件' }));
  house.clock.set(began);
});

describe('the opinion', () => {
  test('is signed by a leader, under the bureau’s own number, and holds to the same day three years on', async () => {
    const matterId = await previewIn(house, 'concluded', 3);
    expect(await xu!().run(issueOpinion, { id: house.id(), matterId })).toMatchObject({
      refusal: { code: 'may.denied' },
    });
    const issued = must(await wu!().run(issueOpinion, { id: house.id(), matterId }));
    expect(issued).toMatchObject({ number: '演自然资预审〔2026〕1号', validTo: '2029-11-24' });
    expect(must(await chen!().find(getMatter, { id: matterId })).task).toMatchObject({
      verb: 'deliver',
      person: '演示陈',
    });
    const check = async () => must(await house.as('nobody').find(checkPaper, { code: issued.code }));
    const seen = async () => must(await xu!().find(getPreview, { matterId })).opinion;
    expect(await check()).toMatchObject({ kind: 'previewOpinion', validTo: '2029-11-24', ended: false });
    house.clock.set('2029-11-24T23:59:00+08:00');
    expect([(await check()).ended, (await seen())?.validity]).toEqual([false, 'valid']);
    const listed = async (validity: 'valid' | 'ended') =>
      must(await wu!().find(findPreviewOpinions, { validity })).opinions.map((one) => one.matterId);
    expect([await listed('valid'), await listed('ended')]).toEqual([[matterId], []]);
    house.clock.set('2029-11-25T00:00:00+08:00');
    expect([(await check()).ended, (await seen())?.validity]).toEqual([true, 'ended']);
    expect([await listed('valid'), await listed('ended')]).toEqual([[], [matterId]]);
    house.clock.set('2026-11-24T09:00:00+08:00');
  });

  test('lists by page, and by a part of the project’s name', async () => {
    await previewIn(house, 'issued', 4);
    const first = must(await wu!().find(findPreviewOpinions, { text: '风电', limit: 1 }));
    expect(first.opinions).toHaveLength(1);
    const second = must(await wu!().find(findPreviewOpinions, { text: '风电', limit: 1, cursor: first.next! }));
    expect(second.opinions[0]!.paperId).not.toBe(first.opinions[0]!.paperId);
    expect(must(await wu!().find(findPreviewOpinions, { text: '没有这个' })).opinions).toEqual([]);
  });

  test('sent back it is concluded anew; its clock goes on as it was', async () => {
    const matterId = await previewIn(house, 'concluded', 5);
    const promise = async () =>
      must(await xu!().find(getMatter, { id: matterId })).clocks.find(({ name }) => name === 'promise');
    const before = await promise();
    must(await wu!().run(returnApplication, { matterId, words: '把规划依据写清楚' }));
    must(await xu!().run(concludePreview, { matterId, outcome: 'unfit', words: '不符合规划' }));
    expect(await promise()).toEqual(before);
    must(await wu!().run(refuseApplication, { id: house.id(), matterId, reasons: '不符合国土空间规划' }));
    expect(must(await xu!().find(getPreview, { matterId }))).toMatchObject({
      conclusion: { outcome: 'unfit', by: '演示许' },
      opinion: null,
    });
  });
});

test('a boundary partly outside the city is refused at the window', async () => {
  const input = await previewInput(house);
  const boundary = {
    type: 'Polygon',
    coordinates: [
      [
        [113.3, 31.6],
        [116.9, 31.6],
        [116.9, 31.601],
        [113.3, 31.601],
        [113.3, 31.6],
      ],
    ],
  };
  const answer = await chen!().run(submitApplication, { ...input, form: { ...input.form, boundary } });
  expect(answer).toMatchObject({ ok: false });
  const small = {
    type: 'Polygon',
    coordinates: [
      [
        [116.9, 31.6],
        [116.901, 31.6],
        [116.901, 31.601],
        [116.9, 31.601],
        [116.9, 31.6],
      ],
    ],
  };
  expect(await chen!().run(submitApplication, { ...input, form: { ...input.form, boundary: small } })).toMatchObject({
    refusal: { code: 'preview.outsideCity', at: 'form.boundary' },
  });
});

test('what is not accepted is not checked', async () => {
  const matterId = await previewIn(house, 'submitted', 6);
  expect(await xu!().run(checkBoundary, { matterId })).toMatchObject({ refusal: { code: 'step.notNow' } });
  must(await chen!().run(acceptApplication, { id: house.id(), matterId }));
  must(await xu!().run(checkBoundary, { matterId }));
});

test('what the bureau decides is signed at the bureau, also where the branch has a leader of its own', async () => {
  const post = {
    id: house.id(),
    unitId: house.idOf('branch'),
    title: '分局长',
    division: null,
    role: 'leader',
  } as const;
  must(await house.as('gu').run(setUpPost, { ...post, rank: 0, validFrom: '2026-11-24' }));
  const held = { id: house.id(), personId: house.idOf('xie'), postId: post.id, kind: 'holder' } as const;
  must(await house.as('jiang').run(appoint, { ...held, from: '2026-11-24', to: null }));
  const matterId = await previewIn(house, 'concluded', 9);
  expect(must(await wu!().find(getMatter, { id: matterId })).task).toMatchObject({ verb: 'sign', person: '演示吴' });
  expect(await house.as('xie').run(issueOpinion, { id: house.id(), matterId })).toMatchObject({
    refusal: { code: 'may.denied' },
  });
  must(await wu!().run(issueOpinion, { id: house.id(), matterId }));
});
