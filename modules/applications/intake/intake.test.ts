/** Intake: told once and completely, deemed accepted by silence, no second request, and what bad input gets. */
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getMatter } from '#modules/matters/contract';
import { checkPaper } from '#modules/papers/contract';
import { personDigit } from '#modules/parties/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { mortgageIn, mortgageInput, mortgagePapers, parcelIn, submitted } from '../../../tests/harness/application.ts';
import { photoIn } from '../../../tests/harness/finding.ts';
import { everybody, MORNING, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import {
  acceptApplication,
  deemWithdrawn,
  requestPapers,
  submitApplication,
  supplyPapers,
  withdrawApplication,
} from '../contract.ts';
import { examineApplication, registerMortgage } from '../mortgages/contract.ts';
import { returnApplication } from '../review/contract.ts';

let house: TestHouse;
let parcel: string;
const chen = () => house.as('chen');
const stateOf = async (id: string) => must(await chen().find(getMatter, { id })).state;

beforeAll(async () => {
  house = await openTestHouse();
  parcel = await parcelIn(house);
});
beforeEach(() => house.clock.set(MORNING));

const askedOf = (matterId: string, more = {}) =>
  chen().run(requestPapers, { id: house.id(), matterId, more: [], ...more });

async function supplied(matterId: string): Promise<void> {
  const files = [await photoIn(house)];
  const materials = mortgagePapers.map((material) => ({ material, original: true, copies: 1, files }));
  must(await chen().run(supplyPapers, { matterId, materials }));
}

describe('the one-time notice', () => {
  test('names everything that lacks by itself; complete, it is accepted and the promise runs from then', async () => {
    const { id: matterId } = await submitted(house, parcel, { materials: [] });
    expect(await chen().run(acceptApplication, { id: house.id(), matterId })).toMatchObject({
      refusal: {
        code: 'application.lacking',
        params: { count: 4 },
        faults: mortgagePapers.map((material) => ({ at: `materials.${material}`, code: 'material.missing' })),
      },
    });
    expect(must(await askedOf(matterId))).toMatchObject({ again: false, number: expect.stringContaining('补告') });
    expect(await stateOf(matterId)).toBe('incomplete');
    house.clock.set('2026-11-26T10:00:00+08:00');
    await supplied(matterId);
    expect(must(await chen().run(acceptApplication, { id: house.id(), matterId })).promisedOn).toBe('2026-12-01');
  });

  test('is given once: a second wants a ground that arose after the first, and is counted', async () => {
    const { id: matterId } = await submitted(house, parcel, { materials: [] });
    must(await askedOf(matterId));
    house.clock.set('2026-11-25T10:00:00+08:00');
    await supplied(matterId);
    const more = [{ material: 'mainContract', lacking: '第三页没有签字' }];
    expect(await askedOf(matterId, { more })).toMatchObject({ refusal: { code: 'papers.askedAlready' } });
    for (const arisenOn of ['2026-11-24', '2026-11-26'])
      expect(await askedOf(matterId, { more, newGround: { words: '合同昨天改签', arisenOn } })).toMatchObject({
        refusal: { code: 'papers.groundNotNew', at: 'newGround.arisenOn' },
      });
    const newGround = { words: '合同今天改签', arisenOn: '2026-11-25' };
    expect(must(await askedOf(matterId, { more, newGround }))).toMatchObject({ again: true });
    const { rows } = await sql`select count(*)::int as n from papers_request where again`.execute(house.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('of an application that lacks nothing is refused', async () => {
    const { id: matterId } = await submitted(house, parcel);
    expect(await askedOf(matterId)).toMatchObject({ refusal: { code: 'papers.nothingLacks' } });
  });

  test('asks for an identity that has run out, on the day after its last', async () => {
    const { applicants, ...input } = await mortgageInput(house, parcel);
    const ended = applicants.map((one) => ({ ...one, identityValidTo: '2026-11-23' }));
    const { id, checklist } = must(await chen().run(submitApplication, { ...input, applicants: ended }));
    must(await askedOf(id));
    const { rows } = await sql<{
      asked: unknown;
    }>`select record -> 'asked' as asked from paper where matter_id = ${id}`.execute(house.db);
    const whose = ended.map(({ party }) => party.name).join('、');
    expect(rows[0]!.asked).toEqual([{ name: '申请人身份证明', lacking: `${whose}：已过有效期，请重新提交` }]);
    expect(checklist.find(({ material }) => material === 'identity')?.state).toBe('expired');
    const { checklist: still } = must(
      await chen().run(submitApplication, {
        ...(await mortgageInput(house, parcel)),
        applicants: (await mortgageInput(house, parcel)).applicants.map((one) => ({
          ...one,
          identityValidTo: '2026-11-24',
        })),
      }),
    );
    expect(still.find(({ material }) => material === 'identity')?.state).toBe('given');
  });
});

describe('silence', () => {
  test('accepts at midnight, as of the day of receipt; a notice at 23:59 is in time', async () => {
    const silent = (await submitted(house, parcel)).id;
    const told = (await submitted(house, parcel, { materials: [] })).id;
    house.clock.set('2026-11-24T23:59:00+08:00');
    await house.turnClocks();
    must(await askedOf(told));
    house.clock.set('2026-11-25T00:00:00+08:00');
    await house.turnClocks();
    await house.settle();
    expect(await stateOf(told)).toBe('incomplete');
    const matter = must(await chen().find(getMatter, { id: silent }));
    expect(matter.state).toBe('admitted');
    expect(matter.timeline.at(-1)).toMatchObject({ step: 'deemAccepted', person: null });
    expect(matter.clocks.find(({ name }) => name === 'promise')).toMatchObject({
      startedOn: '2026-11-24',
      dueOn: '2026-11-27',
    });
    const { rows } =
      await sql`select deemed, promised_on::text as "promisedOn" from acceptance where matter_id = ${silent}`.execute(
        house.db,
      );
    expect(rows).toEqual([{ deemed: true, promisedOn: '2026-11-27' }]);
  });

  test('accepts what lacks as well, and nothing is agreed to until the applicant has brought it himself', async () => {
    const first = (await mortgageInput(house, parcel)).materials.slice(0, 1);
    const { id: matterId } = await submitted(house, parcel, { materials: first });
    house.clock.set('2026-11-25T00:00:00+08:00');
    await house.turnClocks();
    await house.settle();
    const examined = (outcome: 'fit' | 'unfit') =>
      house.as('xu').run(examineApplication, { matterId, outcome, words: '核对过' });
    expect(await examined('fit')).toMatchObject({
      refusal: { code: 'application.lacksPapers', params: { count: 3 } },
    });
    must(await examined('unfit'));
    must(await house.as('qin').run(returnApplication, { matterId, words: '申请人说材料在路上' }));
    await supplied(matterId);
    expect(await stateOf(matterId)).toBe('admitted');
    const { rows } = await sql`select (received_at at time zone 'Asia/Shanghai')::date::text as day from application
      where matter_id = ${matterId}`.execute(house.db);
    expect(rows).toEqual([{ day: '2026-11-24' }]);
    must(await examined('fit'));
    must(await house.as('qin').run(registerMortgage, { id: house.id(), matterId }));
  });

  test('does not accept while what the notice named is still to come', async () => {
    const { id: matterId } = await submitted(house, parcel, { materials: [] });
    must(await askedOf(matterId));
    const bring = (...materials: string[]) =>
      chen().run(supplyPapers, {
        matterId,
        materials: materials.map((material) => ({ material, original: true, copies: 1, files: [] })),
      });
    expect(await bring('certificate')).toMatchObject({ refusal: { code: 'papers.notAsked', at: 'materials' } });
    must(await bring('applicationForm', 'identity'));
    expect(await bring('identity')).toMatchObject({ refusal: { code: 'papers.notAsked' } });
    house.clock.set('2026-11-26T00:00:00+08:00');
    await house.turnClocks();
    await house.settle();
    expect(await stateOf(matterId)).toBe('incomplete');
    must(await bring('mainContract', 'mortgageContract'));
    expect(await stateOf(matterId)).toBe('submitted');
    house.clock.set('2026-11-27T00:00:00+08:00');
    await house.turnClocks();
    await house.settle();
    expect(await stateOf(matterId)).toBe('admitted');
  });

  test('of the applicant ends it after sixty days, and not before', async () => {
    const { id: matterId } = await submitted(house, parcel, { materials: [] });
    must(await askedOf(matterId));
    expect(must(await house.as('system').run(deemWithdrawn, { matterId }))).toEqual({ deemed: false });
    house.clock.set('2027-01-26T09:00:00+08:00');
    await house.turnClocks();
    await house.settle();
    expect(await stateOf(matterId)).toBe('withdrawn');
  });
});

describe('two windows', () => {
  test('that accept the same file at once: one does, the other is told', async () => {
    const { id: matterId } = await submitted(house, parcel);
    const both = await Promise.all(
      ['chen', 'chen'].map((who) => house.as(who as 'chen').run(acceptApplication, { id: house.id(), matterId })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'step.past' } });
  });
});

describe('bad input leaves nothing behind', () => {
  test.each<[string, (input: Awaited<ReturnType<typeof mortgageInput>>) => object, object]>([
    [
      'a parcel that is not there',
      ({ form }) => ({ form: { ...form, parcel: '01900000-0000-7000-8000-000000000000' } }),
      { code: 'parcel.unknown', at: 'form.parcel' },
    ],
    [
      'one applicant where two agree',
      ({ applicants }) => ({ applicants: applicants.slice(0, 1) }),
      { code: 'application.notJoint' },
    ],
    [
      'a mortgagor who is not the holder',
      ({ applicants }) => ({
        applicants: applicants.map((one) => ({ ...one, party: { ...one.party, name: '演示丁公司' } })),
      }),
      { code: 'mortgage.notHolder' },
    ],
    [
      'the name of the holder without the number that the register has',
      ({ applicants }) => ({
        applicants: applicants.map((one) => ({ ...one, party: { ...one.party, identityNumber: undefined } })),
      }),
      { code: 'mortgage.notHolder' },
    ],
    [
      'a second mortgagor who holds nothing',
      ({ applicants }) => ({
        applicants: [
          ...applicants,
          { ...applicants[0]!, party: { ...applicants[0]!.party, id: house.id(), name: '演示丁公司' } },
        ],
      }),
      { code: 'mortgage.notHolder' },
    ],
    [
      'a firm that mortgages to itself',
      ({ applicants }) => ({
        applicants: applicants.map((one) => ({ ...one, party: { ...applicants[0]!.party, id: house.id() } })),
      }),
      { code: 'mortgage.ownCreditor' },
    ],
    [
      'a wrong check digit',
      ({ applicants }) => ({
        applicants: applicants.map((one) => ({
          ...one,
          party: { ...one.party, identityNumber: '91990000000000001A' },
        })),
      }),
      { code: 'identity.wrongDigit' },
    ],
    [
      'a paper nobody asked for',
      ({ materials }) => ({ materials: [...materials, { ...materials[0]!, material: 'horoscope' }] }),
      { code: 'material.unknown', at: 'materials.4.material' },
    ],
    [
      'a file that nobody put',
      ({ materials }) => ({ materials: [{ ...materials[0]!, files: ['0'.repeat(64)] }] }),
      { code: 'file.unknown' },
    ],
    [
      'an amount of nothing',
      ({ form }) => ({ form: { ...form, amount: 0 } }),
      { code: 'form.wrong', faults: [{ at: 'form.amount', code: 'notPositive' }] },
    ],
    [
      'a period that turns back',
      ({ form }) => ({ form: { ...form, to: '2020-01-01' } }),
      { code: 'mortgage.periodTurned' },
    ],
  ])('%s', async (_, wrong, refusal) => {
    const input = await mortgageInput(house, parcel);
    const before = await house.rowCounts();
    expect(await chen().run(submitApplication, { ...input, ...wrong(input) })).toMatchObject({ refusal });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('every wrong field of the form at once', async () => {
    const input = await mortgageInput(house, parcel);
    const form = { ...input.form, amount: 1.234, to: 'soon', claim: 'none', rumour: 1 };
    expect(await chen().run(submitApplication, { ...input, form })).toMatchObject({
      refusal: {
        code: 'form.wrong',
        faults: [
          { at: 'form.claim', code: 'wrong' },
          { at: 'form.amount', code: 'notAnAmount' },
          { at: 'form.to', code: 'wrongForm.date' },
          { at: 'form.rumour', code: 'unknownField' },
        ],
      },
    });
  });

  test('a paper of the wrong kind', async () => {
    const input = await mortgageInput(house, parcel);
    const text = must(await house.house.files.put(new TextEncoder().encode('[属性描述]\r\n坐标系=2000国家大地坐标系')));
    await insertStored(house.db, text, everybody, house.clock.now());
    const materials = input.materials.map((one, i) => (i === 1 ? { ...one, files: [text.sha256] } : one));
    expect(await chen().run(submitApplication, { ...input, materials })).toMatchObject({
      refusal: { code: 'material.wrongKind', at: 'materials.1.files.0' },
    });
  });

  test('a paper of the house, whose hash anybody reads who checks it', async () => {
    await mortgageIn(house, 'admitted', await parcelIn(house, 40));
    await house.settle();
    const { rows } = await sql<{ code: string }>`
      select code from paper join paper_print on paper_id = id`.execute(house.db);
    const { sha256 } = must(await house.as('nobody').find(checkPaper, { code: rows[0]!.code }));
    const input = await mortgageInput(house, parcel);
    const materials = input.materials.map((one, i) => (i === 0 ? { ...one, files: [sha256!] } : one));
    expect(await chen().run(submitApplication, { ...input, materials })).toMatchObject({
      refusal: { code: 'file.unknown', at: 'materials.0' },
    });
  });

  test('an agent wants his authority', async () => {
    const input = await mortgageInput(house, parcel);
    const agent = { name: '演示戊', identityNumber: '990000199001000019', identityValidTo: null };
    const identityNumber = `${agent.identityNumber.slice(0, 17)}${personDigit(agent.identityNumber)}`;
    const applicants = input.applicants.map((one, i) =>
      i === 0 ? { ...one, agent: { ...agent, identityNumber } } : one,
    );
    const { checklist } = must(await chen().run(submitApplication, { ...input, applicants }));
    expect(checklist.find(({ material }) => material === 'authority')).toEqual({
      material: 'authority',
      state: 'missing',
      because: 'agent',
    });
  });
});

test('what was taken back is at its end, and its clocks with it', async () => {
  const { id: matterId } = await submitted(house, parcel);
  must(await chen().run(withdrawApplication, { matterId, words: '双方另行协商' }));
  const { state, clocks } = must(await chen().find(getMatter, { id: matterId }));
  expect([state, clocks.map((clock) => clock.state)]).toEqual(['withdrawn', ['stopped']]);
});
