/** Orders as their officers give them: mandatory content, two licences, modes of service, defiance reported upward. */
import { must, type Result } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPaper } from '#modules/papers/contract';
import { verifyFinding } from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { textOfPages } from '#platform/documents/poppler';
import { insertStored } from '#platform/files';
import { answered, findingIn, inputsFor, reported, versionOf } from '../../../tests/harness/finding.ts';
import { type CastName, everybody, idOf, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import {
  findNotices,
  getDrawnNotice,
  getNoticeDraft,
  issueStopNotice,
  previewStopNotice,
  reportDefiance,
  serveStopNotice,
} from './contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ press: 'real' });
});

type Inputs = Awaited<ReturnType<typeof inputsFor>>;
const seen = new Set<string>();

async function refused(doing: () => Promise<Result<unknown>>, code: string, at?: string) {
  const before = await house.rowCounts();
  const done = await doing();
  expect(done).toMatchObject({ ok: false, refusal: { code, ...(at ? { at } : {}) } });
  expect(await house.rowCounts()).toEqual(before);
  seen.add(code);
  return done.ok ? undefined : done.refusal;
}

const issue = async (more: (good: Inputs['issue']) => object, who: CastName = 'song') => {
  const good = (await inputsFor(house, await findingIn(house, 'confirmed'))).issue;
  return () => house.as(who).run(issueStopNotice, { ...good, ...more(good) });
};

describe('an order is refused', () => {
  const wrong: [string, (good: Inputs['issue']) => object, string][] = [
    ['without a name', ({ party }) => ({ party: { ...party, name: ' ' } }), 'party.name'],
    ['without what is being done', () => ({ act: '挖' }), 'act'],
    ['without the use of the land', () => ({ landUse: '' }), 'landUse'],
    ['of no known article', () => ({ violation: 'other' }), 'violation'],
    [
      'with half an identity number',
      ({ party }) => ({ party: { ...party, identityNumber: '42130' } }),
      'party.identityNumber',
    ],
  ];
  test.each(wrong)('%s', async (_, more, at) => {
    const refusal = await refused(await issue(more), 'input.invalid');
    expect(refusal?.faults?.map((fault) => fault.at)).toEqual([at]);
  });

  const officers: [string, string[], string, string][] = [
    ['of one officer', ['song'], 'finding.twoOfficers', 'officers'],
    ['of an officer whose licence ended yesterday', ['song', 'sun'], 'finding.officerUnlicensed', 'officers.1'],
    ['of an officer of another county', ['song', 'yao'], 'finding.officerElsewhere', 'officers.1'],
    ['by one who is not among its officers', ['shi', 'lin'], 'finding.actorNotThere', 'officers'],
  ];
  test.each(officers)('%s', async (_, names, code, at) => {
    await refused(await issue(() => ({ officers: names.map(idOf) })), code, at);
  });

  test('on the day after the licences end, and not on their last day', async () => {
    house.clock.set('2027-12-31T23:59:00+08:00');
    const { issue: good } = await inputsFor(house, await findingIn(house, 'confirmed'));
    house.clock.set('2028-01-01T00:00:00+08:00');
    await refused(() => house.as('song').run(issueStopNotice, good), 'may.noLicence');
    house.clock.set('2027-12-31T23:59:30+08:00');
    must(await house.as('song').run(issueStopNotice, good));
    house.clock.set('2026-11-24T09:00:00+08:00');
  });

  test('when a character cannot be printed, and its number is not used up', async () => {
    const unprintable = await issue(({ party }) => ({ party: { ...party, name: '钱\u{e123}' } }));
    await refused(unprintable, 'paper.unprintable');
  });

  test('to a coordinator, another county, a reviewer; and when it has been given already', async () => {
    for (const who of ['bai', 'yao', 'zhou'] as const) await refused(await issue(() => ({}), who), 'may.denied');
    const { issue: good } = await inputsFor(house, await findingIn(house, 'ordered'));
    await refused(() => house.as('song').run(issueStopNotice, good), 'step.past');
  });
});

test('a notice that its second officer does not sign is void, and the next has another number', async () => {
  const matterId = await findingIn(house, 'drawn');
  must(await answered(house, matterId, 'shi', false));
  const { issue: good } = await inputsFor(house, matterId);
  must(await house.as('song').run(issueStopNotice, good));
  const anew = { ...(await inputsFor(house, matterId)).issue, version: await versionOf(house, matterId) };
  must(await house.as('song').run(issueStopNotice, anew));
  const { papers } = must(await house.as('song').find(findNotices, { matterId }));
  expect(papers.map((paper) => paper.state)).toEqual(['void', 'void', 'drawn']);
  expect(new Set(papers.map((paper) => paper.number)).size).toBe(3);
  must(await answered(house, matterId, 'shi'));
});

test('a notice is out with the yes of its second officer: not printed, not checked, not dated before', async () => {
  const matterId = await findingIn(house, 'confirmed');
  const { issue: good } = await inputsFor(house, matterId);
  const { code } = must(await house.as('song').run(issueStopNotice, good));
  const [asNobody, asSong] = [house.as('nobody'), house.as('song')];
  const noticeNow = async () => must(await asSong.find(findNotices, { matterId })).papers[0]!;
  await house.settle();
  expect(await noticeNow()).toMatchObject({ state: 'drawn', issuedAt: null, sha256: null });
  expect(await asNobody.find(checkPaper, { code })).toMatchObject({ refusal: { code: 'thing.notFound' } });
  house.clock.set('2026-11-25T00:10:00+08:00');
  must(await answered(house, matterId, 'shi'));
  await house.settle();
  expect(await noticeNow()).toMatchObject({ state: 'issued', pages: 2 });
  expect(must(await asNobody.find(checkPaper, { code })).issuedOn).toBe('2026-11-25');
  expect(await wordsOf((await noticeNow()).sha256!)).toContain('2026年11月25日');
  house.clock.set('2026-11-24T09:00:00+08:00');
});

test('a notice that its second officer denies was never out', async () => {
  const matterId = await findingIn(house, 'confirmed');
  const { code } = must(await house.as('song').run(issueStopNotice, (await inputsFor(house, matterId)).issue));
  must(await answered(house, matterId, 'shi', false));
  await house.settle();
  const { papers } = must(await house.as('song').find(findNotices, { matterId }));
  expect(papers).toMatchObject([{ state: 'void', issuedAt: null, sha256: null }]);
  expect(await house.as('nobody').find(checkPaper, { code })).toMatchObject({ refusal: { code: 'thing.notFound' } });
});

test('a service by one who was not there is made anew, and the last one counts', async () => {
  const matterId = await findingIn(house, 'handed');
  must(await answered(house, matterId, 'shi', false));
  const { serve } = await inputsFor(house, matterId, ['song', 'lin']);
  must(await house.as('song').run(serveStopNotice, { ...serve, receivedBy: '演示孙八' }));
  must(await answered(house, matterId, 'lin'));
  const { papers } = must(await house.as('song').find(findNotices, { matterId }));
  expect(papers).toMatchObject([{ state: 'issued', service: { receivedBy: '演示孙八' } }]);
});

test('how it would read is the record that is kept when it is issued; nothing is used up by looking', async () => {
  const matterId = await findingIn(house, 'confirmed');
  const { issue: good } = await inputsFor(house, matterId);
  const { party, officers, violation, act, landUse } = good;
  const asked = { matterId, partyKind: party.kind, partyName: party.name, violation, act, landUse };
  const before = await house.rowCounts();
  const preview = must(await house.as('song').find(previewStopNotice, { ...asked, officers: officers.join(',') }));
  expect(await house.rowCounts()).toEqual(before);
  const issued = must(await house.as('song').run(issueStopNotice, good));
  const { rows } = await sql<{ record: Record<string, unknown> }>`
    select record from paper where id = ${issued.id}`.execute(house.db);
  const { verification, demo: _demo, service: _service, ...kept } = rows[0]!.record;
  const { issuedOn: _issuedOn, ...read } = preview;
  expect(kept).toMatchObject(read);
  // Who is to sign it too reads the same, and nobody reads it as waiting once he has.
  const waiting = async () => must(await house.as('shi').find(getDrawnNotice, { matterId })).notice;
  expect(await waiting()).toMatchObject({ ...read, issuedOn: '2026-11-24', partyId: party.id, partyKind: party.kind });
  must(await answered(house, matterId, 'shi'));
  expect(await waiting()).toBeNull();
  expect(verification).toEqual({
    enteredBy: '演示宋',
    confirmedBy: '演示石',
    at: expect.stringMatching(/^2026-11-24T09:\d\d$/),
  });
});

describe('service is refused', () => {
  test('by the licence of the day on which it was served, not of its recording', async () => {
    house.clock.set('2026-11-23T10:00:00+08:00');
    const { serve } = await inputsFor(house, await findingIn(house, 'ordered'), ['song', 'sun']);
    house.clock.set('2026-11-24T09:00:00+08:00');
    const today = { ...serve, servedAt: house.clock.now() };
    await refused(() => house.as('song').run(serveStopNotice, today), 'finding.officerUnlicensed', 'officers.1');
    must(await house.as('song').run(serveStopNotice, serve));
  });

  const cases: [string, object, string, string][] = [
    ['handed over to nobody', { receivedBy: undefined }, 'service.receiverNeeded', 'receivedBy'],
    ['left without witness or picture', { mode: 'leftWithWitness' }, 'service.witnessNeeded', 'witness'],
    ['refused without witness or picture', { mode: 'refused' }, 'service.witnessNeeded', 'witness'],
    ['left with a witness and no picture', { mode: 'leftWithWitness', witness: 'W' }, 'service.photoNeeded', 'photos'],
    ['before it was issued', { servedAt: '2026-11-24T08:58:00+08:00' }, 'service.beforeIssued', 'servedAt'],
    ['ahead of the clock', { servedAt: '2026-11-24T09:11:00+08:00' }, 'finding.inFuture', 'servedAt'],
    ['by one officer', { officers: [idOf('song')] }, 'finding.twoOfficers', 'officers'],
    [
      'with an officer without licence',
      { officers: [idOf('song'), idOf('sun')] },
      'finding.officerUnlicensed',
      'officers.1',
    ],
    ['by one who was not there', { officers: [idOf('shi'), idOf('lin')] }, 'finding.actorNotThere', 'officers'],
    ['with a picture that nobody put', { mode: 'refused', photos: ['c'.repeat(64)] }, 'file.unknown', 'photos.0'],
  ];
  test.each(cases)('%s', async (_, more, code, at) => {
    const { serve } = await inputsFor(house, await findingIn(house, 'ordered'));
    await refused(() => house.as('song').run(serveStopNotice, { ...serve, ...more }), code, at);
  });

  test('of what was not ordered', async () => {
    const { serve } = await inputsFor(house, await findingIn(house, 'confirmed'));
    await refused(() => house.as('song').run(serveStopNotice, serve), 'step.notNow');
  });
});

test('each way of service is kept as it was', async () => {
  const picture = await photo();
  const ways = [
    { mode: 'handedOver', receivedBy: '演示钱九', witness: undefined },
    { mode: 'leftWithWitness', receivedBy: undefined, witness: '演示赵六', photos: [picture] },
    { mode: 'refused', receivedBy: undefined, witness: undefined, photos: [picture] },
  ] as const;
  for (const way of ways) {
    const matterId = await findingIn(house, 'ordered');
    const { serve } = await inputsFor(house, matterId);
    must(
      await house
        .as('song')
        .run(serveStopNotice, { ...serve, ...way, photos: [...('photos' in way ? way.photos : [])] }),
    );
    const { papers } = must(await house.as('song').find(findNotices, { matterId }));
    expect(papers[0]!.service).toMatchObject({
      mode: way.mode,
      receivedBy: way.receivedBy ?? null,
      witness: way.witness ?? null,
    });
  }
});

describe('defiance', () => {
  test('is reported by an inspector to at least two above, and is refused to others', async () => {
    const { defiance } = await inputsFor(house, await findingIn(house, 'defied'));
    const one = { ...defiance, addressees: ['演示市人民政府'] };
    await refused(() => house.as('lin').run(reportDefiance, one), 'input.invalid');
    await refused(() => house.as('song').run(reportDefiance, defiance), 'may.denied');
    const odd = { ...defiance, words: '继续施工\u{e123}' };
    await refused(() => house.as('lin').run(reportDefiance, odd), 'paper.unprintable');
    expect(must(await house.as('lin').run(reportDefiance, defiance)).number).toMatch(/〔2026〕\d+号$/);
  });

  test('cannot be reported where the work has stopped', async () => {
    const { defiance } = await inputsFor(house, await findingIn(house, 'stopped'));
    await refused(() => house.as('lin').run(reportDefiance, defiance), 'step.past');
  });
});

test('every refusal of the contracts has been given above', () => {
  const declared = [issueStopNotice, serveStopNotice, reportDefiance].flatMap((contract) => [...contract.refusals]);
  expect(declared.filter((code) => !seen.has(code))).toEqual([]);
});

test('the paper that is printed says what was ordered, of whom, by whom; and its code checks', async () => {
  const { id } = await reported(house);
  const inputs = await inputsFor(house, id);
  must(await house.as('song').run(verifyFinding, inputs.verify));
  must(await answered(house, id, 'shi'));
  const draft = must(await house.as('song').find(getNoticeDraft, { matterId: id }));
  expect(
    draft.officers
      .slice(0, 2)
      .map((one) => one.personId)
      .sort(),
  ).toEqual([idOf('song'), idOf('shi')].sort());
  const issued = must(await house.as('song').run(issueStopNotice, inputs.issue));
  must(await answered(house, id, 'shi'));
  await house.settle();
  expect(house.faults).toEqual([]);
  const paper = must(await house.as('song').find(findNotices, { matterId: id })).papers[0]!;
  expect(paper).toMatchObject({ number: issued.number, leafHash: issued.leafHash, pages: expect.any(Number) });
  const text = (await wordsOf(paper.sha256!)).replaceAll('-', '');
  for (const words of [
    issued.number,
    inputs.issue.party.name,
    inputs.issue.act,
    issued.code,
    '演示宋',
    'YSsong',
    '演示石',
  ])
    expect(text).toContain(words.replaceAll('-', ''));
  const checked = must(await house.as('nobody').find(checkPaper, { code: issued.code }));
  expect(checked).toMatchObject({ number: issued.number, leafHash: issued.leafHash, sha256: paper.sha256, demo: true });
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from paper_print where paper_id = ${issued.id}`.execute(house.db);
  expect(rows[0]!.n).toBe(1);
});

async function wordsOf(sha256: string): Promise<string> {
  const bytes: Buffer[] = [];
  for await (const chunk of (await house.house.files.open(sha256))!.stream) bytes.push(chunk as Buffer);
  return textOfPages(Buffer.concat(bytes)).join('');
}

async function photo(): Promise<string> {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const kept = must(await house.house.files.put(Buffer.from(png, 'base64'), { claimedType: 'image/png' }));
  await insertStored(house.db, kept, everybody, house.clock.now());
  return kept.sha256;
}
