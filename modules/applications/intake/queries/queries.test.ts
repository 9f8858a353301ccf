/** Who sees which applications, what narrows the list, and that no whole identity number leaves the server. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { firmNumber, mortgageIn, mortgageInput, parcelIn, submitted } from '../../../../tests/harness/application.ts';
import { findingIn, photoIn } from '../../../../tests/harness/finding.ts';
import { type CastName, openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts';
import {
  acceptApplication,
  findApplications,
  getApplication,
  requestPapers,
  submitApplication,
  supplyPapers,
} from '../../contract.ts';

let house: TestHouse;
let registered: string;
let lacking: string;
let open: string;
const UNIT = '421303001001GB00001W00000000';

beforeAll(async () => {
  house = await openTestHouse();
  const parcel = await parcelIn(house);
  registered = await mortgageIn(house, 'delivered', parcel);
  house.clock.advance(60_000);
  lacking = (await submitted(house, parcel, { materials: [] })).id;
  must(await house.as('chen').run(requestPapers, { id: house.id(), matterId: lacking, more: [] }));
  house.clock.advance(60_000);
  open = (await submitted(house, await parcelIn(house, 2))).id;
});

const listed = async (filter: object = {}, who: CastName = 'chen') =>
  must(await house.as(who).find(findApplications, filter)).applications.map(({ id }) => id);

describe('the list', () => {
  test('has the newest first, with who applied, who has it, and every day that it has left', async () => {
    const { applications, total, totalIsMore } = must(await house.as('chen').find(findApplications, {}));
    expect(applications.map(({ id }) => id)).toEqual([open, lacking, registered]);
    expect({ total, totalIsMore }).toEqual({ total: 3, totalIsMore: false });
    expect(applications[0]).toMatchObject({
      item: 'mortgageSet',
      state: 'submitted',
      verb: 'receive',
      person: '演示陈',
      light: 'yellow',
      applicants: [
        { role: 'mortgagor', name: '演示甲实业有限公司' },
        { role: 'mortgagee', name: '演示乙银行' },
      ],
    });
    expect(applications[0]!.time).toMatchObject({ dueOn: '2026-11-24', limitKey: 'registration.intake' });
    expect(applications[2]).toMatchObject({ state: 'delivered', light: 'none', time: null, promisedOn: '2026-11-27' });
  });

  test('is narrowed by a number, the beginning of a name, of a unit number, by state, light, item and place', async () => {
    const { applications } = must(await house.as('chen').find(findApplications, {}));
    expect(await listed({ text: applications[1]!.number })).toEqual([lacking]);
    expect(await listed({ text: '演示乙' })).toHaveLength(3);
    expect(await listed({ text: '乙银行' })).toEqual([]);
    expect(await listed({ text: UNIT.slice(0, 19) })).toEqual([lacking, registered]);
    expect(await listed({ text: '%' })).toEqual([]);
    expect(await listed({ state: 'open' })).toEqual([open, lacking]);
    expect(await listed({ state: 'ended' })).toEqual([registered]);
    expect(await listed({ state: 'incomplete' })).toEqual([lacking]);
    expect(await listed({ light: 'yellow' })).toEqual([open]);
    expect(await listed({ light: 'green' })).toEqual([lacking]);
    expect(await listed({ light: 'red' })).toEqual([]);
    expect(await listed({ item: 'landPreview' })).toEqual([]);
    expect(await listed({ division: '421321' })).toEqual([]);
    expect(await listed({ division: '421303' })).toHaveLength(3);
  });

  test('goes on page by page without loss', async () => {
    const first = must(await house.as('chen').find(findApplications, { limit: 2 }));
    expect(first.applications.map(({ id }) => id)).toEqual([open, lacking]);
    const next = must(await house.as('chen').find(findApplications, { limit: 2, cursor: first.next! }));
    expect([next.applications.map(({ id }) => id), next.next]).toEqual([[registered], null]);
  });

  test('is for whoever serves applicants or answers for it, not for whoever walks on the land', async () => {
    for (const who of ['xu', 'qin', 'zhou', 'wu', 'he'] as const) expect(await listed({}, who)).toHaveLength(3);
    for (const who of ['bai', 'song', 'lin', 'gu', 'tang', 'nobody'] as const) {
      expect(await house.as(who).find(findApplications, {})).toMatchObject({ ok: false });
      expect(await house.as(who).find(getApplication, { matterId: open })).toMatchObject({ ok: false });
    }
  });
});

describe('one application', () => {
  test('is shown whole to the examiner: form, applicants, papers, what lacks, the land and its entry', async () => {
    const shown = must(await house.as('xu').find(getApplication, { matterId: registered }));
    expect(shown).toMatchObject({
      item: { key: 'mortgageSet', inForceFrom: '2024-05-01' },
      form: { amount: 5_000_000, claim: 'general' },
      promisedOn: '2026-11-27',
      deemed: false,
      requests: [],
      parcel: { unitNumber: UNIT, rights: [{ holder: '演示甲实业有限公司' }], holds: [] },
      mortgage: { rank: 1, amount: 5_000_000 },
    });
    expect(shown.papers.map(({ kind }) => kind)).toEqual(['acceptanceReceipt', 'registrationProof']);
    expect(shown.materials[0]).toMatchObject({
      material: 'applicationForm',
      files: [{ mediaType: 'image/png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
  });

  test('says what lacks and what was asked for, and what has come since', async () => {
    const before = must(await house.as('chen').find(getApplication, { matterId: lacking }));
    expect(before.checklist.filter(({ state }) => state === 'missing')).toHaveLength(4);
    expect(before.requests).toMatchObject([{ again: false, requestedOn: '2026-11-24', newGround: null }]);
    expect(before.requests[0]!.items).toContainEqual({ material: 'identity', lacking: 'missing' });
    const materials = [{ material: 'identity', original: false, copies: 1, files: [await photoIn(house)] }];
    must(await house.as('chen').run(supplyPapers, { matterId: lacking, materials }));
    const after = must(await house.as('chen').find(getApplication, { matterId: lacking }));
    expect(after.checklist.find(({ material }) => material === 'identity')?.state).toBe('given');
  });

  test('shows of an identity number its end alone, and keeps who read it', async () => {
    const input = await mortgageInput(house, await parcelIn(house, 3));
    const agent = { name: '演示戊', identityNumber: '11010519491231002X', identityValidTo: null };
    const applicants = input.applicants.map((one, nth) => (nth === 0 ? { ...one, agent } : one));
    const { id: matterId } = must(await house.as('chen').run(submitApplication, { ...input, applicants }));
    const shown = must(await house.as('zhou').find(getApplication, { matterId }));
    expect(shown.applicants[0]).toMatchObject({
      identityTail: firmNumber(1).slice(-4),
      agent: { name: '演示戊', identityTail: '002X' },
    });
    const told = JSON.stringify([shown, must(await house.as('zhou').find(findApplications, {}))]);
    for (const whole of [firmNumber(1), firmNumber(2), agent.identityNumber]) expect(told).not.toContain(whole);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from access_record
      where deed = 'applications.getApplication' and about @> ${[
        shown.applicants[0]!.partyId,
        shown.applicants[0]!.agent!.partyId,
      ]}::uuid[]`.execute(house.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('is none of a finding', async () => {
    const matterId = await findingIn(house, 'reported');
    expect(await house.as('wu').find(getApplication, { matterId })).toMatchObject({
      refusal: { code: 'thing.notFound' },
    });
  });
});

test('the code is told when it is handed in, and by no answer after that: of the receipt neither', async () => {
  const input = await mortgageInput(house, await parcelIn(house, 9));
  const chen = house.as('chen');
  const { id: matterId, code, word } = must(await chen.run(submitApplication, input));
  expect([code, word]).toEqual([expect.stringMatching(/^[0-9A-Z]{16}$/), null]);
  const accepted = must(await chen.run(acceptApplication, { id: house.id(), matterId }));
  const seen = must(await chen.find(getApplication, { matterId }));
  expect(seen.papers).toMatchObject([{ kind: 'acceptanceReceipt', code: null }]);
  for (const answer of [accepted, seen]) expect(JSON.stringify(answer)).not.toContain(code);
  // Other papers are checked by codes of their own.
  const others = must(await chen.find(getApplication, { matterId: registered })).papers;
  expect(others.map(({ code }) => code !== null)).toEqual(others.map(({ kind }) => kind !== 'acceptanceReceipt'));
  expect(others.length).toBeGreaterThan(1);
});
