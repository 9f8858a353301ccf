/** What a citizen sees of his matter: where it stands and why, what is never told, the guide, the promises, how he rates, and says that it was not him. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  callApplicant,
  examineApplication,
  itemKeys,
  registerMortgage,
  requestPapers,
  reviewRating,
  withdrawApplication,
} from '#modules/applications/contract';
import { loadHolidayNotice } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { firmNumber, MORTGAGEE, MORTGAGOR, mortgageIn, parcelIn, submitted } from '../../tests/harness/application.ts';
import { MORNING, openTestHouse, type TestHouse } from '../../tests/harness/house.ts';
import { openTestSite } from '../../tests/harness/site.ts';

let house: TestHouse;
let tokenOf: Awaited<ReturnType<typeof openTestSite>>['tokenOf'];
let site: Awaited<ReturnType<typeof openTestSite>>['app'];
let parcel: string;
let address = 0;

beforeAll(async () => {
  house = await openTestHouse();
  parcel = await parcelIn(house);
  const opened = await openTestSite(house);
  site = opened.app;
  tokenOf = opened.tokenOf;
});

const from = () => `10.2.${address++ >> 8}.${address & 255}`;
const get = (url: string, headers: Record<string, string> = { 'accept-language': 'zh-CN' }, remoteAddress = from()) =>
  site.inject({ url, headers, remoteAddress });

const codeOf = async (matterId: string): Promise<string> =>
  (await sql<{ code: string }>`select code from application where matter_id = ${matterId}`.execute(house.db)).rows[0]!
    .code;
const textOf = (markup: string): string =>
  markup
    .replace(/<details>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** `en` holds no sentence of ours in Chinese but what is marked as Chinese. */
function wellFormed(body: string, language: string): void {
  expect(body).toContain(`<html lang="${language}"`);
  expect(body.match(/<h1>/g)).toHaveLength(1);
  expect(body).not.toMatch(/\sstyle=|\son\w+=|<style|<script>|https?:\/\//);
  expect(body).not.toMatch(/>\s*(portal|check|where|guide|promise|rating|disown|kind|state|holiday)\.\w+/);
  expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  if (language !== 'en') return;
  const unmarked = body.replace(/<(\w+)[^>]* lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '').replace(/演示[^<]*/g, '');
  expect(textOf(unmarked.slice(unmarked.indexOf('<main')))).not.toMatch(/\p{Script=Han}{2}/u);
}

describe('a matter', () => {
  test('is told with who has it, by when, and why that day: every day is named', async () => {
    house.clock.set('2026-11-20T10:00:00+08:00');
    const matterId = await mortgageIn(house, 'admitted', parcel);
    house.clock.set(MORNING);
    const code = await codeOf(matterId);
    const page = await get(`/where/${code}`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    const text = textOf(page.body);
    for (const said of [
      '土地抵押登记',
      '已经受理，正在审核',
      '最晚 11月25日 周三 24 点前有结果',
      '演示陈',
      '0000-1234567',
      '演示大道1号',
      '为什么是这一天',
      '11月21日 周六 周末，不算。',
      '11月22日 周日 周末，不算。',
      '11月24日 周二 第 2 个工作日。 就是今天。',
      '11月25日 周三 第 3 个工作日。 到期。',
      '本局服务承诺',
      '受理通知书',
      '他接手联系以前，有事还是找上面这位。',
      '你的查询码',
    ])
      expect(text).toContain(said);
    expect(page.body).toContain(`href="/check/${code}"`);
    wellFormed(page.body, 'zh-CN');
    const english = await get(`/where/${code}`, { 'accept-language': 'en' });
    expect(textOf(english.body)).toContain('By the end of Wed');
    wellFormed(english.body, 'en');
  });

  test('names nobody who applies, no number of his, and no word written inside', async () => {
    const matterId = await mortgageIn(house, 'admitted', parcel);
    must(await house.as('xu').run(examineApplication, { matterId, outcome: 'unfit', words: '内部意见：怀疑虚假合同' }));
    const answers = [
      (await get(`/where/${await codeOf(matterId)}`)).body,
      (await get(`/api/applications.whereIs?code=${await codeOf(matterId)}`)).body,
    ];
    for (const body of answers)
      for (const hidden of [
        MORTGAGOR,
        MORTGAGEE,
        firmNumber(1),
        firmNumber(2),
        '内部意见',
        '5000000',
        '演借2026',
        matterId,
      ])
        expect(body).not.toContain(hidden);
  });

  test('to which somebody objects inside looks like the review that it is, until it is decided', async () => {
    const fit = await mortgageIn(house, 'admitted', parcel);
    const unfit = await mortgageIn(house, 'admitted', parcel);
    must(await house.as('xu').run(examineApplication, { matterId: unfit, outcome: 'unfit', words: '合同未签字' }));
    const told = textOf((await get(`/where/${await codeOf(unfit)}`)).body);
    expect(told).toContain('已经受理，正在审核');
    expect(told).not.toMatch(/没有批|不同意|objected|refused/);
    const roads = [fit, unfit].map(async (id) =>
      JSON.parse((await get(`/api/applications.whereIs?code=${await codeOf(id)}`)).body).road.map(
        (one: { state: string }) => one.state,
      ),
    );
    const [first, second] = await Promise.all(roads);
    expect(second).toEqual(first);
  });

  test('that lacks papers says which, until when, and that there are no others', async () => {
    const { id: matterId, code } = await submitted(house, parcel, { materials: [] });
    must(await house.as('chen').run(requestPapers, { id: house.id(), matterId, more: [] }));
    const text = textOf((await get(`/where/${code}`)).body);
    for (const said of ['还差材料，等你补来', '身份证明 还没有交', '抵押合同 还没有交', '1月25日', '一次性补正告知书'])
      expect(text).toContain(said);
  });

  test('that is late says so first, as a failure of the bureau', async () => {
    const matterId = await mortgageIn(house, 'examined', parcel);
    house.clock.set('2026-12-01T09:00:00+08:00');
    const page = await get(`/where/${await codeOf(matterId)}`);
    expect(textOf(page.body)).toContain('说好 11月27日 周五 办好，已经超了 2 天，是我们没有做到');
    must(await house.as('qin').run(registerMortgage, { id: house.id(), matterId }));
    await house.settle();
    const done = textOf((await get(`/where/${await codeOf(matterId)}`)).body);
    expect(done).toContain('用了 5 个工作日，说好 3 个，没有做到');
    expect(done).toContain('不动产登记证明');
    house.clock.set(MORNING);
  });

  test('whose day rests on a notice that is missing says that it is provisional', async () => {
    house.clock.set('2026-12-31T09:00:00+08:00');
    const code = await codeOf(await mortgageIn(house, 'admitted', parcel));
    expect(textOf((await get(`/where/${code}`)).body)).toContain('这个日子是暂定的');
    house.clock.set(MORNING);
    expect(
      textOf((await get(`/where/${await codeOf(await mortgageIn(house, 'admitted', parcel))}`)).body),
    ).not.toContain('暂定');
  });

  test('whose clock stands still says on which ground of the law, and not in whose words', async () => {
    const matterId = await mortgageIn(house, 'admitted', parcel);
    await sql`update clock set state = 'suspended', pauses = '[{"from":"2026-11-24","until":null}]'
      where matter_id = ${matterId} and name = 'promise'`.execute(house.db);
    await sql`insert into step_taken (matter_id, fact_n, step, fact, to_state, role, happened_at, recorded_at, said)
      values (${matterId}, 99, 'suspendClocks', 'matters.clockSuspended', 'admitted', 'examiner', ${MORNING}, ${MORNING},
        '{"words":"内部的话"}')`.execute(house.db);
    await sql`insert into clock_pausing (matter_id, fact_n, ground, basis, words)
      values (${matterId}, 99, 'appraisal', '行政许可法 45', '内部的话')`.execute(house.db);
    const text = textOf((await get(`/where/${await codeOf(matterId)}`)).body);
    for (const said of ['现在依法停着', '11月24日 周二 起停到现在：鉴定', '行政许可法 45'])
      expect(text).toContain(said);
    expect(text).not.toContain('内部的话');
    expect(text).not.toContain('前有结果');
  });

  test('that was withdrawn has no clock any more', async () => {
    const { id: matterId, code } = await submitted(house, parcel);
    must(await house.as('chen').run(withdrawApplication, { matterId, words: '双方另行协商' }));
    const text = textOf((await get(`/where/${code}`)).body);
    expect(text).toContain('已经撤回');
    expect(text).not.toMatch(/为什么是这一天|双方另行协商/);
  });

  test('is reached from the check of its receipt, and from no other paper', async () => {
    const matterId = await mortgageIn(house, 'registered', parcel);
    const { rows } = await sql<{
      code: string;
      kind: string;
    }>`select code, kind from paper where matter_id = ${matterId}`.execute(house.db);
    for (const { code, kind } of rows) {
      const page = await get(`/check/${code}`);
      expect([kind, page.body.includes(`href="/where/${code}"`)]).toEqual([kind, kind === 'acceptanceReceipt']);
    }
  });
});

describe('a code', () => {
  test('typed with hyphens, spaces, small letters, O and I leads to the matter', async () => {
    const code = await codeOf(await mortgageIn(house, 'admitted', parcel));
    const typed = code
      .replace(/0/g, 'o')
      .replace(/1/g, 'i')
      .toLowerCase()
      .replace(/(.{4})(?=.)/g, '$1- ');
    const answer = await get(`/where?code=${encodeURIComponent(typed)}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/where/${code}`]);
    expect((await get('/where')).headers.location).toBe('/');
  });

  test('that never was is told with the advice to look again; another paper’s leads to what that code is for', async () => {
    const matterId = await mortgageIn(house, 'registered', parcel);
    const { rows } = await sql<{ code: string }>`select code from paper
      where matter_id = ${matterId} and kind = 'registrationProof'`.execute(house.db);
    const proof = rows[0]!.code;
    const [never, other] = [await get('/where/7777777777777777'), await get(`/where/${proof}`)];
    expect([never.statusCode, other.statusCode, other.headers.location]).toEqual([404, 303, `/check/${proof}`]);
    expect(never.body).toContain('没有查到这件事');
    wellFormed(never.body, 'zh-CN');
  });

  test('of the wrong form is kept, as text', async () => {
    for (const url of ['/where?code=%22%3E%3Cb%3E', '/where/%22%3E%3Cb%3E', '/where/a/%22%3E%3Cb%3E']) {
      const page = await get(url);
      expect(page.statusCode).toBe(400);
      expect(page.body).toContain('&quot;&gt;&lt;b&gt;"');
      expect(page.body).toContain('aria-invalid="true"');
    }
  });

  test('can be tried 30 times a minute: on the page, by the query, by a rating and against one', async () => {
    const code = await codeOf(await mortgageIn(house, 'delivered', parcel));
    const ways = [
      (n: number, at: string) => get(`/where/${String(n).padStart(16, '7')}`, {}, at),
      (n: number, at: string) => get(`/api/applications.whereIs?code=${String(n).padStart(16, '7')}`, {}, at),
      (n: number, at: string) => speak('rate', String(n).padStart(16, '7'), { grade: 'satisfied' }, {}, at),
      (n: number, at: string) => speak('disown', String(n).padStart(16, '7'), {}, {}, at),
      ...[{ deed: 'rateService', more: { grade: 'satisfied' } }, { deed: 'disownRating' }].map(
        ({ deed, more }) =>
          (n: number, at: string) =>
            site.inject({
              method: 'POST',
              url: `/api/applications.${deed}`,
              remoteAddress: at,
              payload: { id: house.id(), code: String(n).padStart(16, '7'), applicant: '13800000000', ...more },
            }),
      ),
    ];
    for (const [i, way] of ways.entries()) {
      const statuses: number[] = [];
      for (let n = 0; n < 31; n++) statuses.push((await way(n, `10.9.8.${i}`)).statusCode);
      expect(statuses).toEqual([...Array(30).fill(404), 429]);
    }
    const page = await get(`/where/${code}`, {}, '10.9.8.0');
    expect(page.statusCode).toBe(429);
    expect(page.body).toContain('歇一分钟再查');
    expect(page.body).not.toContain('土地抵押登记');
  });

  test('is come back to after a choice of language or size', async () => {
    const code = await codeOf(await mortgageIn(house, 'admitted', parcel));
    for (const path of [`/where/${code}`, '/guide', '/guide/mortgageSet', '/promise']) {
      expect((await get(`${path}?lang=en`)).headers.location).toBe(path);
      expect((await get(path)).body).toContain(`name="back" value="${path}"`);
    }
  });
});

const speak = (
  deed: 'rate' | 'disown',
  code: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  at = from(),
) =>
  site.inject({
    method: 'POST',
    url: `/where/${code}/${deed}`,
    remoteAddress: at,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'zh-CN', ...headers },
    payload: new URLSearchParams({ id: house.id(), applicant: firmNumber(1), ...fields }).toString(),
  });
const rate = (code: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  speak('rate', code, fields, headers);

describe('not by me', () => {
  test('is offered where it was rated, taken once from an applicant, and told under its own code what came of it', async () => {
    const matterId = await mortgageIn(house, 'delivered', parcel);
    const code = await codeOf(matterId);
    expect((await get(`/where/${code}`)).body).not.toContain('/disown"');
    expect((await rate(code, { grade: 'verySatisfied' })).statusCode).toBe(303);
    for (const language of ['zh-CN', 'en'])
      wellFormed((await get(`/where/${code}`, { 'accept-language': language })).body, language);
    const page = (await get(`/where/${code}`)).body;
    expect(page).toContain(`action="/where/${code}/disown" method="post"`);
    const id = /name="id" value="([^"]+)"/.exec(page)![1]!;
    const stranger = await speak('disown', code, { id, applicant: firmNumber(7), words: '<b>不是我</b>' });
    expect(stranger.statusCode).toBe(422);
    expect(stranger.body).toContain('<details open><summary>不是我评的</summary>');
    expect(stranger.body).toContain('不是申请材料上的电话');
    expect(stranger.body).toContain('&lt;b&gt;不是我&lt;/b&gt;</textarea>');
    let own = '';
    for (let n = 0; n < 2; n++) {
      const answer = await speak('disown', code, { id, words: '我没有评过' });
      expect(answer.statusCode).toBe(303);
      own = String(answer.headers.location).replace('#disown', '');
    }
    const text = async () => textOf((await get(own)).body);
    expect(await text()).toContain('11月24日 周二 你告诉我们，这条评价不是你评的。');
    expect(await text()).toContain('没有经手这件事的人会在五个工作日内回访');
    wellFormed((await get(own, { 'accept-language': 'en' })).body, 'en');
    expect(textOf((await speak('disown', code, {})).body)).toContain('已经说过一次');
    // Whoever has the code alone sees no trace of it.
    const others = textOf((await get(`/where/${code}`)).body);
    expect([others.includes('这件事评过了'), others.includes('你告诉我们')]).toEqual([true, false]);
    expect((await get(own)).body).not.toContain('非常满意');

    must(await house.as('he').run(callApplicant, { matterId: id, outcome: 'notOwn', words: '本人说没有评过' }));
    must(await house.as('wu').run(reviewRating, { matterId: id, outcome: 'setAside', words: '听过录音，同意' }));
    expect(await text()).toContain('那条评价不再计入，你可以自己评一次');
    expect((await get(own)).body).toContain(`action="/where/${code}/rate"`);
    wellFormed((await get(own, { 'accept-language': 'en' })).body, 'en');
    expect((await rate(code, { grade: 'dissatisfied' })).statusCode).toBe(303);
  });

  test('by somebody who is signed in is refused', async () => {
    const code = await codeOf(await mortgageIn(house, 'delivered', parcel));
    expect((await rate(code, { grade: 'verySatisfied' })).statusCode).toBe(303);
    const answer = await speak('disown', code, {}, { cookie: `cuntu=${await tokenOf('chen')}` });
    expect([answer.statusCode, textOf(answer.body).includes('也不能说不是自己评的')]).toEqual([422, true]);
  });
});

describe('rating', () => {
  test('is offered when it has ended, taken once, and shown to the rater alone', async () => {
    const open = await codeOf(await mortgageIn(house, 'registered', parcel));
    expect((await get(`/where/${open}`)).body).not.toContain('/rate"');
    const code = await codeOf(await mortgageIn(house, 'delivered', parcel));
    const page = await get(`/where/${code}`);
    wellFormed(page.body, 'zh-CN');
    const id = /name="id" value="([^"]+)"/.exec(page.body)![1]!;
    let own = '';
    const fields = { id, grade: 'dissatisfied', words: '等得太久'.repeat(120), phone: '' };
    for (let n = 0; n < 2; n++) {
      const answer = await rate(code, fields);
      expect(answer.statusCode).toBe(303);
      own = String(answer.headers.location);
    }
    const after = await get(own.replace('#rate', ''));
    wellFormed(after.body, 'zh-CN');
    expect(textOf(after.body)).toContain('11月24日 周二 你评了“不满意”');
    expect(after.body).not.toContain('/rate"');
    const again = await rate(code, { grade: 'satisfied' });
    for (const [page, status] of [
      [again, 422],
      [await get(`/where/${code}`), 200],
    ] as const) {
      expect([page.statusCode, textOf(page.body).includes('这件事评过了')]).toEqual([status, true]);
      expect(page.body).not.toContain('不满意');
    }
  });

  test('keeps what was typed where something is missing or wrong', async () => {
    const code = await codeOf(await mortgageIn(house, 'delivered', parcel));
    const none = await rate(code, { words: '<b>好</b>' });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('请先选一个');
    expect(none.body).toContain('&lt;b&gt;好&lt;/b&gt;</textarea>');
    const phone = await rate(code, { grade: 'satisfied', phone: '打我手机' });
    expect(phone.body).toContain('这不像电话号码');
    expect(phone.body).toMatch(/value="satisfied" checked/);
    expect((await rate(code, { grade: 'satisfied', words: '长'.repeat(501) })).body).toContain('写得太长了');
    wellFormed((await rate(code, {}, { 'accept-language': 'en' })).body, 'en');
    const stranger = await rate(code, { grade: 'satisfied', applicant: firmNumber(7) });
    expect([stranger.statusCode, stranger.body.includes('不是申请材料上的电话')]).toEqual([422, true]);
    expect((await rate('short', { grade: 'satisfied' })).statusCode).toBe(400);
  });

  test('by somebody who is signed in is refused, and he is told why', async () => {
    const code = await codeOf(await mortgageIn(house, 'delivered', parcel));
    const token = await tokenOf('chen');
    const answer = await rate(code, { grade: 'verySatisfied' }, { cookie: `cuntu=${token}` });
    expect([answer.statusCode, textOf(answer.body).includes('登录着的人不能评价')]).toEqual([422, true]);
    expect((await rate(code, { grade: 'verySatisfied' })).statusCode).toBe(303);
  });
});

describe('the guide', () => {
  test.each(itemKeys)('of %s says who, what with samples, where, fee, limits with article, law', async (item) => {
    for (const language of ['zh-CN', 'en']) {
      const page = await get(`/guide/${item}`, { 'accept-language': language });
      expect(page.statusCode).toBe(200);
      expect(page.headers['x-robots-tag']).toBeUndefined();
      wellFormed(page.body, language);
    }
    const text = textOf((await get(`/guide/${item}`)).body);
    for (const said of [
      '谁来办',
      '带什么',
      '长什么样',
      '演示服务窗口',
      '演示大道1号',
      '0000-1234567',
      '收多少钱',
      '我们答应',
      '法律规定',
      '谁决定',
      '按哪些规定办',
    ])
      expect(text).toContain(said);
  });

  test('sends people where they can book, and nowhere else', async () => {
    const names = (body: string) =>
      [...body.matchAll(/<b(?: lang="zh-CN")?>([^<]*窗口[^<]*)<\/b>/g)].map(([, name]) => name);
    const booked = names((await get('/appointment')).body);
    expect(booked.length).toBeGreaterThan(0);
    expect(names((await get('/guide/mortgageSet')).body)).toEqual(booked);
  });

  test('lists them all, and one that is not there is answered with those that are', async () => {
    const list = await get('/guide');
    const missing = await get('/guide/nosuch');
    expect([list.statusCode, missing.statusCode]).toEqual([200, 404]);
    for (const page of [list, missing]) {
      wellFormed(page.body, 'zh-CN');
      for (const item of itemKeys) expect(page.body).toContain(`href="/guide/${item}"`);
    }
  });
});

test('a day that moved since the receipt was printed is told where it is followed', async () => {
  house.clock.set('2026-12-14T09:00:00+08:00');
  const matterId = await mortgageIn(house, 'admitted', parcel);
  const off = [{ holiday: 'special' as const, from: '2026-12-16', to: '2026-12-16' }];
  const days = { year: 2026, number: 'a day off', issuedOn: '2026-12-14', scope: 'change' as const, off, work: [] };
  const notice = { ...days, source: 'a test', confidence: 'V' as const };
  must(await house.as('gu').run(loadHolidayNotice, { id: house.id(), notice }));
  await house.settle();
  const page = await get(`/where/${await codeOf(matterId)}`);
  expect(textOf(page.body)).toContain('放假安排变了，说好的日子从 12月17日 周四 改到 12月18日 周五，以这里为准。');
  wellFormed((await get(`/where/${await codeOf(matterId)}`, { 'accept-language': 'en' })).body, 'en');
  house.clock.set(MORNING);
});

test('a day that the receipt calls provisional is told where it is checked and followed, once a notice settles it', async () => {
  const own = await openTestHouse({ seed: 'settled' });
  const { app } = await openTestSite(own);
  const matterId = await mortgageIn(own, 'admitted', await parcelIn(own));
  await own.settle();
  const { rows } = await sql<{ code: string }>`select code from application where matter_id = ${matterId}`.execute(
    own.db,
  );
  const pages = async (language: string) =>
    Promise.all(
      [`/check/${rows[0]!.code}`, `/where/${rows[0]!.code}`].map(async (url) => {
        const { body } = await app.inject({ url, headers: { 'accept-language': language } });
        wellFormed(body, language);
        return textOf(body);
      }),
    );
  const said = '原来说的法定期限是暂定的，11月24日 周二 放假安排公布后定了：2027年1月6日 周三。';
  for (const text of await pages('zh-CN')) expect(text).not.toContain(said);
  const notice = {
    year: 2027,
    number: '演示放假2027',
    issuedOn: '2026-11-24',
    scope: 'year' as const,
    off: [{ holiday: 'newYear' as const, from: '2027-01-01', to: '2027-01-03' }],
    work: [],
    source: 'a test',
    confidence: 'V' as const,
  };
  must(await own.as('gu').run(loadHolidayNotice, { id: own.id(), notice }));
  await own.settle();
  for (const text of await pages('zh-CN')) expect(text).toContain(said);
  await pages('en');
});

describe('the page of promises', () => {
  test('tells a few only as a few, and more with bars that can be read aloud', async () => {
    const fresh = await openTestHouse({ seed: 'promise' });
    const { app: own } = await openTestSite(fresh);
    const page = async (language = 'zh-CN') => {
      const { statusCode, body } = await own.inject({ url: '/promise', headers: { 'accept-language': language } });
      expect(statusCode).toBe(200);
      wellFormed(body, language);
      return body;
    };
    expect(await page()).toContain('这一年里还没有办完的事');
    const land = await parcelIn(fresh);
    const finish = async () => {
      await mortgageIn(fresh, 'registered', land);
      await fresh.settle();
    };
    await finish();
    await finish();
    expect(await page()).toContain('少数');
    expect(await page()).not.toMatch(/promise-(picture|legend)/);
    await finish();
    expect(await page()).toContain(
      'aria-label="2026年11月：说好 3 个工作日，一半在当天以内，九成在当天以内；3 件按时，0 件晚了"',
    );
    expect(textOf(await page())).toContain('3 个工作日 3 当天 当天 都按时');
    await page('en');
  });
});

test('the first page asks for a receipt before it asks for a paper', async () => {
  for (const language of ['zh-CN', 'en']) wellFormed((await get('/', { 'accept-language': language })).body, language);
  const { body } = await get('/');
  expect(body.indexOf('action="/where"')).toBeGreaterThan(0);
  expect(body.indexOf('action="/where"')).toBeLessThan(body.indexOf('action="/check"'));
  for (const link of ['/guide', '/promise', '/office']) expect(body).toContain(`href="${link}"`);
});
