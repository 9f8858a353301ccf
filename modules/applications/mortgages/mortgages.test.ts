/** A mortgage from the window to the proof: who does what, what bars it, and what the book says afterwards. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { type HoldKind, holdParcel, releaseParcel } from '#modules/land/contract';
import { getMatter } from '#modules/matters/contract';
import { checkPaper } from '#modules/papers/contract';
import { sql } from '#platform/database';
import {
  firm,
  MORTGAGEE,
  MORTGAGOR,
  mortgageIn,
  mortgageInput,
  parcelIn,
  submitted,
} from '../../../tests/harness/application.ts';
import { type CastName, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { box, bringParcels, frameAt, polygon } from '../../land/testing/ground.ts';
import {
  acceptApplication,
  declineApplication,
  deliverRefusal,
  deliverResult,
  examineApplication,
  findMortgages,
  getMortgage,
  refuseApplication,
  registerMortgage,
  returnApplication,
  submitApplication,
  whereIs,
} from '../contract.ts';
import { getApplication } from '../intake/contract/questions.ts';
import { findingOf } from '../review/office/finding-of.ts';
import { standingIn } from './rules.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ press: 'real' });
});

const as = (who: CastName) => house.as(who);
const matterAt = async (id: string) => must(await as('chen').find(getMatter, { id }));
const entryOf = async (id: string) => must(await as('qin').find(getMortgage, { id }));
const fit = { outcome: 'fit', words: '与登记簿一致' } as const;

const accepted = (matterId: string) => as('chen').run(acceptApplication, { id: house.id(), matterId });
const examined = (matterId: string, who: CastName = 'xu') => as(who).run(examineApplication, { matterId, ...fit });
const registered = (matterId: string, who: CastName = 'qin', id = house.id()) =>
  as(who).run(registerMortgage, { id, matterId });

/** In the book: the entry's id. */
async function entered(parcel: string): Promise<string> {
  const matterId = await mortgageIn(house, 'examined', parcel);
  return must(await registered(matterId)).mortgageId;
}

/** What is asked of an entry that stands, by those whose it is. */
const amendment = (
  item: 'mortgageChange' | 'mortgageRelease',
  mortgage: string,
  form: object,
  mortgagee = MORTGAGEE,
) => {
  const applicants = [{ role: 'mortgagee', party: firm(house, mortgagee, 2), identityValidTo: null }] as object[];
  if (item === 'mortgageChange')
    applicants.unshift({ role: 'mortgagor', party: firm(house, MORTGAGOR, 1), identityValidTo: null });
  const last = item === 'mortgageChange' ? 'changeAgreement' : 'releaseConsent';
  return {
    id: house.id(),
    item,
    form: { mortgage, reason: '双方协商一致', ...(item === 'mortgageChange' && { agreement: '演变2026-1' }), ...form },
    applicants: applicants as never,
    materials: ['applicationForm', 'identity', last].map((material) => ({
      material,
      original: true,
      copies: 1,
      files: [],
    })),
  };
};
const asked = (...about: Parameters<typeof amendment>) => as('chen').run(submitApplication, amendment(...about));

/** Taken as far as the entry. */
async function upToEntry(...about: Parameters<typeof amendment>): Promise<string> {
  const { id } = must(await asked(...about));
  must(await accepted(id));
  must(await examined(id));
  return id;
}
const amended = async (...about: Parameters<typeof amendment>) => must(await registered(await upToEntry(...about)));

const checked = async (number: string) => {
  const { rows } = await sql<{ code: string }>`select code from paper where number = ${number}`.execute(house.db);
  return must(await as('nobody').find(checkPaper, { code: rows[0]!.code }));
};

const recordOf = async (number: string) =>
  (await sql<{ record: object }>`select record from paper where number = ${number}`.execute(house.db)).rows[0]!.record;

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
    const receipt = must(await accepted(matterId));
    expect(receipt).toMatchObject({ promisedOn: '2026-11-27', statutoryOn: '2027-01-06', provisional: false });
    const { rows: printed } = await sql`select code from paper where id = ${receipt.id}`.execute(house.db);
    expect(printed).toEqual([{ code }]);
    expect((await matterAt(matterId)).task).toMatchObject({ verb: 'examine', person: '演示许' });
    must(await examined(matterId));
    const entry = must(await registered(matterId));
    expect(entry).toMatchObject({ rank: 1, proofNumber: '演曾自然资登证〔2026〕1号' });
    const ready = await matterAt(matterId);
    expect(ready.task).toMatchObject({ verb: 'deliver', person: '演示陈' });
    // Who is to hand it over is who is asked: nobody reads of two.
    expect(ready.contacts.at(-1)).toMatchObject({ name: '演示陈' });
    expect(must(await as('nobody').find(whereIs, { code })).holder).toBeNull();
    const delivery = { way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
    must(await as('chen').run(deliverResult, { matterId, ...delivery }));
    const matter = await matterAt(matterId);
    expect(matter).toMatchObject({ state: 'delivered', task: null, clocks: expect.any(Array) });
    expect(matter.contacts.map(({ name }) => name)).toEqual(['演示陈', '演示许', '演示陈']);
    await house.settle();
    expect(house.faults).toEqual([]);
    const { mortgages } = must(await as('qin').find(findMortgages, { text: '演曾自然资登证〔2026〕1号' }));
    expect(mortgages).toMatchObject([
      { rank: 1, amount: 5_000_000, mortgagor: '演示甲实业有限公司', releasedAt: null },
    ]);
  });
});

describe('a refusal', () => {
  test('is handed over too: until then it waits at the window, and nothing ends', async () => {
    const matterId = await mortgageIn(house, 'admitted', await parcelIn(house, 19));
    must(await as('xu').run(examineApplication, { matterId, outcome: 'unfit', words: '合同没有签字' }));
    const delivery = { matterId, way: 'handedOver', receivedBy: '演示丙', deliveredAt: house.clock.now() } as const;
    expect(await as('chen').run(deliverRefusal, delivery)).toMatchObject({ refusal: { code: 'step.notNow' } });
    // Who refuses reads beside his form what was found.
    const found = findingOf(must(await as('qin').find(getMatter, { id: matterId })));
    const examined = [found?.outcome, found?.words, found?.person];
    must(await as('qin').run(refuseApplication, { id: house.id(), matterId, reasons: '合同没有签字' }));
    expect(examined).toEqual(['unfit', '合同没有签字', '演示许']);
    const waiting = await matterAt(matterId);
    expect(waiting).toMatchObject({ state: 'refusalReady', closedAt: null });
    expect(waiting.task).toMatchObject({ verb: 'deliverRefusal', person: '演示陈' });
    const service = waiting.clocks.find(({ name }) => name === 'service');
    expect(service).toMatchObject({ state: 'running', limitKey: 'application.deliver', count: 10 });
    const printed = await sql<{ code: string }>`select code from application where matter_id = ${matterId}`.execute(
      house.db,
    );
    const seen = async () => must(await as('nobody').find(whereIs, { code: printed.rows[0]!.code }));
    expect(await seen()).toMatchObject({ state: 'refusalReady', turn: 'house', closedAt: null });
    expect(await as('chen').run(deliverResult, delivery)).toMatchObject({ refusal: { code: 'step.past' } });
    const early = { ...delivery, deliveredAt: '2026-11-20T09:00:00+08:00' };
    expect(await as('chen').run(deliverRefusal, early)).toMatchObject({ refusal: { code: 'delivery.beforeReady' } });
    must(await as('chen').run(deliverRefusal, delivery));
    expect(await seen()).toMatchObject({ state: 'refused', turn: 'nobody', closedAt: expect.any(String) });
  });
});

describe('nobody checks himself', () => {
  test('who accepted does not examine, who examined does not register', async () => {
    const matterId = await mortgageIn(house, 'examined', await parcelIn(house, 2));
    expect(await registered(matterId, 'xu')).toMatchObject({ refusal: { code: 'may.denied' } });
    expect(await examined(await mortgageIn(house, 'admitted', await parcelIn(house, 3)), 'chen')).toMatchObject({
      refusal: { code: 'may.denied' },
    });
  });

  test('nor where one person holds both posts', async () => {
    const { appoint } = await import('#modules/bureau/contract');
    const cover = {
      id: house.id(),
      personId: house.idOf('xu'),
      postId: house.idOf('post of qin'),
      kind: 'acting',
    } as const;
    must(await as('jiang').run(appoint, { ...cover, from: '2026-11-24', to: null }));
    const matterId = await mortgageIn(house, 'examined', await parcelIn(house, 4));
    expect(await registered(matterId, 'xu')).toMatchObject({
      refusal: { code: 'may.notSelf', params: { deed: 'examineApplication' } },
    });
    must(await registered(matterId, 'ma'));
  });

  test('nor he who took it in, though he accepted nothing', async () => {
    const { appoint } = await import('#modules/bureau/contract');
    for (const of of ['xu', 'qin'] as const) {
      const cover = { id: house.id(), personId: house.idOf('chen'), postId: house.idOf(`post of ${of}`) };
      must(await as('jiang').run(appoint, { ...cover, kind: 'acting', from: '2026-11-24', to: null }));
    }
    const { id: matterId } = await submitted(house, await parcelIn(house, 16));
    const began = house.clock.now();
    house.clock.set('2026-11-25T00:00:00+08:00');
    await house.turnClocks();
    await house.settle();
    const barred = { refusal: { code: 'may.notSelf', params: { deed: 'submitApplication' } } };
    expect(await examined(matterId, 'chen')).toMatchObject(barred);
    must(await examined(matterId));
    expect(await registered(matterId, 'chen')).toMatchObject(barred);
    must(await registered(matterId));
    house.clock.set(began);
  });
});

describe('rank', () => {
  test('goes by the time of entry, and moves up when the one before is released', async () => {
    const parcel = await parcelIn(house, 5);
    const first = await entered(parcel);
    house.clock.advance(60_000);
    const second = await entered(parcel);
    house.clock.advance(60_000);
    const third = await entered(parcel);
    const ranks = async () => Promise.all([first, second, third].map(async (id) => (await entryOf(id)).rank));
    expect(await ranks()).toEqual([1, 2, 3]);
    // Whoever takes in one more is told what stands and where his will come.
    const { unitNumber, proofNumber } = await entryOf(second);
    const told = async () => standingIn(must(await as('chen').find(findMortgages, { text: unitNumber })).mortgages);
    expect(await told()).toMatchObject({ entries: [{ id: first }, { id: second }, { id: third }], next: 4 });
    expect(await amended('mortgageRelease', first, { extent: 'full' })).toMatchObject({
      mortgageId: first,
      rank: null,
    });
    expect(await ranks()).toEqual([null, 1, 2]);
    const { entries, next } = await told();
    expect(entries[0]).toMatchObject({ id: second, proofNumber, amount: 5_000_000, mortgagee: MORTGAGEE });
    expect([entries.length, next]).toEqual([2, 3]);
  });

  test('does not move by a change or a partial release', async () => {
    const parcel = await parcelIn(house, 6);
    const [first, second] = [await entered(parcel), await entered(parcel)];
    house.clock.advance(60_000);
    expect(await amended('mortgageChange', first, { amount: 4_000_000 })).toMatchObject({ rank: 1 });
    expect(await amended('mortgageRelease', second, { extent: 'partial', amount: 1 })).toMatchObject({ rank: 2 });
  });
});

describe('a change that takes from those who come after', () => {
  const lacking = { params: { count: 1 }, faults: [{ at: 'materials.laterConsent', code: 'material.missing' }] };

  test.each([[{ amount: 6_000_000 }], [{ to: '2030-11-20' }]])('%j wants their consent', async (form) => {
    const parcel = await parcelIn(house, 'amount' in form ? 17 : 18);
    const first = await entered(parcel);
    const alone = must(await asked('mortgageChange', first, form));
    expect(alone.checklist.map(({ material }) => material)).not.toContain('laterConsent');
    must(await accepted(alone.id));
    must(await examined(alone.id));
    await entered(parcel);
    // One came after it while it waited for its entry.
    expect(await registered(alone.id)).toMatchObject({ refusal: { code: 'application.lacksPapers', ...lacking } });
    const { id, checklist } = must(await asked('mortgageChange', first, form));
    expect(checklist.at(-1)).toEqual({ material: 'laterConsent', state: 'missing', because: 'overtakes' });
    expect(await accepted(id)).toMatchObject({ refusal: { code: 'application.lacking', ...lacking } });
    const { materials, ...input } = amendment('mortgageChange', first, form);
    const consent = { ...materials[0]!, material: 'laterConsent' };
    const whole = must(await as('chen').run(submitApplication, { ...input, materials: [...materials, consent] }));
    must(await accepted(whole.id));
    must(await examined(whole.id));
    expect(must(await registered(whole.id))).toMatchObject({ rank: 1 });
  });
});

describe('what stands in the book', () => {
  test('is changed in amount and last day, with a new proof for the old one', async () => {
    const id = await entered(await parcelIn(house, 7));
    const before = await entryOf(id);
    const { proofNumber } = await amended('mortgageChange', id, { amount: 4_500_000.55, to: '2030-11-20' });
    expect(proofNumber).not.toBe(before.proofNumber);
    const told = { formerProof: before.proofNumber, agreement: '演变2026-1' };
    expect(await recordOf(proofNumber)).toMatchObject(told);
    expect(await recordOf(before.proofNumber)).toMatchObject({ formerProof: null, agreement: null });
    const entry = await entryOf(id);
    expect(entry).toMatchObject({ amount: 4_500_000.55, toOn: '2030-11-20', proofNumber, releasedAt: null });
    expect(entry.acts.map(({ act, amount }) => [act, amount])).toEqual([
      ['set', 5_000_000],
      ['changed', 4_500_000.55],
    ]);
  });

  test('is released in part, then whole, and then nothing can be done to it', async () => {
    const id = await entered(await parcelIn(house, 8));
    await amended('mortgageRelease', id, { extent: 'partial', amount: 2_000_000.1 });
    const partly = await entryOf(id);
    const [old, latest] = partly.acts.map(({ proofNumber }) => proofNumber!);
    for (const text of [old!, latest!, old!.replace('〔', '(').replace('〕', ')'), ` ${latest!.replace('〔', '［ ')}`])
      expect(must(await as('qin').find(findMortgages, { text })).mortgages.map((one) => one.id)).toEqual([id]);
    expect(partly).toMatchObject({ amount: 2_999_999.9, releasedAt: null });
    expect(await checked(partly.acts[0]!.proofNumber!)).toMatchObject({
      state: 'void',
      replacedBy: partly.acts[1]!.proofNumber,
    });
    expect(await asked('mortgageRelease', id, { extent: 'partial', amount: 2_999_999.9 })).toMatchObject({
      refusal: { code: 'mortgage.overAmount', params: { most: 2_999_999.9 } },
    });
    const twice = [
      await upToEntry('mortgageRelease', id, { extent: 'full' }),
      await upToEntry('mortgageRelease', id, { extent: 'full' }),
    ];
    const both = await Promise.all(twice.map((matterId) => registered(matterId)));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'mortgage.released' } });
    const entry = await entryOf(id);
    expect([entry.rank, entry.releasedAt, entry.acts.length]).toEqual([null, expect.any(String), 3]);
    // Whoever still holds a proof of it reads at the check that it holds no more, and that none counts in its place.
    const [first, second] = entry.acts.map(({ proofNumber }) => proofNumber);
    expect(await checked(first!)).toMatchObject({ state: 'void', replacedBy: null });
    expect(await checked(second!)).toMatchObject({ state: 'void', replacedBy: null });
    // What the applicant is handed in their place is a paper of its own kind, which says what ended.
    const done = twice[both.findIndex((one) => one.ok)]!;
    await house.settle();
    const { papers } = must(await as('chen').find(getApplication, { matterId: done }));
    const certificate = papers.find(({ kind }) => kind === 'releaseCertificate')!;
    expect(certificate).toMatchObject({ state: 'issued', sha256: expect.any(String), pages: 1 });
    expect(certificate.number).toMatch(/^演曾自然资注销证〔2026〕\d+号$/);
    expect(papers.some(({ kind }) => kind === 'registrationProof')).toBe(false);
    expect(entry.acts.at(-1)).toMatchObject({ act: 'released', proofNumber: certificate.number });
    expect(entry.proofNumber).toBe(second);
    expect(await checked(certificate.number)).toMatchObject({ kind: 'releaseCertificate', state: 'issued' });
    expect(await recordOf(certificate.number)).toMatchObject({
      proof: second,
      mortgagee: MORTGAGEE,
      mortgagor: MORTGAGOR,
      amountYuan: 2_999_999.9,
      reason: '双方协商一致',
    });
    const { mortgages } = must(await as('qin').find(findMortgages, { text: certificate.number }));
    expect(mortgages.map((one) => one.id)).toEqual([id]);
    for (const item of ['mortgageRelease', 'mortgageChange'] as const) {
      const form = item === 'mortgageRelease' ? { extent: 'full' } : { amount: 1 };
      expect(await asked(item, id, form)).toMatchObject({ refusal: { code: 'mortgage.released' } });
    }
  });

  test('is not touched by a change that changes nothing, turns its period, or names no entry', async () => {
    const id = await entered(await parcelIn(house, 9));
    expect(await asked('mortgageChange', id, { amount: 5_000_000 })).toMatchObject({
      refusal: { code: 'mortgage.nothingChanges' },
    });
    expect(await asked('mortgageChange', id, { to: '2026-11-20' })).toMatchObject({
      refusal: { code: 'mortgage.periodTurned', params: { from: '2026-11-20' } },
    });
    expect(await asked('mortgageChange', house.id(), { amount: 1 })).toMatchObject({
      refusal: { code: 'mortgage.unknown' },
    });
  });

  test('is changed and released by those whose it is, and by both where both agreed', async () => {
    const id = await entered(await parcelIn(house, 10));
    expect(await asked('mortgageRelease', id, { extent: 'full' }, '演示庚银行')).toMatchObject({
      refusal: { code: 'mortgage.notParty', at: 'applicants.0.party.name', params: { role: 'mortgagee' } },
    });
    const alone = amendment('mortgageChange', id, { amount: 1 });
    const applicants = (alone.applicants as never[]).slice(0, 1);
    expect(await as('chen').run(submitApplication, { ...alone, applicants })).toMatchObject({
      refusal: { code: 'application.notJoint', params: { role: 'mortgagee' } },
    });
    const other = [{ role: 'mortgagee', party: firm(house, MORTGAGEE, 9), identityValidTo: null }] as never;
    const release = { ...amendment('mortgageRelease', id, { extent: 'full' }), applicants: other };
    expect(await as('chen').run(submitApplication, release)).toMatchObject({ refusal: { code: 'mortgage.notParty' } });
  });

  test('has a proof that anyone can check', async () => {
    const id = await entered(await parcelIn(house, 11));
    await house.settle();
    const { proofNumber } = await entryOf(id);
    const { rows } = await sql<{ code: string }>`select code from paper where number = ${proofNumber}`.execute(
      house.db,
    );
    const checked = must(await as('nobody').find(checkPaper, { code: rows[0]!.code }));
    expect(checked).toMatchObject({ kind: 'registrationProof', state: 'issued', validTo: null, ended: false });
  });
});

describe('a building', () => {
  test('that is registered goes along with its land', async () => {
    const parcel = await parcelIn(house, 12);
    const frame = await frameAt(house);
    const properties = { unitNumber: '421303001001GB00012F00010001' };
    const [west, south] = [12 * 60, 0];
    const geometry = polygon(frame(box(west + 5, south + 5, west + 20, south + 20)));
    must(await bringParcels(house, [{ geometry, properties }]));
    const { form, ...input } = await mortgageInput(house, parcel);
    const { id } = must(await as('chen').run(submitApplication, { ...input, form: { ...form, buildings: 'none' } }));
    must(await accepted(id));
    expect(await examined(id)).toMatchObject({
      refusal: { code: 'mortgage.buildingLeftOut', article: '民法典 397' },
    });
    must(await as('xu').run(examineApplication, { matterId: id, outcome: 'unfit', words: '建筑物没有一并抵押' }));
    const along = await mortgageIn(house, 'examined', parcel);
    must(await registered(along));
  });
});

describe('a parcel that was surveyed anew since', () => {
  async function anew(n: number, holder: string): Promise<string> {
    const frame = await frameAt(house);
    const unitNumber = `421303001001GB${String(n).padStart(5, '0')}W00000000`;
    const properties = { unitNumber, rightKind: '国有建设用地使用权', holder, rightFrom: '2020-01-01' };
    const geometry = polygon(frame(box((n % 20) * 60, Math.floor(n / 20) * 60, (n % 20) * 60 + 49, n + 30)));
    must(await bringParcels(house, [{ geometry, properties }], '2026-11-20'));
    const { rows } = await sql<{ id: string }>`select id from parcel
      where unit_number = ${unitNumber} and valid_to is null`.execute(house.db);
    return rows[0]!.id;
  }
  const turnedOf = async (matterId: string) => must(await as('xu').find(getApplication, { matterId })).parcel!.turned;

  test('and is now somebody else’s is neither examined fit nor entered, and the examiner is told', async () => {
    const parcel = await parcelIn(house, 14);
    const admitted = await mortgageIn(house, 'admitted', parcel);
    const ready = await mortgageIn(house, 'examined', parcel);
    expect(await turnedOf(admitted)).toBeNull();
    const nowId = await anew(14, '演示丁公司');
    const gone = { refusal: { code: 'mortgage.notHolder', article: '不动产登记暂行条例 18' } };
    expect(await examined(admitted)).toMatchObject(gone);
    expect(await registered(ready)).toMatchObject(gone);
    expect(await turnedOf(admitted)).toEqual({ endedOn: '2026-11-19', nowId, against: 'mortgage.notHolder' });
    must(await as('xu').run(examineApplication, { matterId: admitted, outcome: 'unfit', words: '已转让' }));
  });

  test('and is still the same holder’s is entered on the version that stands', async () => {
    const matterId = await mortgageIn(house, 'examined', await parcelIn(house, 15));
    const nowId = await anew(15, MORTGAGOR);
    expect(await turnedOf(matterId)).toEqual({ endedOn: '2026-11-19', nowId, against: null });
    const { mortgageId } = must(await registered(matterId));
    expect(await entryOf(mortgageId)).toMatchObject({ parcelId: nowId, rank: 1 });
    expect(await turnedOf(matterId)).toBeNull();
  });
});

describe('a held parcel', () => {
  const holdOf: [HoldKind, CastName][] = [
    ['openCase', 'lin'],
    ['idleLand', 'zhou'],
    ['unpaidPenalty', 'zhou'],
    ['seizure', 'qin'],
    ['dispute', 'qin'],
  ];
  const BASIS = '（2026）演0001执1号';
  const barred = { refusal: { code: 'parcel.held', params: { basis: BASIS, since: '2026-11-24' }, article: BASIS } };

  test.each(holdOf)(
    'by %s is neither accepted nor examined nor entered, and goes on once it is released',
    async (kind, who) => {
      house.clock.set('2026-11-24T09:00:00+08:00');
      const parcelId = await parcelIn(house, 20 + holdOf.findIndex(([one]) => one === kind));
      const { id: handedIn } = await submitted(house, parcelId);
      const admitted = await mortgageIn(house, 'admitted', parcelId);
      const ready = await mortgageIn(house, 'examined', parcelId);
      const holdId = house.id();
      must(await as(who).run(holdParcel, { id: holdId, parcelId, kind, basis: BASIS }));
      expect(await accepted(handedIn)).toMatchObject(barred);
      expect(await examined(admitted)).toMatchObject(barred);
      expect(await registered(ready)).toMatchObject(barred);
      // Whoever objects need not wait.
      must(await as('xu').run(examineApplication, { matterId: admitted, outcome: 'unfit', words: '土地被限制' }));
      must(await as('qin').run(returnApplication, { matterId: admitted, words: '限制已解除，再看' }));
      must(await as(who).run(releaseParcel, { holdId, basis: '（2026）演0001执1号之一' }));
      must(await accepted(handedIn));
      must(await examined(admitted));
      must(await registered(ready));
    },
  );

  test('is taken in, told to whoever sees it, and declined on a paper that bears its code', async () => {
    const parcelId = await parcelIn(house, 25);
    must(await as('qin').run(holdParcel, { id: house.id(), parcelId, kind: 'dispute', basis: BASIS }));
    const { id: matterId, code } = await submitted(house, parcelId);
    const { parcel } = must(await as('chen').find(getApplication, { matterId }));
    expect(parcel!.holds).toMatchObject([{ kind: 'dispute', basis: BASIS, fromOn: '2026-11-24' }]);
    const words = `${BASIS}，解除以后可以再来申请`;
    const declining = { id: house.id(), matterId, ground: 'held', words } as const;
    const { number } = must(await as('chen').run(declineApplication, declining));
    await house.settle();
    expect(await recordOf(number)).toMatchObject({ code: code.replace(/(.{4})(?=.)/g, '$1-'), words });
    expect(await checked(number)).toMatchObject({ kind: 'nonAcceptanceNotice', state: 'issued' });
    const { papers } = must(await as('chen').find(getApplication, { matterId }));
    expect(papers).toMatchObject([{ kind: 'nonAcceptanceNotice', sha256: expect.any(String) }]);
  });

  test('stays held when it is surveyed anew', async () => {
    const parcelId = await parcelIn(house, 13);
    const matterId = await mortgageIn(house, 'examined', parcelId);
    must(await as('qin').run(holdParcel, { id: house.id(), parcelId, kind: 'seizure', basis: BASIS }));
    const frame = await frameAt(house);
    const properties = {
      unitNumber: '421303001001GB00013W00000000',
      rightKind: '国有建设用地使用权',
      holder: MORTGAGOR,
      rightFrom: '2020-01-01',
    };
    const geometry = polygon(frame(box(13 * 60, 0, 13 * 60 + 49, 50)));
    must(await bringParcels(house, [{ geometry, properties }], '2026-11-20'));
    expect(await registered(matterId)).toMatchObject(barred);
    const { rows } = await sql<{ id: string }>`select id from parcel
      where unit_number = ${properties.unitNumber} and valid_to is null`.execute(house.db);
    expect(rows[0]!.id).not.toBe(parcelId);
    const anew = await submitted(house, rows[0]!.id);
    expect(await accepted(anew.id)).toMatchObject(barred);
  });
});
